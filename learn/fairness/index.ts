export { binColumn } from './bin-column.ts'
export type { BinnedColumn } from './bin-column.ts'
export { cramersV } from './cramers-v.ts'
export { fisherExact } from './fisher-exact.ts'
export { averageOddsGap, fairnessGaps } from './gaps.ts'
export type { FairnessGaps, GapOptions } from './gaps.ts'
export { intersectGroups, rowsByGroup } from './group-assignment.ts'
export type { GroupAssignment } from './group-assignment.ts'
export { groupOutcomes, meanWithInterval } from './group-outcomes.ts'
export type { GroupCounts, GroupOutcome, ScoredRows } from './group-outcomes.ts'
export { calibrationByGroup } from './group-calibration.ts'
export type { GroupCalibration } from './group-calibration.ts'
export { holmAdjust } from './holm.ts'
export { impactRatio } from './impact-ratio.ts'
export type { GroupImpact, GroupSelection, ImpactRatio } from './impact-ratio.ts'
export { largestMeanGap } from './mean-gap.ts'
export { minimumDetectableRatio, twoProportionPower } from './power.ts'
export {
  katzInterval,
  koopmanInterval,
  rateDifference,
  rateRatio,
  smallestExpectedCount,
  twoProportionZ,
} from './proportions.ts'
export type { SelectionCount } from './proportions.ts'
export { proxyStrength } from './proxy-strength.ts'
export type { ProxyOptions, ProxyStrength } from './proxy-strength.ts'
export { ratesByCut } from './rates-by-cut.ts'
export type { GroupAtCut } from './rates-by-cut.ts'
export { medianOf, scoringRates } from './scoring-rate.ts'
export type { ScoringRates } from './scoring-rate.ts'
export { isBelowFourFifths, shiftOne } from './shift-one.ts'
export type { ShiftOne } from './shift-one.ts'
