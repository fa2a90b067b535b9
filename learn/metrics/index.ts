export { averagePrecision } from './average-precision.ts'
export { bcaInterval, bootstrap, quantileOfSorted } from './bootstrap.ts'
export { brierScore } from './brier-score.ts'
export { expectedCalibrationError } from './calibration-error.ts'
export { comparePredictions } from './compare-predictions.ts'
export {
  accuracy,
  balancedAccuracy,
  classFigures,
  confusionMatrix,
  macroF1,
  matthewsCorrelation,
} from './confusion.ts'
export type { ClassFigures, ConfusionMatrix } from './confusion.ts'
export { thresholdCurve } from './curves.ts'
export type { CurvePoint } from './curves.ts'
export { evaluatePredictions } from './evaluate-predictions.ts'
export type { MetricValues } from './evaluate-predictions.ts'
export type { EvaluateOptions } from './evaluation.ts'
export { gainAt, gainsCurve } from './gains.ts'
export type { GainPoint } from './gains.ts'
export type { Interval } from './interval.ts'
export { logLoss } from './log-loss.ts'
export { mainMetrics, metricInfo, metricsOf, metricTaskOf } from './metric-info.ts'
export type { MetricInfo, MetricName, MetricTask } from './metric-info.ts'
export { meanAveragePrecision, meanReciprocalRank, ndcg } from './ranking.ts'
export type { RankingOptions } from './ranking.ts'
export {
  meanAbsoluteError,
  medianAbsoluteError,
  pinballLoss,
  rSquared,
  rootMeanSquaredError,
} from './regression-errors.ts'
export { averageRanks, rankCorrelation } from './rank-correlation.ts'
export { rocAuc } from './roc-auc.ts'
export { harrellConcordance, unoConcordance } from './survival/concordance.ts'
export { dynamicAuc } from './survival/dynamic-auc.ts'
export { horizonCalibration } from './survival/horizon-calibration.ts'
export type { HorizonGroup } from './survival/horizon-calibration.ts'
export { gainWithin } from './survival/horizon-gain.ts'
export { incidenceByPerson } from './survival/incidence-by-person.ts'
export { judgeHorizon } from './survival/judge-horizon.ts'
export type { HorizonFigures } from './survival/judge-horizon.ts'
export type { SurvivalMetricOptions } from './survival/judged-rows.ts'
export { integratedBrier, survivalBrier } from './survival/survival-brier.ts'
export { wilsonInterval } from './wilson.ts'
