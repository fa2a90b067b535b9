import type { FittedSurvival } from '@cadre/learn/survival'
import { columnNamed, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'

/** What a feature goes with, over all who are looked at. */
export interface Driver {
  readonly feature: string
  /** Mean size of what it adds to or takes from a probability. */
  readonly size: number
  /** Whether more of it goes with leaving, with staying, or with neither throughout. */
  readonly more: 'goes with leaving' | 'goes with staying' | 'goes both ways'
  /** Share of people whom it pushes out, and whom it keeps, by a tenth of the mean probability or more. */
  readonly pushesOut: number
  readonly keeps: number
}

/** Ranks features by what they add to the probabilities of rows, largest first. */
export function rankDrivers(
  fitted: FittedSurvival,
  table: Table,
  window: { readonly from: Float64Array; readonly horizon: number },
): Driver[] {
  const { names, values } = fitted.explainEvent(table, window)
  const probabilities = fitted.predictEvent(table, window)
  const notable = (probabilities.reduce((sum, value) => sum + value, 0) / table.rowCount) * 0.1
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
        pushesOut: added.filter((value) => value >= notable).length / added.length,
        keeps: added.filter((value) => value <= -notable).length / added.length,
      }
    })
    .toSorted((a, b) => b.size - a.size)
}

/** By the correlation of values and contributions, where it is clear. */
function directionOf(column: Column | undefined, added: Float64Array): Driver['more'] {
  if (!column || (column.kind !== 'number' && column.kind !== 'boolean')) return 'goes both ways'
  const rows = [...added.keys()].filter((row) => !isMissing(column, row))
  const r = correlation(
    rows.map((row) => column.values[row]!),
    rows.map((row) => added[row]!),
  )
  if (Math.abs(r) < 0.3) return 'goes both ways'
  return r > 0 ? 'goes with leaving' : 'goes with staying'
}

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
