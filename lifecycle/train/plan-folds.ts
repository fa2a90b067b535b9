import { makeFolds } from '@cadre/learn/selection'
import type { OuterPlan, TrainingData } from './training-data.ts'

/** Outer folds: later rows judged by earlier ones when a time is given, else rows dealt with their groups kept whole. */
export function planOuterFolds(
  { target, groups, time }: TrainingData,
  folds: number,
  seed: number,
): OuterPlan {
  const kind = time ? 'time' : target.task === 'regression' ? 'grouped' : 'stratified-grouped'
  return { kind, folds: makeFolds({ kind, folds, target, time, seed, groups }) }
}

/** How rows were parted, in a sentence for people. */
export function describeFolds({ kind, folds }: OuterPlan, { groups, target }: TrainingData): string {
  if (kind === 'time')
    return `Judged on ${folds.length} later blocks of rows in the order of time, each by models of the rows before it.`
  if (target.queries)
    return `Judged on ${folds.length} outer folds, each list kept whole; search saw none of the lists it is judged on.`
  const together = new Set(groups).size < target.values.length ? ', duplicates and groups kept together' : ''
  const strata = kind === 'stratified-grouped' ? ', each with its share of every class' : ''
  return `Judged on ${folds.length} outer folds${strata}${together}; search and calibration saw none of the rows they are judged on.`
}
