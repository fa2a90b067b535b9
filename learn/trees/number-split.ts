import type { FeatureBins } from './binning.ts'
import { leafScore, minSideHessian } from './split.ts'
import type { BestSplit, FeatureHistogram, HistogramNode, SplitRules } from './split.ts'

/**
 * Tries every cut between the bins of a number, missing values on either side, and keeps the best in
 * `best`. `best.gain` counts from the node's own score.
 */
export function tryNumberSplits(
  cut: FeatureBins,
  { values, first, gradientUnit, hessianUnit, present, presentCount = cut.binCount }: FeatureHistogram,
  {
    node,
    rules,
    best,
    feature,
  }: { node: HistogramNode; rules: SplitRules; best: BestSplit; feature: number },
): void {
  const { l1, l2 } = rules
  const { gradient, hessian } = node
  const parentScore = leafScore(gradient, hessian, l1, l2)
  const least = minSideHessian(node, rules)
  const missingAt = 2 * (first + cut.binCount)
  const missingGradient = values[missingAt]! * gradientUnit
  const missingHessian = values[missingAt + 1]! * hessianUnit
  const hasMissing = missingGradient !== 0 || missingHessian !== 0
  let bestGain = best.gain
  for (let side = 0; side < (hasMissing ? 2 : 1); side++) {
    let leftGradient = side * missingGradient
    let leftHessian = side * missingHessian
    for (let i = 0; i < presentCount; i++) {
      const bin = present ? present[i]! : i
      const at = 2 * (first + bin)
      const binGradient = values[at]!
      const binHessian = values[at + 1]!
      if (binGradient === 0 && binHessian === 0) continue
      leftGradient += binGradient * gradientUnit
      leftHessian += binHessian * hessianUnit
      if (leftHessian < least) continue
      const rightHessian = hessian - leftHessian
      if (rightHessian < least) break
      const gain =
        leafScore(leftGradient, leftHessian, l1, l2) +
        leafScore(gradient - leftGradient, rightHessian, l1, l2) -
        parentScore
      if (gain <= bestGain) continue
      bestGain = gain
      best.feature = feature
      best.bin = bin
      // Rows missing here later follow the heavier side when no training row was missing.
      best.missingLeft = hasMissing ? side === 1 : leftHessian > rightHessian
    }
  }
  best.gain = bestGain
}
