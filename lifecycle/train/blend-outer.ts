import { blendMargins, chooseBlendWeights, logMargins } from '@cadre/learn/blend'
import { inverseLink } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { rowsAt, targetAt } from '../evaluate/evaluate-on-folds.ts'
import type { InnerPredictions, JudgedLearner } from './judge-learner.ts'
import type { OuterPlan, TrainingData } from './training-data.ts'

export const blendName = 'blend'

/** Learners worth mixing, their margins on one scale; a naive guess and a short tree add nothing, ensembles nothing new. */
export function blendMembers(
  judged: readonly JudgedLearner[],
  { target }: TrainingData,
): readonly JudgedLearner[] {
  return judged
    .filter(({ learner }) => !leftOutOfBlend.has(learner.name))
    .map((each) => (each.link === 'identity' && target.task !== 'regression' ? inLogs(each, target) : each))
}

/** As `logMargin` will do to the model itself. */
function inLogs(judged: JudgedLearner, { task, classes }: Target): JudgedLearner {
  const { outputs, inner } = judged
  const toLogs = (margins: Float64Array): Float64Array => logMargins(margins, classes.length, outputs)
  return {
    ...judged,
    link: task === 'binary' ? 'logit' : 'softmax',
    margins: toLogs(judged.margins),
    ...(inner && { inner: inner.map((each) => ({ ...each, margins: toLogs(each.margins) })) }),
  }
}

const leftOutOfBlend = new Set(['baseline', 'decision-tree', 'voting', 'stacking'])

/**
 * The blend of several learners as one more to judge: for each outer fold, weights are learned on inner
 * folds of its training part; without inner folds all weigh the same.
 */
export function blendOuter(
  members: readonly JudgedLearner[],
  data: TrainingData,
  { folds }: OuterPlan,
): JudgedLearner {
  const [first] = members
  if (!first) throw new Error('A blend needs members.')
  const { outputs, link } = first
  const margins = new Float64Array(first.margins.length).fill(Number.NaN)
  const inner: InnerPredictions[] = []
  for (const [index, { test }] of folds.entries()) {
    const ofFold = members.flatMap((member) => member.inner?.[index] ?? [])
    const weights = blendWeights(
      ofFold.map((each) => each.margins),
      members.length,
      data,
    )
    const blended = blendMargins(
      members.map((member) => rowsAt(member.margins, test, data.target)),
      weights,
    )
    for (let i = 0; i < test.length; i++) {
      for (let output = 0; output < outputs; output++)
        margins[test[i]! * outputs + output] = blended[i * outputs + output]!
    }
    if (ofFold.length === 0) continue
    const innerMargins = blendMargins(
      ofFold.map((each) => each.margins),
      weights,
    )
    inner.push({ margins: innerMargins, predictions: inverseLink(link, innerMargins, outputs) })
  }
  return {
    learner: { name: blendName, label: `blend of ${members.length} learners`, complexity: 4 },
    params: {},
    link,
    outputs,
    margins,
    predictions: inverseLink(link, margins, outputs),
    ...(inner.length > 0 && { inner }),
    fitMs: members.reduce((sum, { fitMs }) => sum + fitMs, 0),
  }
}

/** Weights that out-of-fold margins (all rows, NaN where there are none) speak for; equal ones without any. */
export function blendWeights(
  margins: readonly Float64Array[],
  members: number,
  { target }: TrainingData,
): Float64Array {
  const [first] = margins
  if (!first) return new Float64Array(members).fill(1 / members)
  const outputs = first.length / target.values.length
  const rows = Int32Array.from({ length: target.values.length }, (_, row) => row).filter(
    (row) => !Number.isNaN(first[row * outputs]!),
  )
  return chooseBlendWeights(
    margins.map((each) => rowsAt(each, rows, target)),
    targetAt(target, rows),
  )
}
