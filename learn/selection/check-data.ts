import { LearnError } from '../learn-error.ts'
import type { LearningData } from './fit-rows.ts'
import type { Fold } from './fold.ts'

/** Throws `shape` when target, weights, groups or folds do not fit the table. */
export function checkData({ table, target, weights, groups }: LearningData, folds: readonly Fold[]): void {
  const { rowCount } = table
  const lengths = { target: target.values.length, weights: weights?.length, groups: groups?.length }
  for (const [name, length] of Object.entries(lengths)) {
    if (length !== undefined && length !== rowCount)
      throw new LearnError('shape', `The ${name} has ${length} rows, the table ${rowCount}.`)
  }
  for (const { train, test } of folds) {
    if ([train, test].some((rows) => rows.some((row) => row < 0 || row >= rowCount)))
      throw new LearnError('shape', `A fold names a row that the table of ${rowCount} rows does not have.`)
  }
}
