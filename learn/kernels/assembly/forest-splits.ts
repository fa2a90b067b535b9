import { tryClassSplits } from './forest-classes'
import { tryDrawnSplit } from './forest-draws'
import { Forest } from './forest'
import { binCountOf } from './forest-bins'
import { sortByRatio } from './sort-bins'

/** Up to this many levels of a category, each is tried against all others. Same in `trees/category-split.ts`. */
export const ONE_AGAINST_REST: i32 = 4
/** Most levels on the smaller side of a split by order. */
const LEVELS_TOGETHER: i32 = 64

// @ts-ignore: decorator
@inline
export function isCategory(forest: Forest, feature: i32): bool {
  return load<i32>(<usize>forest.features + <usize>feature * 12, 8) != 0
}

/** Tries to divide a node by one feature and keeps the best division; see the twins in `trees/`. */
export function trySplits(forest: Forest, histogram: usize, feature: i32, sums: usize): void {
  if (forest.centres) tryDrawnSplit(forest, histogram, feature, sums)
  else if (forest.classes > 0) tryClassSplits(forest, histogram, feature, sums)
  else if (isCategory(forest, feature)) tryCategory(forest, histogram, feature, sums)
  else tryNumber(forest, histogram, feature, sums)
}

/** Least weight of a side, a hair under, or rounding would refuse sides of exactly that weight. */
// @ts-ignore: decorator
@inline
export function leastSide(forest: Forest, weight: f64): f64 {
  const least = weight > 0 ? (forest.minLeafWeight * weight) / weight : 0
  return max(least * (1 - 1e-12), 5e-324)
}

function tryNumber(forest: Forest, histogram: usize, feature: i32, sums: usize): void {
  const weight = load<f64>(sums)
  const labels = load<f64>(sums, 8)
  const whole = f64x2.replace_lane(f64x2.splat(labels), 1, weight)
  const parentScore = (labels * labels) / weight
  const least = leastSide(forest, weight)
  const missing = histogram + (<usize>binCountOf(forest, feature) << 4)
  const hasMissing = load<f64>(missing, 8) != 0
  const sides = hasMissing ? 2 : 1
  const end = <usize>forest.filled + <usize>forest.filledCount
  let bestGain = forest.bestGain
  let best: usize = 0
  for (let side = 0; side < sides; side++) {
    let left = side ? v128.load(missing) : f64x2.splat(0)
    let bar = barFor(bestGain, parentScore)
    for (let at = <usize>forest.filled; at < end; at++) {
      left = f64x2.add(left, v128.load(histogram + (<usize>load<u8>(at) << 4)))
      const leftWeight = f64x2.extract_lane(left, 1)
      if (leftWeight < least) continue
      const right = f64x2.sub(whole, left)
      const rightWeight = f64x2.extract_lane(right, 1)
      if (rightWeight < least) break
      if (!isAbove(left, right, bar)) continue
      const gain = scoreOf(left) + scoreOf(right) - parentScore
      if (gain <= bestGain) continue
      bestGain = gain
      bar = barFor(bestGain, parentScore)
      best = at
      // Rows missing here later follow the heavier side when no training row was missing.
      forest.bestMissingLeft = hasMissing ? side : i32(leftWeight > rightWeight)
    }
  }
  if (!best) return
  forest.bestGain = bestGain
  keepCut(forest, feature, <i32>(best - <usize>forest.filled))
}

/** Sides whose scores add up to less than this cannot gain more; a hair under, for rounding. */
// @ts-ignore: decorator
@inline
function barFor(gain: f64, parentScore: f64): f64 {
  return (gain + parentScore) * (1 - 1e-12)
}

/** Whether the scores of two sides, (labels, weight) each, add up to `bar` or more; without a division. */
// @ts-ignore: decorator
@inline
function isAbove(left: v128, right: v128, bar: f64): bool {
  const labels = v128.shuffle<i64>(left, right, 0, 2)
  const weights = v128.shuffle<i64>(left, right, 3, 1)
  const crossed = f64x2.mul(f64x2.mul(labels, labels), weights)
  const product = f64x2.extract_lane(left, 1) * f64x2.extract_lane(right, 1)
  return f64x2.extract_lane(crossed, 0) + f64x2.extract_lane(crossed, 1) >= bar * product
}

// @ts-ignore: decorator
@inline
function scoreOf(side: v128): f64 {
  const labels = f64x2.extract_lane(side, 0)
  return (labels * labels) / f64x2.extract_lane(side, 1)
}

/** The cut after the i-th of the bins with rows. */
export function keepCut(forest: Forest, feature: i32, i: i32): void {
  const filled = <usize>forest.filled + <usize>i
  forest.bestFeature = feature
  forest.bestBin = load<u8>(filled)
  forest.bestBeyond = i + 1 < forest.filledCount ? <i32>load<u8>(filled, 1) : 256
}

function tryCategory(forest: Forest, histogram: usize, feature: i32, sums: usize): void {
  const filled = <usize>forest.filled
  const count = forest.filledCount
  if (count <= ONE_AGAINST_REST) {
    for (let i = 0; i < count; i++) tryPrefixes(forest, histogram, feature, sums, filled + <usize>i, 1, 1)
    return
  }
  const weight = load<f64>(sums)
  const least = (forest.minCategoryWeight * weight) / weight
  const order = <usize>forest.ordered
  let heavy: usize = 0
  for (let i = 0; i < count; i++) {
    const bin = <usize>load<u8>(filled + <usize>i)
    const cell = histogram + (bin << 4)
    const binWeight = load<f64>(cell, 8)
    store<f64>(<usize>forest.ratios + (bin << 3), load<f64>(cell) / (binWeight + forest.categorySmoothing))
    if (binWeight >= least) store<u8>(order + heavy++, <u8>bin)
  }
  sortByRatio(<usize>forest.ratios, order, heavy)
  tryPrefixes(forest, histogram, feature, sums, order, 1, <i32>heavy)
  tryPrefixes(forest, histogram, feature, sums, order + heavy - 1, -1, <i32>heavy)
}

/** The first levels from `order` on (`step` 1 or -1) go left, the others right, missing values to either side. */
function tryPrefixes(
  forest: Forest, histogram: usize, feature: i32, sums: usize, order: usize, step: i32, count: i32,
): void {
  const weight = load<f64>(sums)
  const labels = load<f64>(sums, 8)
  const whole = f64x2.replace_lane(f64x2.splat(labels), 1, weight)
  const parentScore = (labels * labels) / weight
  const least = leastSide(forest, weight)
  const missing = histogram + (<usize>binCountOf(forest, feature) << 4)
  const hasMissing = load<f64>(missing, 8) != 0
  const sides = hasMissing ? 2 : 1
  const length = min(count, LEVELS_TOGETHER)
  for (let side = 0; side < sides; side++) {
    let left = side ? v128.load(missing) : f64x2.splat(0)
    let best = -1
    let isLeftHeavier = false
    let at = order
    for (let i = 0; i < length; i++, at += step) {
      left = f64x2.add(left, v128.load(histogram + (<usize>load<u8>(at) << 4)))
      const leftWeight = f64x2.extract_lane(left, 1)
      if (leftWeight < least) continue
      const right = f64x2.sub(whole, left)
      const rightWeight = f64x2.extract_lane(right, 1)
      if (rightWeight < least) break
      const gain = scoreOf(left) + scoreOf(right) - parentScore
      if (gain <= forest.bestGain) continue
      forest.bestGain = gain
      best = i
      isLeftHeavier = leftWeight > rightWeight
      forest.bestMissingLeft = hasMissing ? side : i32(isLeftHeavier)
    }
    if (best >= 0) keepLevels(forest, feature, order, step, best + 1, isLeftHeavier)
  }
}

/** The first `count` levels of an order; levels without rows in this node follow the heavier side. */
export function keepLevels(
  forest: Forest, feature: i32, order: usize, step: i32, count: i32, isLeftHeavier: bool,
): void {
  const empty: u64 = isLeftHeavier ? ~(<u64>0) : 0
  forest.bestFeature = feature
  forest.bestBin = -1
  forest.bestBeyond = 0
  forest.bestSet0 = ~forest.filled0 & empty
  forest.bestSet1 = ~forest.filled1 & empty
  forest.bestSet2 = ~forest.filled2 & empty
  forest.bestSet3 = ~forest.filled3 & empty
  const bits = changetype<usize>(forest) + offsetof<Forest>('bestSet0')
  for (let i = 0; i < count; i++, order += step) {
    const bin = <usize>load<u8>(order)
    const word = bits + ((bin >> 6) << 3)
    store<u64>(word, load<u64>(word) | ((<u64>1) << (bin & 63)))
  }
}
