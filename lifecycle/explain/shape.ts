import type { IndividualExpectation, PartialDependence } from '@cadre/learn/attribution'
import { columnNamed } from '@cadre/learn/table'
import type { CategoryColumn, Column, Table } from '@cadre/learn/table'
import type { Shape } from '../study/study-result.ts'
import { groupCurves } from './curve-groups.ts'

const histogramBins = 20

/**
 * The partial dependence of a column of labels ready to be drawn, with how many rows there are at each. Of a model
 * with several classes the class that moves most is shown. Gives nothing for a column with one value.
 */
export function shapeOf(table: Table, dependence: PartialDependence, classes: readonly string[]): Shape[] {
  const { column: name, points, values } = dependence
  const outputs = values.length / points.length
  const output = mostMoved(values, outputs)
  const counts = countsByLabel(columnNamed(table, name))
  const levels = points.map((point, index) => {
    const level = labelOf(point)
    return { level, y: values[index * outputs + output]!, count: counts.get(level) ?? 0 }
  })
  if (levels.length < 2) return []
  return [{ column: name, kind: 'category', levels, ...ofClass(classes, output, outputs) }]
}

/** The same of numbers and dates, from the curves of single rows: their mean, and groups of rows that move unlike. */
export function lineShapeOf(
  table: Table,
  { column: name, kind, points, curves }: IndividualExpectation,
  classes: readonly string[],
): Shape[] {
  const places = points.flatMap((point, index) => (typeof point === 'number' ? [{ x: point, index }] : []))
  if (places.length < 2 || (kind !== 'number' && kind !== 'date')) return []
  const outputs = classes.length > 2 ? classes.length : 1
  const rows = curves.length / (points.length * outputs)
  const means = new Float64Array(points.length * outputs)
  curves.forEach((value, at) => (means[at % means.length]! += value / rows))
  const output = mostMoved(means, outputs)
  const own = Array.from({ length: rows }, (_, row) =>
    places.map(({ index }) => curves[(row * points.length + index) * outputs + output]!),
  )
  const groups = groupCurves(own)
  const line = places.map(({ x, index }) => ({ x, y: means[index * outputs + output]! }))
  return [
    {
      column: name,
      kind,
      points: line,
      histogram: histogram(columnNamed(table, name), line[0]!.x, line.at(-1)!.x),
      ...(groups && { groups }),
      ...ofClass(classes, output, outputs),
    },
  ]
}

function ofClass(classes: readonly string[], output: number, outputs: number): { readonly ofClass?: string } {
  return outputs > 1 ? { ofClass: classes[output]! } : {}
}

function mostMoved(values: Float64Array, outputs: number): number {
  let best = 0
  let widest = -1
  for (let output = 0; output < outputs; output++) {
    const ofOutput = values.filter((_, index) => index % outputs === output)
    const width = Math.max(...ofOutput) - Math.min(...ofOutput)
    if (width > widest) [best, widest] = [output, width]
  }
  return best
}

function labelOf(point: number | string | boolean | null): string {
  if (point === null) return '(missing)'
  if (typeof point === 'boolean') return point ? 'yes' : 'no'
  return String(point)
}

function countsByLabel(column: Column): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (label: string): void => void counts.set(label, (counts.get(label) ?? 0) + 1)
  if (column.kind === 'category') for (const code of column.codes) add(labelOf(levelOf(column, code)))
  if (column.kind === 'boolean')
    column.values.forEach((value, row) => add(labelOf(column.missing?.[row] ? null : value === 1)))
  return counts
}

function levelOf({ levels }: CategoryColumn, code: number): string | null {
  return code < 0 ? null : levels[code]!
}

function histogram(column: Column, low: number, high: number): number[] {
  const counts = Array.from({ length: histogramBins }, () => 0)
  const values =
    column.kind === 'number' ? column.values : column.kind === 'date' ? column.days : new Float64Array()
  for (const value of values) {
    if (!(value >= low && value <= high)) continue
    counts[Math.min(histogramBins - 1, Math.floor(((value - low) / (high - low)) * histogramBins))]!++
  }
  return counts
}
