import { LearnError } from '../learn-error.ts'
import type { Fold } from '../selection/fold.ts'
import { makeFolds } from '../selection/folds.ts'
import { censorAt, takeSurvival } from './survival-target.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** Rows to learn from, what was known of them then, and rows to judge on. */
export interface SurvivalFold extends Fold {
  /** Of the rows in `train`, censored where the first row to judge on begins. */
  readonly trainTarget: SurvivalTarget
}

/**
 * Folds in order of time that know nothing of the future: each is tested on rows that begin after those it learns
 * from, and what happened to these after that day is not yet known. A person (a group) that is tested is not learned
 * from. `since` is the day on which each row's watching began, at its `entry`. Throws as `makeFolds`.
 */
export function survivalTimeFolds({
  target,
  since,
  daysPerUnit,
  folds,
  embargoDays = 0,
  groups,
}: {
  readonly target: SurvivalTarget
  readonly since: Float64Array
  /** Days in one unit of the target's times. */
  readonly daysPerUnit: number
  readonly folds: number
  readonly embargoDays?: number
  readonly groups?: Int32Array | undefined
}): SurvivalFold[] {
  if (!(daysPerUnit > 0))
    throw new LearnError('invalid-param', `"daysPerUnit" must be above 0, not ${daysPerUnit}.`)
  const plan = {
    kind: 'time',
    folds,
    time: since,
    embargoDays,
    groups,
    rowCount: target.exit.length,
    seed: 1,
  } as const
  return makeFolds(plan).map(({ train, test }, index) => {
    const today = test.reduce((first, row) => Math.min(first, since[row]!), Infinity)
    const begun = train.filter((row) => since[row]! < today)
    if (begun.length === 0)
      throw new LearnError(
        'too-few-rows',
        `Fold ${index + 1} of ${folds} has nothing to learn from before its day.`,
      )
    const limits = Float64Array.from(begun, (row) => target.entry[row]! + (today - since[row]!) / daysPerUnit)
    return { train: begun, test, trainTarget: censorAt(takeSurvival(target, begun), limits) }
  })
}
