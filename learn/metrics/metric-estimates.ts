import { aucEstimate } from './roc-auc.ts'
import { averagePrecisionEstimate } from './average-precision.ts'
import { brierLosses } from './brier-score.ts'
import { calibrationErrorEstimate } from './calibration-error.ts'
import { confusionMatrix, f1Estimate, macroF1, presentClasses } from './confusion.ts'
import { averageEstimates, meanEstimate } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { classLabels } from './evaluation.ts'
import type { Evaluation } from './evaluation.ts'
import { logLosses } from './log-loss.ts'
import type { MetricName } from './metric-info.ts'
import { rankingEstimate } from './ranking.ts'
import { maeEstimate, rmseEstimate, rSquaredEstimate } from './regression-errors.ts'

/**
 * How each figure is computed from an evaluation; a value of NaN means that the rows do not
 * define it (one class only, a constant target).
 */
export const metricEstimates: Readonly<Record<MetricName, (evaluation: Evaluation) => Estimate>> = {
  auc: ({ task, truth, weights, classCount, ranked }) => {
    if (task === 'binary') return aucEstimate(ranked(0), truth, weights)
    const estimates = Array.from({ length: classCount }, (_, ofClass) =>
      aucEstimate(ranked(ofClass), classLabels(truth, ofClass), weights),
    )
    return averageEstimates(estimates.filter(({ value }) => !Number.isNaN(value)))
  },
  averagePrecision: ({ truth, weights, ranked }) => averagePrecisionEstimate(ranked(0), truth, weights),
  logLoss: ({ truth, predictions, weights }) => meanEstimate(logLosses(truth, predictions), weights),
  brier: ({ truth, predictions, weights }) => meanEstimate(brierLosses(truth, predictions), weights),
  ece: (evaluation) => {
    const { weights } = evaluation
    const { labels, probabilities } = judgedProbabilities(evaluation)
    return calibrationErrorEstimate(labels, probabilities, { weights })
  },
  f1: ({ truth, weights, predictedClasses }) =>
    f1Estimate(truth, predictedClasses(), { classCount: 2, weights, ofClass: 1 }),
  macroF1: ({ truth, weights, classCount, predictedClasses }) => {
    const predicted = predictedClasses()
    const classes = presentClasses(confusionMatrix(truth, predicted, { classCount, weights }))
    return {
      ...averageEstimates(
        classes.map((ofClass) => f1Estimate(truth, predicted, { classCount, weights, ofClass })),
      ),
      valueAt: (resampled) => macroF1(confusionMatrix(truth, predicted, { classCount, weights: resampled })),
    }
  },
  accuracy: ({ truth, weights, predictedClasses }) => {
    const predicted = predictedClasses()
    return meanEstimate(
      truth.map((ofClass, row) => (predicted[row] === ofClass ? 1 : 0)),
      weights,
    )
  },
  rmse: ({ truth, predictions, weights }) => rmseEstimate(truth, predictions, weights),
  mae: ({ truth, predictions, weights }) => maeEstimate(truth, predictions, weights),
  ndcg: (evaluation) => rankingEstimate(evaluation, { figure: 'ndcg', k: 10 }),
  ndcg5: (evaluation) => rankingEstimate(evaluation, { figure: 'ndcg', k: 5 }),
  map: (evaluation) => rankingEstimate(evaluation, { figure: 'map', k: 10 }),
  mrr: (evaluation) => rankingEstimate(evaluation, { figure: 'mrr', k: Infinity }),
  r2: ({ truth, predictions, weights }) => rSquaredEstimate(truth, predictions, weights),
}

/** Two classes: the probability of the positive one. More: the highest probability, and whether it was right. */
function judgedProbabilities(evaluation: Evaluation): { labels: Float64Array; probabilities: Float64Array } {
  const { task, truth, predictions, outputs, rows } = evaluation
  if (task === 'binary') return { labels: truth, probabilities: predictions }
  const predicted = evaluation.predictedClasses()
  const probabilities = new Float64Array(rows)
  const labels = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    probabilities[row] = predictions[row * outputs + predicted[row]!]!
    labels[row] = predicted[row] === truth[row] ? 1 : 0
  }
  return { labels, probabilities }
}
