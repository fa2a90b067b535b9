import type { PartialDependence } from '@cadre/learn/attribution'
import { columnNamed } from '@cadre/learn/table'
import type { CategoryColumn, Column, Table } from '@cadre/learn/table'
import type { Shape } from '../study/study-result.ts'

const histogramBins = 20

/**
 * A partial dependence ready to be drawn, with how many rows there are at each place. Of a model with several
 * classes the class that moves most is shown. Gives nothing for a column with one value.
 */
export function shapeOf(table: Table, dependence: PartialDependence, classes: readonly string[]): Shape[] {
  const { column: name, kind, points, values } = dependence
  const outputs = values.length / points.length
  const output = mostMoved(values, outputs)
  const y = points.map((_, point) => values[point * outputs + output]!)
  const ofClass = outputs > 1 ? { ofClass: classes[output]! } : {}
  const column = columnNamed(table, name)
  if (kind === 'category' || kind === 'boolean') {
    const counts = countsByLabel(column)
    const levels = points.map((point, index) => {
      const level = labelOf(point)
      return { level, y: y[index]!, count: counts.get(level) ?? 0 }
    })
    return levels.length > 1 ? [{ column: name, kind: 'category', levels, ...ofClass }] : []
  }
  const line = points.flatMap((point, index) =>
    typeof point === 'number' ? [{ x: point, y: y[index]! }] : [],
  )
  if (line.length < 2) return []
  return [
    {
      column: name,
      kind,
      points: line,
      histogram: histogram(column, line[0]!.x, line.at(-1)!.x),
      ...ofClass,
    },
  ]
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
