import type { FeatureBins } from './binning.ts'
import { leafOutput, minSideHessian, nextFilled } from './split.ts'
import type { BestSplit, FeatureHistogram, HistogramNode, SplitRules } from './split.ts'
import { levelOrders, placeLevels } from './category-split.ts'

/** Between what the values of a node's leaves must stay, so that splits above it keep their direction. */
export interface LeafBounds {
  readonly lower: number
  readonly upper: number
}

export const noBounds: LeafBounds = { lower: -Infinity, upper: Infinity }

/** A best split with the values its two sides would have. */
export interface BestBounded extends BestSplit {
  leftValue: number
  rightValue: number
}

interface BoundedSearch {
  readonly node: HistogramNode & LeafBounds
  readonly rules: SplitRules
  readonly best: BestBounded
  readonly feature: number
  /** 1 when the right side must not be lower, -1 when it must not be higher, else 0. */
  readonly direction: number
}

/**
 * Tries every division of a feature whose sides, their values kept within the node's bounds, go in the
 * feature's direction, and keeps the best (the basic method of LightGBM and XGBoost). Gains count what
 * the bounded values take away.
 */
export function tryBoundedSplits(cut: FeatureBins, histogram: FeatureHistogram, search: BoundedSearch): void {
  if (cut.feature.kind === 'category') {
    for (const { order, extraL2 } of levelOrders(cut, histogram, search))
      tryOrder(cut, histogram, { ...search, order, extraL2 })
    return
  }
  const order: number[] = []
  for (let bin = nextFilled(-1, histogram, cut.binCount); bin < cut.binCount;) {
    order.push(bin)
    bin = nextFilled(bin, histogram, cut.binCount)
  }
  tryOrder(cut, histogram, { ...search, order, extraL2: 0 })
}

interface OrderedSearch extends BoundedSearch {
  readonly order: readonly number[]
  readonly extraL2: number
}

/** The first bins of the order go left, the others right, missing values to either side. */
function tryOrder(
  cut: FeatureBins,
  { values, first, gradientUnit, hessianUnit }: FeatureHistogram,
  { node, rules, best, feature, direction, order, extraL2 }: OrderedSearch,
): void {
  const sideRules = { ...rules, l2: rules.l2 + extraL2 }
  const parentScore = boundedScore(node.gradient, node.hessian, rules, node)
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
      const rightHessian = node.hessian - leftHessian
      if (rightHessian < least) break
      const rightGradient = node.gradient - leftGradient
      const gain =
        boundedScore(leftGradient, leftHessian, sideRules, node) +
        boundedScore(rightGradient, rightHessian, sideRules, node) -
        parentScore
      if (gain <= best.gain) continue
      const leftValue = boundedValue(leftGradient, leftHessian, sideRules, node)
      const rightValue = boundedValue(rightGradient, rightHessian, sideRules, node)
      if (direction * (rightValue - leftValue) < 0) continue
      const isLeftHeavier = leftHessian > rightHessian
      Object.assign(best, { gain, feature, leftValue, rightValue })
      best.missingLeft = hasMissing ? side === 1 : isLeftHeavier
      best.bin = cut.feature.kind === 'category' ? -1 : order[i]!
      if (best.bin < 0)
        placeLevels({ values, first }, best, {
          order,
          leftCount: i + 1,
          isLeftHeavier,
          binCount: cut.binCount,
        })
    }
  }
}

/** The leaf value that takes away the most loss within the bounds. */
export function boundedValue(
  gradient: number,
  hessian: number,
  rules: Pick<SplitRules, 'l1' | 'l2'>,
  { lower, upper }: LeafBounds,
): number {
  return Math.min(Math.max(leafOutput(gradient, hessian, rules), lower), upper)
}

/** Twice the loss that this value takes away: without bounds, `leafScore`. */
function boundedScore(gradient: number, hessian: number, rules: SplitRules, bounds: LeafBounds): number {
  const value = boundedValue(gradient, hessian, rules, bounds)
  return -(2 * gradient * value + (hessian + rules.l2) * value * value + 2 * rules.l1 * Math.abs(value))
}
