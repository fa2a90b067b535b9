import { reliabilityBins } from '@cadre/learn/calibration'
import type { Calibrator } from '@cadre/learn/calibration'
import { confusionMatrix, gainsCurve } from '@cadre/learn/metrics'
import type { Target } from '@cadre/learn'
import { likeliestOutput } from '../explain/likeliest-output.ts'
import { rowsAt, targetAt, testedRows } from '../evaluate/evaluate-on-folds.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import type { OuterPlan, TrainingData } from '../train/training-data.ts'
import { cutsOfMany } from './cuts-of-many.ts'
import { describeRanking } from './describe-ranking.ts'
import type { StudyResult } from './study-result.ts'

interface OutcomeParts {
  readonly chosen: JudgedLearner
  readonly plan: OuterPlan
  readonly calibrator: Calibrator
  /** The study's cut; two classes only. */
  readonly threshold: number | undefined
  /** The column that tells lists apart, for a ranking. */
  readonly query?: string | undefined
}

type Outcome = Pick<
  StudyResult,
  'calibration' | 'gains' | 'cuts' | 'confusion' | 'predictedObserved' | 'ranking'
>

/** Curves and tables of the recommended learner's outer predictions, as its task allows. */
export function describeOutcome(
  data: TrainingData,
  { chosen, plan, calibrator, threshold = 0.5, query }: OutcomeParts,
): Outcome {
  const rows = testedRows(plan.folds)
  const target = targetAt(data.target, rows)
  const predictions = rowsAt(chosen.predictions, rows, data.target)
  switch (target.task) {
    case 'binary':
      return {
        calibration: { method: calibrator.kind, bins: reliabilityBins(target.values, predictions) },
        gains: gainsCurve(target.values, predictions),
        cuts: cutsOfMany({
          labels: target.values,
          scores: predictions,
          groups: Int32Array.from(rows, (row) => data.groups[row]!),
        }),
        confusion: confusion(
          target,
          predictions.map((probability) => (probability >= threshold ? 1 : 0)),
        ),
      }
    case 'multiclass':
      return { confusion: confusion(target, likeliestOutputs(predictions, target.classes.length)) }
    case 'regression':
      if (query !== undefined) return { ranking: describeRanking(target, predictions, query) }
      return { predictedObserved: tenths(target.values, predictions) }
  }
}

function confusion({ values, classes }: Target, predicted: Float64Array): number[][] {
  const { cells } = confusionMatrix(values, predicted, { classCount: classes.length })
  return classes.map((_, row) => Array.from(cells.slice(row * classes.length, (row + 1) * classes.length)))
}

function likeliestOutputs(predictions: Float64Array, outputs: number): Float64Array {
  return Float64Array.from({ length: predictions.length / outputs }, (_, row) =>
    likeliestOutput(predictions, row, outputs),
  )
}

function tenths(truth: Float64Array, predictions: Float64Array): NonNullable<Outcome['predictedObserved']> {
  const order = Array.from(predictions.keys()).sort((a, b) => predictions[a]! - predictions[b]! || a - b)
  return Array.from({ length: 10 }, (_, tenth) =>
    order.slice(Math.floor((tenth * order.length) / 10), Math.floor(((tenth + 1) * order.length) / 10)),
  )
    .filter((rows) => rows.length > 0)
    .map((rows) => ({
      meanPredicted: rows.reduce((sum, row) => sum + predictions[row]!, 0) / rows.length,
      meanObserved: rows.reduce((sum, row) => sum + truth[row]!, 0) / rows.length,
      count: rows.length,
    }))
}
