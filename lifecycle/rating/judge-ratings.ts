import type { Target } from '@cadre/learn'
import { reliabilityBins } from '@cadre/learn/calibration'
import type { ReliabilityBin } from '@cadre/learn/calibration'
import { comparePredictions, evaluatePredictions, gainAt } from '@cadre/learn/metrics'
import type { Interval, MetricValues } from '@cadre/learn/metrics'
import { directionOf, fallProbabilities } from './directions.ts'
import type { RatedRows } from './follow-ratings.ts'

export interface JudgedRating {
  readonly name: string
  readonly label: string
  /** Of the class: accuracy, macro F1, log loss, AUC. */
  readonly figures: MetricValues
  /** Share of rows whose change (down, same, up) is that of the likeliest class; of those with a review before. */
  readonly changeAccuracy: number
  /** Of who falls below the last rating, among those who can. */
  readonly falls?: FallFigures
  /** Log loss less that of what followed the same rating; an interval below 0 is better by more than chance. */
  readonly gain?: Interval
}

export interface FallFigures {
  readonly rows: number
  readonly share: number
  readonly figures: MetricValues
  /** Of all falls, those among the tenth with the highest probability. */
  readonly capture: number
  readonly calibration: readonly ReliabilityBin[]
}

interface Judging {
  readonly rows: RatedRows
  /** Rows that everybody predicted. */
  readonly shared: Int32Array
  readonly seed: number
}

/** Rows whose fall is known below this are too few to judge by. */
const fewestFalls = 20
const figures = ['accuracy', 'macroF1', 'logLoss', 'auc'] as const

/** Judges probabilities of classes, rows × classes, on rows that were not learned from; intervals are over persons. */
export function judgeRating(
  { name, label }: { readonly name: string; readonly label: string },
  [predicted, baseline]: readonly [Float64Array, Float64Array],
  judging: Judging,
): JudgedRating {
  const { rows, shared, seed } = judging
  const groups = Int32Array.from(shared, (row) => rows.people[row]!)
  const target = classTarget(judging)
  const falls = judgeFalls(predicted, judging)
  const gain =
    predicted === baseline
      ? undefined
      : comparePredictions(target, [predicted, baseline], { groups, seed, metrics: ['logLoss'] }).logLoss
  return {
    name,
    label,
    figures: evaluatePredictions(target, predicted, { groups, seed, metrics: figures }),
    changeAccuracy: changeAccuracy(predicted, judging),
    ...(falls && { falls }),
    ...(gain && { gain }),
  }
}

/** The same rating as last time; where there was none, the most common of what `usual` tells. It has no probabilities. */
export function judgeSameAgain(usual: Float64Array, judging: Judging): JudgedRating {
  const { rows, shared, seed } = judging
  const count = rows.classes.labels.length
  const predicted = new Float64Array(usual.length)
  shared.forEach((row, at) => {
    const own = usual.subarray(at * count, (at + 1) * count)
    predicted[at * count + (rows.last[row]! < 0 ? own.indexOf(Math.max(...own)) : rows.last[row]!)] = 1
  })
  const groups = Int32Array.from(shared, (row) => rows.people[row]!)
  return {
    name: 'same-again',
    label: 'same as last time',
    figures: evaluatePredictions(classTarget(judging), predicted, {
      groups,
      seed,
      metrics: ['accuracy', 'macroF1'],
    }),
    changeAccuracy: changeAccuracy(predicted, judging),
  }
}

/** What came of the judged rows. */
export function classTarget({ rows, shared }: Omit<Judging, 'seed'>): Target {
  return {
    task: 'multiclass',
    values: Float64Array.from(shared, (row) => rows.next[row]!),
    classes: rows.classes.labels,
  }
}

function changeAccuracy(predicted: Float64Array, { rows, shared }: Judging): number {
  const count = rows.classes.labels.length
  let [known, right] = [0, 0]
  shared.forEach((row, at) => {
    const last = rows.last[row]!
    if (last < 0) return
    const own = predicted.subarray(at * count, (at + 1) * count)
    known++
    if (directionOf(own.indexOf(Math.max(...own)), last) === directionOf(rows.next[row]!, last)) right++
  })
  return right / known
}

function judgeFalls(predicted: Float64Array, { rows, shared, seed }: Judging): FallFigures | undefined {
  const last = Int32Array.from(shared, (row) => rows.last[row]!)
  const all = fallProbabilities(predicted, last)
  const able = [...last.keys()].filter((at) => last[at]! > 0)
  const probabilities = Float64Array.from(able, (at) => all[at]!)
  const labels = Float64Array.from(able, (at) => (rows.next[shared[at]!]! < last[at]! ? 1 : 0))
  const count = labels.reduce((sum, label) => sum + label, 0)
  if (count < fewestFalls || able.length - count < fewestFalls) return undefined
  const target: Target = { task: 'binary', values: labels, classes: ['holds', 'falls'] }
  return {
    rows: able.length,
    share: count / able.length,
    figures: evaluatePredictions(target, probabilities, {
      groups: Int32Array.from(able, (at) => rows.people[shared[at]!]!),
      seed,
      metrics: ['auc', 'brier', 'ece'],
    }),
    capture: gainAt(labels, probabilities, { share: 0.1 }).capture,
    calibration: reliabilityBins(labels, probabilities, { bins: 5 }),
  }
}
