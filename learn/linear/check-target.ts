import type { Target, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'

/** Weights of every row, 1 when none are given. Throws `shape` or `invalid-weights`. */
export function checkedWeights(rowCount: number, weights: Float64Array | undefined): Float64Array {
  if (!weights) return new Float64Array(rowCount).fill(1)
  if (weights.length !== rowCount)
    throw new LearnError('shape', `There are ${weights.length} weights for ${rowCount} rows.`)
  const row = weights.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY))
  if (row >= 0)
    throw new LearnError('invalid-weights', `The weight of row ${row + 1} is ${weights[row]}.`, { row })
  if (!weights.some((weight) => weight > 0)) throw new LearnError('invalid-weights', 'All weights are 0.')
  return weights
}

/** Throws when the target does not fit the rows or the tasks of the learner. */
export function checkTarget(target: Target, rowCount: number, tasks: readonly Task[]): void {
  const { task, values, classes } = target
  if (!tasks.includes(task))
    throw new LearnError('invalid-target', `This learner is for ${tasks.join(' and ')}, not for ${task}.`)
  if (values.length !== rowCount)
    throw new LearnError('shape', `The target has ${values.length} rows, the table ${rowCount}.`)
  if (rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to learn from.')
  const isValid = (value: number): boolean =>
    task === 'regression'
      ? Number.isFinite(value)
      : Number.isInteger(value) && value >= 0 && value < classes.length
  const row = values.findIndex((value) => !isValid(value))
  if (row >= 0)
    throw new LearnError('invalid-target', `The target of row ${row + 1} is ${values[row]}.`, { row })
}

/** The classes that have a row with weight, in order. Throws `one-class` when there is but one. */
export function classesPresent(target: Target, weights: Float64Array): number[] {
  const seen = new Set<number>()
  for (let row = 0; row < weights.length; row++) if (weights[row]! > 0) seen.add(target.values[row]!)
  if (seen.size < 2) {
    const only = target.classes[[...seen][0] ?? 0]
    throw new LearnError('one-class', `Every row is of the class "${only}": there is nothing to tell apart.`)
  }
  return [...seen].sort((a, b) => a - b)
}
