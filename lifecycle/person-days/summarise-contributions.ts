import { columnNamed, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'

/** What a feature adds to what is predicted of many people. */
export interface ContributionSummary {
  readonly feature: string
  /** Mean size of what it adds or takes away. */
  readonly size: number
  /** Whether more of it goes with a higher prediction, a lower one, or with neither throughout. */
  readonly more: 'higher' | 'lower' | 'both ways'
  /** Share of people for whom it adds at least what is notable, and for whom it takes that away. */
  readonly raises: number
  readonly lowers: number
}

/** Contributions of one prediction: rows × names. */
export interface Contributions {
  readonly names: readonly string[]
  readonly values: Float64Array
}

/** Ranks features by what they add to the predictions of rows, largest first. */
export function summariseContributions(
  { names, values }: Contributions,
  { table, notable }: { readonly table: Table; readonly notable: number },
): ContributionSummary[] {
  return names
    .map((feature, at) => {
      const added = Float64Array.from(
        { length: table.rowCount },
        (_, row) => values[row * names.length + at]!,
      )
      const column = table.columns.some(({ name }) => name === feature)
        ? columnNamed(table, feature)
        : undefined
      return {
        feature,
        size: added.reduce((sum, value) => sum + Math.abs(value), 0) / added.length,
        more: directionOf(column, added),
        raises: added.filter((value) => value >= notable).length / added.length,
        lowers: added.filter((value) => value <= -notable).length / added.length,
      }
    })
    .toSorted((a, b) => b.size - a.size)
}

/** By the correlation of values and contributions, where it is clear. */
function directionOf(column: Column | undefined, added: Float64Array): ContributionSummary['more'] {
  if (!column || (column.kind !== 'number' && column.kind !== 'boolean')) return 'both ways'
  const rows = [...added.keys()].filter((row) => !isMissing(column, row))
  const r = correlation(
    rows.map((row) => column.values[row]!),
    rows.map((row) => added[row]!),
  )
  if (Math.abs(r) < 0.3) return 'both ways'
  return r > 0 ? 'higher' : 'lower'
}

/** Pearson's, 0 where either does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  let [xy, xx, yy] = [0, 0, 0]
  for (const [at, value] of x.entries()) {
    xy += (value - mx) * (y[at]! - my)
    xx += (value - mx) ** 2
    yy += (y[at]! - my) ** 2
  }
  return xx * yy === 0 ? 0 : xy / Math.sqrt(xx * yy)
}
