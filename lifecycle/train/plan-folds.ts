import { makeFolds } from '@cadre/learn/selection'
import type { OuterPlan, TrainingData } from './training-data.ts'

/** Outer folds: later rows judged by earlier ones when a time is given, else rows dealt with their groups kept whole. */
export function planOuterFolds(
  { target, groups, time, embargoDays = 0 }: TrainingData,
  folds: number,
  seed: number,
): OuterPlan {
  const kind = time ? 'time' : target.task === 'regression' ? 'grouped' : 'stratified-grouped'
  // Of few times the later half makes few blocks.
  const most = time ? Math.max(1, Math.floor(new Set(time).size / 2)) : folds
  const plan = { kind, folds: Math.min(folds, most), target, time, embargoDays, seed, groups } as const
  return { kind, embargoDays, folds: makeFolds(plan) }
}

/** How rows were parted, in a sentence for people. */
export function describeFolds(
  { kind, folds, embargoDays }: OuterPlan,
  { groups, target }: TrainingData,
): string {
  if (kind === 'time') {
    const apart = embargoDays > 0 ? `rows at least ${embargoDays} days` : 'the rows'
    const others = new Set(groups).size < target.values.length ? ' and of others' : ''
    return `Judged on ${folds.length} later blocks of rows in the order of time, each by models of ${apart} before it${others}.`
  }
  if (target.queries)
    return `Judged on ${folds.length} outer folds, each list kept whole; search saw none of the lists it is judged on.`
  const together = new Set(groups).size < target.values.length ? ', duplicates and groups kept together' : ''
  const strata = kind === 'stratified-grouped' ? ', each with its share of every class' : ''
  return `Judged on ${folds.length} outer folds${strata}${together}; search and calibration saw none of the rows they are judged on.`
}
