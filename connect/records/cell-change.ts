import { comparable } from './cell-words.ts'
import type { FullName } from './full-name.ts'
import type { CellReading, SheetCell } from './read-cell.ts'
import { minorDigits } from './read-cell.ts'
import type { WishedValue } from './record-value.ts'

/**
 * In what a cell is read as something else than what stands in it: `spaces` and `signs` that were taken off, letters in
 * another `case`, a word for `nothing`, a `word` that means another, a year of two digits (`short year`), a `day` or
 * `number` as its column writes it, a `percent`, a text that was taken apart (`parts`).
 */
export type ChangeKind =
  | 'spaces'
  | 'signs'
  | 'case'
  | 'nothing'
  | 'word'
  | 'short year'
  | 'day'
  | 'number'
  | 'percent'
  | 'parts'

/** A cell that is read differently from what stands in it. */
export interface CellChange {
  readonly column: string
  readonly kind: ChangeKind
  readonly before: string
  /** Empty where the cell is taken for nothing. */
  readonly after: string
}

interface ChangedCell {
  readonly raw: SheetCell
  readonly reading: CellReading<WishedValue | FullName>
  /** What the cells of the column are read as. */
  readonly type: string | undefined
  readonly isPercent: boolean
}

/** Longer texts are cut: an example shows what was done, not the whole cell. */
const longest = 80

/** What became of a cell beside what stands in it; `undefined` when that is the same, or the cell is empty or no good. */
export function changeOf(cell: ChangedCell): Omit<CellChange, 'column'> | undefined {
  const { raw, reading } = cell
  if (raw === null || raw === '' || 'problem' in reading) return undefined
  const before = String(raw)
  if ('isEmpty' in reading)
    return before.trim() === '' ? undefined : { kind: 'nothing', before: cut(before), after: '' }
  const after = textOf(reading.value)
  const kind = before === after ? undefined : kindOf(cell, before, after)
  return kind && { kind, before: cut(before), after: cut(after) }
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

function kindOf(cell: ChangedCell, before: string, after: string): ChangeKind | undefined {
  const plain = before.trim()
  const padding = plain === before ? undefined : 'spaces'
  switch (cell.type) {
    case 'parts':
    case 'texts':
      return 'parts'
    case 'date':
    case 'instant':
      if (plain === after) return padding
      return plain.includes(after.slice(0, 4)) ? 'day' : 'short year'
    case 'integer':
    case 'number':
    case 'money':
      if (cell.isPercent || plain.endsWith('%')) return 'percent'
      return /^-?\d+(?:\.\d+)?$/.test(plain) ? padding : 'number'
    case 'boolean':
      return ['yes', 'no', 'true', 'false'].includes(plain.toLowerCase()) ? padding : 'word'
    case 'choice':
      return comparable(plain) === comparable(after) ? padding : 'word'
    default:
      return kindOfText(before, after)
  }
}

function kindOfText(before: string, after: string): ChangeKind {
  const squeezed = before.replaceAll(/\s+/gu, ' ').trim()
  if (squeezed === after || before.trim() === after) return 'spaces'
  if (squeezed.toLowerCase() === after.toLowerCase()) return 'case'
  return squeezed.replaceAll(/^'|\0/g, '') === after ? 'signs' : 'word'
}

function textOf(value: WishedValue | FullName): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null || typeof value !== 'object') return String(value ?? '')
  if ('lookUp' in value) return value.text
  if ('firstName' in value) return `${value.firstName} · ${value.lastName}`
  if ('minor' in value) {
    const digits = minorDigits(value.currency) ?? 2
    return `${(value.minor / 10 ** digits).toFixed(digits)} ${value.currency}`
  }
  return value.join(' · ')
}
