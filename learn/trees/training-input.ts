import type { FitOptions, Target, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { Table } from '../table/table.ts'

/**
 * Refuses what no tree can be grown on. Throws `too-few-rows`, `shape`, `invalid-target` or
 * `invalid-weights`, saying which.
 */
export function checkTrainingInput(
  table: Table,
  target: Target,
  { weights, tasks }: { readonly weights: Float64Array | undefined; readonly tasks: readonly Task[] },
): void {
  if (!tasks.includes(target.task))
    throw new LearnError('invalid-target', `The task "${target.task}" is not one of ${tasks.join(', ')}.`)
  if (table.rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to learn from.')
  if (target.values.length !== table.rowCount)
    throw new LearnError('shape', `The table has ${table.rowCount} rows, the target ${target.values.length}.`)
  checkValues(target)
  if (weights) checkWeights(weights, table.rowCount)
}

/** Checks the rows kept apart for early stopping in the same way. */
export function checkValidation(validation: FitOptions['validation'], target: Target): void {
  if (!validation) return
  const { table, weights } = validation
  checkTrainingInput(
    table,
    { ...target, values: validation.target.values },
    { weights, tasks: [target.task] },
  )
}

function checkValues({ task, values, classes }: Target): void {
  const isValid =
    task === 'regression'
      ? Number.isFinite
      : (value: number) => Number.isInteger(value) && value >= 0 && value < Math.max(classes.length, 1)
  const row = values.findIndex((value) => !isValid(value))
  if (row < 0) return
  const expected = task === 'regression' ? 'a finite number' : `an index into ${classes.length} classes`
  throw new LearnError('invalid-target', `The target of row ${row} is ${values[row]}, not ${expected}.`, {
    row,
  })
}

function checkWeights(weights: Float64Array, rowCount: number): void {
  if (weights.length !== rowCount)
    throw new LearnError('shape', `The table has ${rowCount} rows, the weights ${weights.length}.`)
  const row = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity))
  if (row >= 0)
    throw new LearnError('invalid-weights', `The weight of row ${row} is ${weights[row]}.`, { row })
  if (!weights.some((weight) => weight > 0))
    throw new LearnError('invalid-weights', 'No row has a weight above zero.')
}
