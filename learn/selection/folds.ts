import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { dealGroups } from './deal-groups.ts'
import { dealRows } from './deal-rows.ts'
import type { Fold } from './fold.ts'
import { strataOf } from './strata.ts'
import { timeFolds } from './time-folds.ts'

export interface FoldPlan {
  readonly kind: 'plain' | 'stratified' | 'grouped' | 'stratified-grouped' | 'time'
  readonly folds: number
  /** How often the rows are dealt anew; not for 'time'. */
  readonly repeats?: number
  /** Needed when stratified; otherwise it only tells how many rows there are. */
  readonly target?: Target | undefined
  /** Rows with the same number are never parted. Needed when grouped; for 'time', such rows leave the training side, and of those on both sides a part is tested. */
  readonly groups?: Int32Array | undefined
  /** Days, one per row; needed for 'time'. Rows without a time (NaN) take no part. */
  readonly time?: Float64Array | undefined
  /** Days that must lie between the last training row and the first test row. */
  readonly embargoDays?: number
  /** How many rows there are, where neither target, groups nor time says so. */
  readonly rowCount?: number
  readonly seed: number
}

/**
 * Parts rows into folds. Every row is tested once per repeat; for 'time', the later half of the
 * rows in order is cut into blocks, and each is tested by what came before it.
 * Throws `too-few-rows` when a fold would have nothing to test or to learn from, or one class only,
 * and `invalid-param` when the plan contradicts itself.
 */
export function makeFolds(plan: FoldPlan): readonly Fold[] {
  checkPlan(plan)
  const folds =
    plan.kind === 'time'
      ? timeFolds(need(plan, 'time'), plan)
      : Array.from({ length: plan.repeats ?? 1 }, (_, repeat) => dealtFolds(plan, repeat)).flat()
  if (plan.target && plan.kind.startsWith('stratified')) checkClasses(folds, plan.target)
  return folds
}

function dealtFolds(plan: FoldPlan, repeat: number): Fold[] {
  const { kind, folds } = plan
  const random = createRandom(deriveSeed(plan.seed, 'folds', repeat))
  const rowCount = rowCountOf(plan)
  if (rowCount < folds) throw tooFewRows(`${rowCount} rows do not make ${folds} folds.`)
  const strata = kind.startsWith('stratified')
    ? strataOf(need(plan, 'target'), folds)
    : new Int32Array(rowCount)
  const foldOf = kind.endsWith('grouped')
    ? dealGroups(need(plan, 'groups'), strata, { folds, random })
    : dealRows(strata, { folds, random })
  return Array.from({ length: folds }, (_, fold) => partedAt(foldOf, fold))
}

function partedAt(foldOf: Int32Array, fold: number): Fold {
  let testCount = 0
  for (const assigned of foldOf) if (assigned === fold) testCount++
  const train = new Int32Array(foldOf.length - testCount)
  const test = new Int32Array(testCount)
  let trained = 0
  let tested = 0
  for (let row = 0; row < foldOf.length; row++) {
    if (foldOf[row] === fold) test[tested++] = row
    else train[trained++] = row
  }
  return { train, test }
}

function rowCountOf({ target, groups, time, rowCount }: FoldPlan): number {
  const counts = [target?.values.length, groups?.length, time?.length, rowCount].filter(
    (count) => count !== undefined,
  )
  if (counts.length === 0) throw invalid('Folds need a target, groups, times or a row count.')
  if (counts.some((count) => count !== counts[0]))
    throw new LearnError('shape', `Target, groups, times and row count disagree: ${counts.join(', ')} rows.`)
  return counts[0]!
}

function checkPlan(plan: FoldPlan): void {
  const { kind, folds, repeats = 1, embargoDays = 0 } = plan
  if (!Number.isInteger(folds) || folds < (kind === 'time' ? 1 : 2))
    throw invalid(`"folds" must be a whole number from ${kind === 'time' ? 1 : 2}, not ${folds}.`)
  if (!Number.isInteger(repeats) || repeats < 1)
    throw invalid(`"repeats" must be a whole number from 1, not ${repeats}.`)
  if (kind === 'time' && repeats > 1)
    throw invalid('Time-ordered folds cannot be repeated: there is one order.')
  if (!(embargoDays >= 0)) throw invalid(`"embargoDays" must be 0 or more, not ${embargoDays}.`)
  rowCountOf(plan)
}

function need<K extends 'target' | 'groups' | 'time'>(plan: FoldPlan, name: K): NonNullable<FoldPlan[K]> {
  const value = plan[name]
  if (!value) throw invalid(`Folds of kind "${plan.kind}" need "${name}".`)
  return value
}

/** Each training side needs two classes, or nothing can be learned there. */
function checkClasses(folds: readonly Fold[], { values, classes }: Target): void {
  if (classes.length === 0 || new Set(values).size < 2) return
  for (const { train } of folds) {
    const first = values[train[0]!]
    if (train.every((row) => values[row] === first))
      throw tooFewRows(`All rows of class "${classes[1 - first!] ?? 'other'}" would be in one fold.`)
  }
}

function tooFewRows(message: string): LearnError {
  return new LearnError('too-few-rows', message)
}

function invalid(message: string): LearnError {
  return new LearnError('invalid-param', message)
}
