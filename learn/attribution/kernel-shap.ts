import type { Attribution, Fitted } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { concatTables } from '../table/concat-tables.ts'
import { takeCells, takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { allCoalitions, drawCoalitions } from './coalitions.ts'
import { solveSampledShares, sumExactShares } from './coalition-shares.ts'

export interface KernelOptions {
  /** Rows that stand in for what is not known; 20 to 100 are usual, for each is scored with every coalition. */
  readonly background: Table
  readonly space?: 'prediction' | 'margin'
  /** Up to so many columns every coalition is tried and the answer is exact. */
  readonly exactColumns?: number
  /** Coalitions drawn beyond that; each with its opposite. */
  readonly samples?: number
  readonly seed?: number
}

export interface KernelAttribution extends Attribution {
  readonly isExact: boolean
  /** For each row the largest difference that half of the coalitions would have made; 0 when exact. */
  readonly errors: Float64Array
}

/** Rows scored at once. */
const mostRowsAtOnce = 50_000

/**
 * Shapley values of any model by asking it (kernel SHAP, Lundberg and Lee 2017; paired draws, Covert and Lee 2021):
 * what a model says of a row when only some columns are known, the others taken from background rows. Base and
 * contributions sum to the prediction. Throws `too-few-rows` without background, `shape` when its columns differ.
 */
export function explainByKernel(fitted: Fitted, table: Table, options: KernelOptions): KernelAttribution {
  const { background, space = 'prediction', exactColumns = 11, samples = 2048, seed = 1 } = options
  if (background.rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to compare with.')
  const names = table.columns.map(({ name }) => name)
  const width = names.length
  const { outputs } = fitted
  const say = (of: Table): Float64Array =>
    space === 'margin' ? fitted.predictMargin(of) : fitted.predict(of)
  const isExact = width <= exactColumns
  const values = new Float64Array(table.rowCount * outputs * width)
  const errors = new Float64Array(table.rowCount)
  const base = meanByOutput(say(background), outputs)
  for (let row = 0; row < table.rowCount; row++) {
    const coalitions = isExact
      ? allCoalitions(width)
      : drawCoalitions(width, samples, createRandom(deriveSeed(seed, 'kernel', row)))
    const worths = worthsOf(takeRows(table, [row]), { background, coalitions, width, outputs, say })
    const whole = say(takeRows(table, [row]))
    for (let output = 0; output < outputs; output++) {
      const own = values.subarray((row * outputs + output) * width, (row * outputs + output + 1) * width)
      const worth = Float64Array.from(coalitions, (_, at) => worths[at * outputs + output]!)
      if (isExact) {
        own.set(sumExactShares(worth, width))
        continue
      }
      const { shares, error } = solveSampledShares(coalitions, worth, {
        width,
        nobody: base[output]!,
        everybody: whole[output]!,
      })
      own.set(shares)
      errors[row] = Math.max(errors[row]!, error)
    }
  }
  return { names, base, values, isExact, errors }
}

interface WorthInput {
  readonly background: Table
  readonly coalitions: readonly Uint8Array[]
  readonly width: number
  readonly outputs: number
  readonly say: (table: Table) => Float64Array
}

/** coalitions × outputs: the mean over the background of what is said when a coalition's columns are the row's. */
function worthsOf(row: Table, { background, coalitions, outputs, say }: WorthInput): Float64Array {
  const worths = new Float64Array(coalitions.length * outputs)
  const together = concatTables([row, background])
  const rows = background.rowCount
  const step = Math.max(1, Math.floor(mostRowsAtOnce / rows))
  for (let from = 0; from < coalitions.length; from += step) {
    const some = coalitions.slice(from, from + step)
    const columns = together.columns.map((column, j) => {
      const cells = new Int32Array(some.length * rows)
      some.forEach((known, at) => {
        if (known[j] === 1) return
        for (let other = 0; other < rows; other++) cells[at * rows + other] = 1 + other
      })
      return takeCells(column, cells)
    })
    const said = say({ rowCount: some.length * rows, columns })
    for (let cell = 0; cell < said.length; cell++) {
      const coalition = from + Math.floor(cell / (rows * outputs))
      worths[coalition * outputs + (cell % outputs)]! += said[cell]! / rows
    }
  }
  return worths
}

function meanByOutput(said: Float64Array, outputs: number): Float64Array {
  const means = new Float64Array(outputs)
  for (let cell = 0; cell < said.length; cell++)
    means[cell % outputs]! += (said[cell]! * outputs) / said.length
  return means
}
