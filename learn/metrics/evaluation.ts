import type { Target, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { MetricName } from './metric-info.ts'
import { rankScores } from './ranked-scores.ts'
import type { RankedScores } from './ranked-scores.ts'

export interface EvaluateOptions {
  /** The figures wanted; all of the task's when absent. */
  readonly metrics?: readonly MetricName[] | undefined
  readonly weights?: Float64Array | undefined
  readonly seed?: number
  /** Rows with the same number are one observation (one person, duplicates). */
  readonly groups?: Int32Array | undefined
  /** Binary: a row is called positive when its probability is at least this. */
  readonly threshold?: number
}

/** Truth and predictions of one model on the same rows, checked, with what several metrics share. */
export interface Evaluation {
  readonly task: Task
  readonly rows: number
  /** Numbers per row in `predictions`. */
  readonly outputs: number
  /** Classes there are; 0 for regression. */
  readonly classCount: number
  readonly truth: Float64Array
  readonly predictions: Float64Array
  readonly weights: Float64Array
  /** The class each row is given: by the threshold for two classes, by the highest probability for more. */
  readonly predictedClasses: () => Int32Array
  /** Class of each row, for figures conditional on class counts. */
  readonly strata: Int32Array | undefined
  readonly groups: Int32Array | undefined
  /** Lists to put in order. */
  readonly queries: Int32Array | undefined
  /** Rows ranked by one output; remembered. */
  readonly ranked: (output: number) => RankedScores
}

/** Throws `shape`, `invalid-weights` or `invalid-target` when the pieces do not fit together. */
export function createEvaluation(
  target: Target,
  predictions: Float64Array,
  { weights, groups, threshold = 0.5 }: EvaluateOptions = {},
): Evaluation {
  const rows = target.values.length
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  checkShapes(target, predictions, outputs)
  const { queries } = target
  // A list is one observation at the least.
  const observed = groups ?? queries
  if (groups && groups.length !== rows) throw shapeError('group numbers', groups.length, rows)
  if (queries && queries.length !== rows) throw shapeError('list numbers', queries.length, rows)
  const rankings = new Map<number, RankedScores>()
  let classes: Int32Array | undefined
  return {
    task: target.task,
    rows,
    outputs,
    classCount: target.task === 'regression' ? 0 : Math.max(2, target.classes.length),
    truth: target.values,
    predictions,
    weights: checkedWeights(weights, rows),
    strata: target.task === 'regression' ? undefined : Int32Array.from(target.values),
    groups: observed && denseNumbers(observed),
    queries,
    predictedClasses: () => (classes ??= decide(predictions, { rows, outputs, threshold })),
    ranked(output) {
      const known = rankings.get(output) ?? rankScores(outputColumn(predictions, outputs, output))
      rankings.set(output, known)
      return known
    },
  }
}

/** One output of every row. */
function outputColumn(predictions: Float64Array, outputs: number, output: number): Float64Array {
  if (outputs === 1) return predictions
  const column = new Float64Array(predictions.length / outputs)
  for (let row = 0; row < column.length; row++) column[row] = predictions[row * outputs + output]!
  return column
}

export function equalWeights(rows: number): Float64Array {
  return new Float64Array(rows).fill(1)
}

/** 1 where the row is of this class. */
export function classLabels(truth: Float64Array, ofClass: number): Float64Array {
  return truth.map((value) => (value === ofClass ? 1 : 0))
}

function decide(
  predictions: Float64Array,
  { rows, outputs, threshold }: { rows: number; outputs: number; threshold: number },
): Int32Array {
  const classes = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    if (outputs === 1) {
      classes[row] = predictions[row]! >= threshold ? 1 : 0
      continue
    }
    let best = 0
    for (let output = 1; output < outputs; output++) {
      if (predictions[row * outputs + output]! > predictions[row * outputs + best]!) best = output
    }
    classes[row] = best
  }
  return classes
}

function checkShapes(target: Target, predictions: Float64Array, outputs: number): void {
  const rows = target.values.length
  if (rows === 0) throw new LearnError('too-few-rows', 'There are no rows to evaluate.')
  if (predictions.length !== rows * outputs)
    throw shapeError('predictions', predictions.length, rows * outputs)
  if (!predictions.every(Number.isFinite))
    throw new LearnError('shape', 'Predictions must be finite numbers; some are not.')
  const classCount = Math.max(2, target.classes.length)
  const isKnown = (value: number): boolean =>
    target.task === 'regression'
      ? Number.isFinite(value)
      : Number.isInteger(value) && value >= 0 && value < classCount
  if (!target.values.every(isKnown))
    throw new LearnError('invalid-target', `The target holds values that are not of a ${target.task} target.`)
}

function checkedWeights(weights: Float64Array | undefined, rows: number): Float64Array {
  if (!weights) return equalWeights(rows)
  if (weights.length !== rows) throw shapeError('weights', weights.length, rows)
  let total = 0
  for (const weight of weights) {
    if (!(weight >= 0) || weight === Infinity)
      throw new LearnError('invalid-weights', 'Weights must be finite and not below 0.')
    total += weight
  }
  if (total === 0) throw new LearnError('invalid-weights', 'At least one weight must be above 0.')
  return weights
}

/** The same groups, numbered from 0 without gaps. */
export function denseNumbers(groups: Int32Array): Int32Array {
  const known = new Map<number, number>()
  return groups.map((group) => {
    const number = known.get(group) ?? known.size
    known.set(group, number)
    return number
  })
}

function shapeError(what: string, found: number, expected: number): LearnError {
  return new LearnError('shape', `There are ${found} ${what} where ${expected} are needed.`, {
    found,
    expected,
  })
}
