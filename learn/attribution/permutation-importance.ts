import type { Fitted, Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { columnNamed, takeCells, withColumns } from '../table/table.ts'
import type { Table } from '../table/table.ts'

export interface PermutationImportance {
  /** The columns shuffled together; one unless grouped. */
  readonly columns: readonly string[]
  /** How much worse the metric gets, mean over the repeats; near 0 where the model does without. */
  readonly mean: number
  /** Standard deviation over the repeats. */
  readonly deviation: number
  readonly repeats: Float64Array
}

export interface PermutationOptions {
  readonly metric: (truth: Float64Array, predictions: Float64Array, weights?: Float64Array) => number
  /** False for losses and errors. */
  readonly higherIsBetter?: boolean
  readonly repeats?: number
  readonly seed?: number
  readonly weights?: Float64Array | undefined
  /** Columns to shuffle together (those that say the same); each column alone unless given. */
  readonly groups?: readonly (readonly string[])[] | undefined
}

/**
 * How much a model loses when a column is shuffled among the rows (Breiman 2001; Fisher et al.
 * 2019). The rows should be ones the model has not learned from. Columns of a group move together.
 * Throws `shape`, `column-missing` or `invalid-param`.
 */
export function permutationImportance(
  fitted: Pick<Fitted, 'predict'>,
  { table, target }: { readonly table: Table; readonly target: Target },
  options: PermutationOptions,
): readonly PermutationImportance[] {
  const { metric, higherIsBetter = true, repeats = 5, seed = 1, weights, groups } = options
  if (target.values.length !== table.rowCount)
    throw new LearnError('shape', `The target has ${target.values.length} values for ${table.rowCount} rows.`)
  if (!(Number.isInteger(repeats) && repeats >= 1))
    throw new LearnError('invalid-param', `"repeats" must be a whole number from 1, not ${repeats}.`)
  const score = (rows: Table): number => metric(target.values, fitted.predict(rows), weights)
  const whole = score(table)
  return (groups ?? table.columns.map(({ name }) => [name])).map((columns) => {
    const losses = Float64Array.from({ length: repeats }, (_, repeat) => {
      const shuffled = score(shuffleColumns(table, columns, deriveSeed(seed, 'permute', ...columns, repeat)))
      return higherIsBetter ? whole - shuffled : shuffled - whole
    })
    return { columns, ...spreadOf(losses), repeats: losses }
  })
}

function shuffleColumns(table: Table, names: readonly string[], seed: number): Table {
  const order = createRandom(seed).shuffle(Int32Array.from({ length: table.rowCount }, (_, row) => row))
  return withColumns(
    table,
    names.map((name) => takeCells(columnNamed(table, name), order)),
  )
}

function spreadOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 }
}
