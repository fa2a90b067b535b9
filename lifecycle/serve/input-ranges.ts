import type { Column } from '@cadre/learn/table'
import type { ReferenceStatistics } from '../register/reference-statistics.ts'
import type { InputNote } from './score-inputs.ts'

/** A number further from the middle eight tenths of training than so many times their width is far from everything. */
const farWidths = 3

/** An input that more than this share of training rows had is missed when it is not there. */
const usualShare = 0.5

interface InputRanges {
  /** How many inputs the model usually has. */
  readonly usual: number
  readonly isUsual: (column: string) => boolean
  /** What is odd about a cell that is there; undefined when nothing is. */
  readonly oddity: (column: Column, row: number) => Pick<InputNote, 'code' | 'message'> | undefined
}

/**
 * What single inputs are compared with: the distributions that the bundle keeps of its training rows. Fewer than
 * `minimumRows` of a column say nothing.
 */
export function createInputRanges({ rows, columns }: ReferenceStatistics, minimumRows: number): InputRanges {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const usual = new Set(
    columns.filter(({ missing }) => rows > 0 && missing < usualShare * rows).map(({ name }) => name),
  )
  return {
    usual: usual.size,
    isUsual: (column) => usual.has(column),
    oddity: (column, row) => {
      const reference = byName.get(column.name)
      if (!reference || rows - reference.missing < minimumRows) return undefined
      if (reference.kind === 'numbers') {
        if (column.kind !== 'number' || reference.cuts.length < 2) return undefined
        return farNumber(column.name, column.values[row]!, reference.cuts)
      }
      if (column.kind !== 'category' || reference.other > 0) return undefined
      const label = column.levels[column.codes[row]!]!
      if (reference.levels.some(({ level }) => level === label)) return undefined
      return {
        code: 'label-unknown',
        message: `"${column.name}" is "${label}", which the model has never seen.`,
      }
    },
  }
}

function farNumber(
  name: string,
  value: number,
  cuts: readonly number[],
): Pick<InputNote, 'code' | 'message'> | undefined {
  const low = cuts[0]!
  const high = cuts.at(-1)!
  const reach = farWidths * (high - low)
  if (value >= low - reach && value <= high + reach) return undefined
  return {
    code: 'out-of-range',
    message: `"${name}" is ${value}, far from what the model learned from (mostly ${low} to ${high}).`,
  }
}
