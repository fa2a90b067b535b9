export { aalenJohansen } from './aalen-johansen.ts'
export type { CauseCurve, CompetingCurves } from './aalen-johansen.ts'
export { fitCauses, readCauses } from './competing-causes.ts'
export type { FittedCauses } from './competing-causes.ts'
export { cox } from './cox.ts'
export type { FittedCox } from './fitted-cox.ts'
export type { FittedSurvivalBoosting } from './fitted-survival-boosting.ts'
export { kaplanMeier, restrictedMean, survivalAt, survivalQuantile } from './kaplan-meier.ts'
export type { CurveOptions, SurvivalCurve } from './kaplan-meier.ts'
export { logRank } from './log-rank.ts'
export type { GroupEvents, LogRank } from './log-rank.ts'
export { nelsonAalen } from './nelson-aalen.ts'
export type { CumulativeHazard } from './nelson-aalen.ts'
export { testProportionalHazards } from './proportional-hazards.ts'
export type { ProportionalityTest } from './proportional-hazards.ts'
export { survivalBoosting } from './survival-boosting.ts'
export type {
  FittedSurvival,
  SurvivalDefinition,
  SurvivalEstimator,
  SurvivalFitOptions,
  Window,
  WindowAttribution,
} from './survival-estimator.ts'
export { crossValidateSurvival } from './cross-validate-survival.ts'
export type { SurvivalPredictions, SurvivalStudy } from './cross-validate-survival.ts'
export { takeFollowed } from './followed-target.ts'
export type { FollowedTarget } from './followed-target.ts'
export { stepAt } from './step-function.ts'
export { survivalTimeFolds } from './survival-time-folds.ts'
export type { SurvivalFold } from './survival-time-folds.ts'
export { censorAt, countedFrom, createSurvivalTarget, ofCause, takeSurvival } from './survival-target.ts'
export type { SurvivalTarget } from './survival-target.ts'
