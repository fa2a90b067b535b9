import type { Fitted, Interactions } from '@cadre/learn'
import { sliceRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { minimumCounts } from '@cadre/people'
import type { Explanation, PairMap } from '../study/study-result.ts'
import { bandColumn } from './value-bands.ts'

type JointEffects = NonNullable<Explanation['joint']>

/** Numbers of interactions held at once: 32 MB. */
const mostNumbers = 1 << 22
const mostPairs = 8
/** Pairs under this share of the movement say nothing. */
const leastShare = 0.002

/**
 * What columns do together in these rows, strongest pairs first, and where the strongest pair raises and lowers.
 * Gives nothing for a model that cannot tell, or whose columns all act alone.
 */
export function jointEffectsOf(fitted: Fitted, table: Table): JointEffects | undefined {
  const { interactions } = fitted
  if (!interactions || table.rowCount === 0) return undefined
  const perRow = fitted.outputs * table.columns.length ** 2
  const rowsAtOnce = Math.max(1, Math.floor(mostNumbers / perRow))
  // One part is kept for the map; of more parts each is made when it is its turn.
  const whole = rowsAtOnce >= table.rowCount ? interactions.call(fitted, table) : undefined
  const parts = whole ? [whole] : inParts(interactions.bind(fitted), table, rowsAtOnce)
  const { names, alone, together } = meanStrengths(parts, table.rowCount * fitted.outputs)
  const strengths = pairStrengths(names, together)
  const joint = strengths.reduce((sum, { strength }) => sum + strength, 0)
  const total = joint + alone.reduce((sum, strength) => sum + strength, 0)
  const pairs = strengths
    .filter(({ strength }) => strength > 0 && strength >= leastShare * total)
    .slice(0, mostPairs)
    .map(({ columns, strength }) => ({ columns, meanAbsolute: strength, share: strength / total }))
  const [strongest] = pairs
  if (!strongest) return undefined
  // Of several classes there would be a map for each.
  const map = whole && fitted.outputs === 1 ? mapOf(whole, table, strongest.columns) : undefined
  return { rows: table.rowCount, share: joint / total, pairs, ...(map && { map }) }
}

function* inParts(
  interactions: (table: Table) => Interactions,
  table: Table,
  rowsAtOnce: number,
): Generator<Interactions> {
  for (let start = 0; start < table.rowCount; start += rowsAtOnce)
    yield interactions(sliceRows(table, start, Math.min(table.rowCount, start + rowsAtOnce)))
}

interface Strengths {
  readonly names: readonly string[]
  /** Mean over rows and outputs of what each column moves alone, without its sign. */
  readonly alone: Float64Array
  /** The same of pairs, both halves together, names × names. */
  readonly together: Float64Array
}

function meanStrengths(parts: Iterable<Interactions>, cells: number): Strengths {
  let names: readonly string[] = []
  let sums = new Float64Array(0)
  for (const part of parts) {
    names = part.names
    const square = names.length ** 2
    if (sums.length === 0) sums = new Float64Array(square)
    for (let at = 0; at < part.values.length; at++) sums[at % square]! += Math.abs(part.values[at]!)
  }
  return {
    names,
    alone: Float64Array.from(names, (_, i) => sums[i * names.length + i]! / cells),
    together: sums.map((sum) => (2 * sum) / cells),
  }
}

interface PairStrength {
  readonly columns: readonly [string, string]
  readonly strength: number
}

function pairStrengths(names: readonly string[], together: Float64Array): PairStrength[] {
  return names
    .flatMap((second, j) =>
      names.slice(0, j).map((first, i) => ({
        columns: [first, second] as const,
        strength: together[i * names.length + j]!,
      })),
    )
    .toSorted((a, b) => b.strength - a.strength)
}

/** What a pair does together by bands of both columns; cells of too few rows to be shown stay empty. */
function mapOf(
  { names, values }: Interactions,
  table: Table,
  [a, b]: readonly [string, string],
): PairMap | undefined {
  const [down, across] = [bandColumn(table, a), bandColumn(table, b)]
  if (!down || !across) return undefined
  const at = names.indexOf(a) * names.length + names.indexOf(b)
  const jointly = Float64Array.from(
    { length: table.rowCount },
    (_, row) => 2 * values[row * names.length ** 2 + at]!,
  )
  const cells = Array.from({ length: countBands(down.bands) }, (_, i) =>
    Array.from({ length: countBands(across.bands) }, (_band, j) =>
      meanInside(jointly, (row) => down.bandOf[row] === i && across.bandOf[row] === j),
    ),
  )
  return { down: down.bands, across: across.bands, cells }
}

function meanInside(
  values: Float64Array,
  isInside: (row: number) => boolean,
): PairMap['cells'][number][number] {
  const inside = values.filter((_, row) => isInside(row))
  if (inside.length < minimumCounts.disclosureMinimum) return {}
  return { count: inside.length, value: inside.reduce((sum, value) => sum + value, 0) / inside.length }
}

function countBands(bands: PairMap['down']): number {
  return bands.kind === 'levels' ? bands.levels.length : bands.cuts.length + 1
}
