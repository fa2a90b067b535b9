import type { Target } from '../estimator.ts'
import { meanAndDeviation } from '../preprocess/weighted-stats.ts'
import { isMissing } from '../table/column.ts'
import type { Column } from '../table/column.ts'
import { continuousInformation, discreteInformation, mixedInformation } from './mutual-information.ts'

/** A number with no more values than this is taken value by value. */
const mostValues = 20

/**
 * How much a column tells of the target, in nats: which cells are missing, and of the others their values. Text is
 * not asked and gives 0. Rows are those at the positions given.
 */
export function columnInformation(column: Column, target: Target, rows: Int32Array): number {
  if (column.kind === 'text' || rows.length === 0) return 0
  const known = rows.filter((row) => !isMissing(column, row))
  const flags = Uint8Array.from(rows, (row) => (isMissing(column, row) ? 1 : 0))
  const ofGaps = known.length === rows.length ? 0 : between(flags, target, rows)
  return ofGaps + (known.length / rows.length) * between(cellsOf(column, known), target, known)
}

/** Codes as whole numbers, or numbers of a continuous column as a Float64Array. */
type Cells = Int32Array | Uint8Array | Float64Array

function between(cells: Cells, { task, values }: Target, rows: Int32Array): number {
  const truth = Float64Array.from(rows, (row) => values[row]!)
  if (task !== 'regression')
    return cells instanceof Float64Array ? mixedInformation(cells, truth) : discreteInformation(cells, truth)
  const scaled = inDeviations(truth)
  return cells instanceof Float64Array
    ? continuousInformation(cells, scaled)
    : mixedInformation(scaled, cells)
}

function cellsOf(column: Column, rows: Int32Array): Cells {
  switch (column.kind) {
    case 'category':
      return rows.map((row) => column.codes[row]!)
    case 'boolean':
      return Uint8Array.from(rows, (row) => column.values[row]!)
    case 'date':
      return numbersOrCodes(Float64Array.from(rows, (row) => column.days[row]!))
    case 'number':
      return numbersOrCodes(Float64Array.from(rows, (row) => column.values[row]!))
    case 'text':
      return new Int32Array(rows.length)
  }
}

function numbersOrCodes(numbers: Float64Array): Cells {
  const codes = new Map<number, number>()
  for (const number of numbers) {
    if (codes.has(number)) continue
    if (codes.size === mostValues) return inDeviations(numbers)
    codes.set(number, codes.size)
  }
  return Int32Array.from(numbers, (number) => codes.get(number)!)
}

/** Distances along two numbers are compared, so both are put in their own units. */
function inDeviations(numbers: Float64Array): Float64Array {
  const { deviation } = meanAndDeviation(numbers, undefined)
  return deviation > 0 ? numbers.map((number) => number / deviation) : numbers
}
