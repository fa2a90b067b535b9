import type { FeatureBins } from './binning.ts'
import { leafScore, minSideHessian } from './split.ts'
import type { BestSplit, FeatureHistogram, HistogramNode, SplitRules } from './split.ts'

/** Up to this many levels, each is tried against all others. */
const maxOneAgainstRest = 4
/** Most levels on the smaller side of a split by order. */
const maxLevelsTogether = 64

interface CategorySearch {
  readonly node: HistogramNode
  readonly rules: SplitRules
  readonly best: BestSplit
  readonly feature: number
}

/**
 * Tries to divide the levels of a category and keeps the best division in `best`: each level against
 * the rest when they are few, else the cuts of the levels put in order of their gradient over
 * hessian (Fisher 1958: the best division into two is among them).
 */
export function tryCategorySplits(
  cut: FeatureBins,
  histogram: FeatureHistogram,
  search: CategorySearch,
): void {
  for (const { order, extraL2 } of levelOrders(cut, histogram, search))
    tryPrefixes(cut, histogram, { ...search, order, extraL2 })
}

interface LevelOrder {
  readonly order: readonly number[]
  readonly extraL2: number
}

/** The orders of levels of which some first ones may go left, few enough on that side. */
export function levelOrders(
  cut: FeatureBins,
  histogram: FeatureHistogram,
  { node, rules }: Pick<CategorySearch, 'node' | 'rules'>,
): readonly LevelOrder[] {
  const present = presentBins(cut, histogram)
  if (present.length <= maxOneAgainstRest) return present.map((bin) => ({ order: [bin], extraL2: 0 }))
  const { values, first, gradientUnit, hessianUnit } = histogram
  const least = (rules.minCategoryWeight * node.hessian) / node.weight
  const ratio = new Float64Array(cut.binCount)
  const order = present.filter((bin) => {
    const hessian = values[2 * (first + bin) + 1]! * hessianUnit
    ratio[bin] = (values[2 * (first + bin)]! * gradientUnit) / (hessian + rules.categorySmoothing)
    return hessian >= least
  })
  order.sort((a, b) => ratio[a]! - ratio[b]! || a - b)
  return [order, order.toReversed()].map((each) => ({
    order: each.slice(0, maxLevelsTogether),
    extraL2: rules.categoryL2,
  }))
}

function presentBins(
  cut: FeatureBins,
  { values, first, present, presentCount = cut.binCount }: FeatureHistogram,
): number[] {
  const bins: number[] = []
  for (let i = 0; i < presentCount; i++) {
    const bin = present ? present[i]! : i
    const at = 2 * (first + bin)
    if (values[at] !== 0 || values[at + 1] !== 0) bins.push(bin)
  }
  return bins
}

/** The first levels of the order go left, the others right, missing values to either side. */
function tryPrefixes(
  cut: FeatureBins,
  { values, first, gradientUnit, hessianUnit }: FeatureHistogram,
  {
    node,
    rules,
    best,
    feature,
    order,
    extraL2,
  }: CategorySearch & { readonly order: readonly number[]; readonly extraL2: number },
): void {
  const { l1 } = rules
  const l2 = rules.l2 + extraL2
  const { gradient, hessian } = node
  const parentScore = leafScore(gradient, hessian, l1, rules.l2)
  const least = minSideHessian(node, rules)
  const missingAt = 2 * (first + cut.binCount)
  const hasMissing = values[missingAt] !== 0 || values[missingAt + 1] !== 0
  for (let side = 0; side < (hasMissing ? 2 : 1); side++) {
    let leftGradient = side * values[missingAt]! * gradientUnit
    let leftHessian = side * values[missingAt + 1]! * hessianUnit
    for (let i = 0; i < order.length; i++) {
      const at = 2 * (first + order[i]!)
      leftGradient += values[at]! * gradientUnit
      leftHessian += values[at + 1]! * hessianUnit
      if (leftHessian < least) continue
      const rightHessian = hessian - leftHessian
      if (rightHessian < least) break
      const gain =
        leafScore(leftGradient, leftHessian, l1, l2) +
        leafScore(gradient - leftGradient, rightHessian, l1, l2) -
        parentScore
      if (gain <= best.gain) continue
      const isLeftHeavier = leftHessian > rightHessian
      best.gain = gain
      best.feature = feature
      best.bin = -1
      best.missingLeft = hasMissing ? side === 1 : isLeftHeavier
      placeLevels({ values, first }, best, { order, leftCount: i + 1, isLeftHeavier, binCount: cut.binCount })
    }
  }
}

/** Levels without rows in this node follow the heavier side. */
export function placeLevels(
  { values, first }: Pick<FeatureHistogram, 'values' | 'first'>,
  { goesLeft }: BestSplit,
  {
    order,
    leftCount,
    isLeftHeavier,
    binCount,
  }: { order: readonly number[]; leftCount: number; isLeftHeavier: boolean; binCount: number },
): void {
  goesLeft.fill(0)
  for (let bin = 0; bin < binCount; bin++) {
    const at = 2 * (first + bin)
    if (isLeftHeavier && values[at] === 0 && values[at + 1] === 0) goesLeft[bin] = 1
  }
  for (let i = 0; i < leftCount; i++) goesLeft[order[i]!] = 1
}
