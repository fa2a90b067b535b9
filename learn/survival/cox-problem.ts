import { ascendingOrder } from './risk-table.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** How events at one time share the rows at risk: in no known order (Efron), or each as if it came first (Breslow). */
export type Ties = 'efron' | 'breslow'

/** Rows in the order in which the likelihood meets them: latest exit first. */
export interface CoxProblem {
  /** rows × columns, row-major, each column less its mean. */
  readonly x: Float64Array
  readonly rowCount: number
  readonly columnCount: number
  readonly entry: Float64Array
  readonly exit: Float64Array
  readonly isEvent: Uint8Array
  readonly weights: Float64Array
  /** Positions of rows, latest entry first. */
  readonly byEntry: Int32Array
  /** Which row of the table each is. */
  readonly rows: Int32Array
  readonly ties: Ties
}

/** Lays out the rows that have weight. `means` are taken off the columns, which changes nothing but rounding. */
export function layOutCox(
  columns: readonly Float64Array[],
  target: SurvivalTarget,
  {
    weights,
    means,
    ties,
  }: { readonly weights: Float64Array; readonly means: Float64Array; readonly ties: Ties },
): CoxProblem {
  const rows = Int32Array.from(ascendingOrder(target.exit))
    .reverse()
    .filter((row) => weights[row]! > 0)
  const width = columns.length
  const x = new Float64Array(rows.length * width)
  for (let j = 0; j < width; j++)
    for (let at = 0; at < rows.length; at++) x[at * width + j] = columns[j]![rows[at]!]! - means[j]!
  const entry = Float64Array.from(rows, (row) => target.entry[row]!)
  return {
    x,
    rowCount: rows.length,
    columnCount: width,
    entry,
    exit: Float64Array.from(rows, (row) => target.exit[row]!),
    isEvent: Uint8Array.from(rows, (row) => (target.event[row]! > 0 ? 1 : 0)),
    weights: Float64Array.from(rows, (row) => weights[row]!),
    byEntry: Int32Array.from(ascendingOrder(entry)).reverse(),
    rows,
    ties,
  }
}

/** Weighted mean of each column. */
export function weightedMeans(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Float64Array.from(
    columns,
    (column) => column.reduce((sum, value, row) => sum + weights[row]! * value, 0) / total,
  )
}
