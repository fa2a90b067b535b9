import type { Attribution } from '@cadre/learn'
import { columnNamed, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import type { Explanation } from '../study/study-result.ts'

type Importance = Explanation['importance'][number]

/** Over this correlation between value and contribution a column has a direction. */
const clearCorrelation = 0.5

/**
 * How far each column moves the margin, on average over rows and outputs, strongest first. `share` is of the
 * sum over columns. Columns that never move it are left out.
 */
export function importanceOf(table: Table, attribution: Attribution): Importance[] {
  const { names } = attribution
  const moved = names.map((column, index) => ({
    column,
    index,
    meanAbsolute: meanAbsolute(attribution, index),
  }))
  const total = moved.reduce((sum, each) => sum + each.meanAbsolute, 0)
  return moved
    .filter((each) => each.meanAbsolute > 0)
    .toSorted((a, b) => b.meanAbsolute - a.meanAbsolute)
    .map(({ column, index, meanAbsolute: mean }) => {
      const direction =
        attribution.base.length === 1
          ? directionOf(columnNamed(table, column), attribution, index)
          : undefined
      return { column, meanAbsolute: mean, share: mean / total, ...(direction && { direction }) }
    })
}

function meanAbsolute({ names, values }: Attribution, index: number): number {
  let sum = 0
  for (let cell = index; cell < values.length; cell += names.length) sum += Math.abs(values[cell]!)
  return (sum * names.length) / values.length
}

/** Whether higher values raise the margin; only numbers, dates and yes/no have higher values. */
function directionOf(column: Column, { names, values }: Attribution, index: number): Importance['direction'] {
  const numbers = numbersOf(column)
  if (!numbers) return undefined
  const x: number[] = []
  const y: number[] = []
  for (let row = 0; row < numbers.length; row++) {
    if (isMissing(column, row)) continue
    x.push(numbers[row]!)
    y.push(values[row * names.length + index]!)
  }
  const together = correlation(x, y)
  if (Number.isNaN(together)) return undefined
  return together > clearCorrelation ? 'up' : together < -clearCorrelation ? 'down' : 'mixed'
}

function numbersOf(column: Column): ArrayLike<number> | undefined {
  if (column.kind === 'number' || column.kind === 'boolean') return column.values
  return column.kind === 'date' ? column.days : undefined
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const meanX = x.reduce((sum, value) => sum + value, 0) / x.length
  const meanY = y.reduce((sum, value) => sum + value, 0) / y.length
  let xy = 0
  let xx = 0
  let yy = 0
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - meanX) * (y[i]! - meanY)
    xx += (x[i]! - meanX) ** 2
    yy += (y[i]! - meanY) ** 2
  }
  return xy / Math.sqrt(xx * yy)
}
