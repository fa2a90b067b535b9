import { codesIn, levelWeights } from '../preprocess/level-codes.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'

/** A column made of one or two others, with what it learned. */
export type Formula =
  | { readonly kind: PairKind; readonly of: readonly [string, string] }
  | ({ readonly kind: GroupKind; readonly of: readonly [number: string, category: string] } & GroupMeans)
  | ({ readonly kind: 'count'; readonly of: readonly [category: string] } & LevelCounts)

export type PairKind = 'ratio' | 'difference' | 'product' | 'days'
export type GroupKind = 'from-group' | 'over-group'

interface GroupMeans {
  readonly levels: readonly string[]
  /** Mean of the number in each level. */
  readonly means: readonly number[]
  /** Mean in all rows, for levels never or seldom seen. */
  readonly overall: number
}

interface LevelCounts {
  readonly levels: readonly string[]
  readonly counts: readonly number[]
}

/** Rows from which on the mean of a level is its own. */
const leastOfLevel = 10

/** The cells of the new column; NaN where it cannot be computed. Throws `column-missing` or `column-kind`. */
export function computeFormula(table: Table, formula: Formula): Float64Array {
  switch (formula.kind) {
    case 'ratio':
      return pairwise(table, formula.of, (a, b) => a / b)
    case 'difference':
      return pairwise(table, formula.of, (a, b) => a - b)
    case 'product':
      return pairwise(table, formula.of, (a, b) => a * b)
    case 'days': {
      const [from, to] = formula.of.map((name) => columnOfKind(table, name, 'date').days)
      return from!.map((day, row) => to![row]! - day)
    }
    case 'from-group':
      return besideGroup(table, formula, (own, mean) => own - mean)
    case 'over-group':
      return besideGroup(table, formula, (own, mean) => own / mean)
    case 'count': {
      const codes = codesIn(columnOfKind(table, formula.of[0], 'category'), formula.levels)
      return Float64Array.from(codes, (code) => (code === -1 ? Number.NaN : (formula.counts[code] ?? 0)))
    }
  }
}

/** A short name for a table's header. */
export function formulaName({ kind, of: [first, second] }: Formula): string {
  switch (kind) {
    case 'ratio':
      return `${first} / ${second}`
    case 'difference':
      return `${first} − ${second}`
    case 'product':
      return `${first} × ${second}`
    case 'days':
      return `days from ${first} to ${second}`
    case 'from-group':
      return `${first} − mean by ${second}`
    case 'over-group':
      return `${first} / mean by ${second}`
    case 'count':
      return `rows of the same ${first}`
  }
}

/** The formula in words, for people. */
export function formulaWords({ kind, of: [first, second] }: Formula): string {
  switch (kind) {
    case 'ratio':
      return `${first} divided by ${second}`
    case 'difference':
      return `${first} less ${second}`
    case 'product':
      return `${first} times ${second}`
    case 'days':
      return `days from ${first} to ${second}`
    case 'from-group':
      return `${first} less the mean ${first} of the same ${second}`
    case 'over-group':
      return `${first} divided by the mean ${first} of the same ${second}`
    case 'count':
      return `how many rows have the same ${first}`
  }
}

/** Learns the means of a number by the levels of a category. */
export function learnGroupMeans(
  table: Table,
  [number, category]: readonly [string, string],
  weights: Float64Array | undefined,
): GroupMeans {
  const { values } = columnOfKind(table, number, 'number')
  const { codes, levels } = columnOfKind(table, category, 'category')
  const sums = new Float64Array(levels.length)
  const counts = new Float64Array(levels.length)
  let [sum, count] = [0, 0]
  for (let row = 0; row < values.length; row++) {
    const [value, code, weight] = [values[row]!, codes[row]!, weights ? weights[row]! : 1]
    if (Number.isNaN(value)) continue
    sum += weight * value
    count += weight
    if (code < 0) continue
    sums[code]! += weight * value
    counts[code]! += weight
  }
  const overall = count > 0 ? sum / count : 0
  const means = Array.from(sums, (own, code) =>
    counts[code]! >= leastOfLevel ? own / counts[code]! : overall,
  )
  return { levels, means, overall }
}

/** Learns how many rows have each level. */
export function learnLevelCounts(
  table: Table,
  category: string,
  weights: Float64Array | undefined,
): LevelCounts {
  const column = columnOfKind(table, category, 'category')
  return { levels: column.levels, counts: [...levelWeights(column, weights)] }
}

function pairwise(
  table: Table,
  [first, second]: readonly [string, string],
  combine: (a: number, b: number) => number,
): Float64Array {
  const a = columnOfKind(table, first, 'number').values
  const b = columnOfKind(table, second, 'number').values
  return a.map((own, row) => finite(combine(own, b[row]!)))
}

function besideGroup(
  table: Table,
  { of: [number, category], levels, means, overall }: { readonly of: readonly [string, string] } & GroupMeans,
  combine: (own: number, mean: number) => number,
): Float64Array {
  const { values } = columnOfKind(table, number, 'number')
  const codes = codesIn(columnOfKind(table, category, 'category'), levels)
  return values.map((own, row) => finite(combine(own, codes[row]! < 0 ? overall : means[codes[row]!]!)))
}

/** Division by zero and what overflows are as good as unknown. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN
}
