import { LearnError } from '../learn-error.ts'
import { checkedWeights } from '../linear/check-target.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** Weights of every row, once the target is known to fit. Throws `too-few-rows`, `shape` or `invalid-weights`. */
export function checkedRows(
  target: SurvivalTarget,
  weights: Float64Array | undefined,
  rowCount: number = target.exit.length,
): Float64Array {
  if (rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to learn from.')
  if (target.exit.length !== rowCount)
    throw new LearnError('shape', `The target has ${target.exit.length} rows, the table ${rowCount}.`)
  return checkedWeights(rowCount, weights)
}

/**
 * The same for a learner of one hazard: nothing can be learned of it where nothing happened. Throws `one-class` then,
 * and `invalid-target` when there are several causes.
 */
export function checkedForHazard(
  target: SurvivalTarget,
  weights: Float64Array | undefined,
  rowCount: number,
): Float64Array {
  const checked = checkedRows(target, weights, rowCount)
  if (target.causes.length > 1)
    throw new LearnError(
      'invalid-target',
      `There are ${target.causes.length} causes; choose one by ofCause, or count all as one.`,
    )
  if (!target.event.some((code, row) => code > 0 && checked[row]! > 0))
    throw new LearnError('one-class', 'Nothing happened to any row: there is no hazard to learn.')
  return checked
}
