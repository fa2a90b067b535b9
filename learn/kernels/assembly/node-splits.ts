// The best split of a node by the histograms of all its features. Does what `trees/number-split.ts` and
// `trees/category-split.ts` do, feature after feature, to the bit: sums are whole numbers times powers of two.

import { sortByRatio } from './sort-bins'

/** Up to this many levels of a category, each is tried against all others. Same in `trees/category-split.ts`. */
const ONE_AGAINST_REST: i32 = 4
/** Most levels on the smaller side of a split by order. */
const LEVELS_TOGETHER: i32 = 64

/** What is searched and what was found; laid out by `trees/split-search.ts`. */
@unmanaged
export class SplitSearch {
  // The node: sums in true units, and what one whole number of the histogram is worth.
  gradient: f64
  hessian: f64
  gradientUnit: f64
  hessianUnit: f64
  // Rules.
  l1: f64
  l2: f64
  /** Least hessian of a side. */
  least: f64
  categoryL2: f64
  categorySmoothing: f64
  /** Least hessian of a level that is put in order. */
  leastLevel: f64
  /** In: what has to be beaten. Out: the best gain. */
  gain: f64
  /** Out: place of the feature in the list, or -1. */
  feature: i32
  /** Out: last bin on the left; -1 for categories, whose sides are in `goesLeft`. */
  bin: i32
  missingLeft: i32
  /** Bins with rows of the feature at hand. */
  filledCount: i32
  /** Room for 256 bins, 256 bins in order, 256 ratios (f64), and the sides of 256 bins. */
  filled: u32
  ordered: u32
  ratios: u32
  goesLeft: u32
}

/** `features` holds for each the byte offset of its first bin in the histogram, its bins, and whether it is a category (three i32). */
export function searchSplits(search: SplitSearch, histogram: usize, features: usize, count: i32): void {
  search.feature = -1
  for (let i = 0; i < count; i++, features += 12) {
    const cells = histogram + <usize>load<u32>(features)
    const binCount = load<i32>(features, 4)
    listFilled(search, cells, binCount)
    if (load<i32>(features, 8)) tryCategory(search, cells, binCount, i)
    else tryNumber(search, cells, binCount, i)
  }
}

function listFilled(search: SplitSearch, cells: usize, binCount: i32): void {
  const filled = <usize>search.filled
  let count: usize = 0
  for (let bin = 0; bin < binCount; bin++, cells += 16) {
    store<u8>(filled + count, <u8>bin)
    // Without a branch: a bin without rows is written over by the next one. Minus zero does not occur in sums.
    count += <usize>v128.any_true(v128.load(cells))
  }
  search.filledCount = <i32>count
}

// @ts-ignore: decorator
@inline
function scoreOf(gradient: f64, hessian: f64, l1: f64, l2: f64): f64 {
  if (l1 == 0) return (gradient * gradient) / (hessian + l2)
  const shrunk = max(0, abs(gradient) - l1)
  return (shrunk * shrunk) / (hessian + l2)
}

/** Sides whose scores add up to less than this cannot gain more; a hair under, for rounding. */
// @ts-ignore: decorator
@inline
function barFor(gain: f64, parentScore: f64): f64 {
  return (gain + parentScore) * (1 - 1e-12)
}

function tryNumber(search: SplitSearch, cells: usize, binCount: i32, feature: i32): void {
  const missing = v128.load(cells + (<usize>binCount << 4))
  if (v128.any_true(f64x2.ne(missing, f64x2.splat(0)))) tryBothSides(search, cells, missing, feature)
  else tryCuts(search, cells, feature)
}

/**
 * Whether the scores of either of two divisions, a lane each, may add up to the bar: without a division, and by a
 * hair too often. Above, gains are counted exactly.
 */
// @ts-ignore: decorator
@inline
function mayReach(
  leftGradients: v128, leftHessians: v128, rightGradients: v128, rightHessians: v128,
  l1: v128, l2: v128, bars: v128,
): v128 {
  const left = f64x2.max(f64x2.splat(0), f64x2.sub(f64x2.abs(leftGradients), l1))
  const right = f64x2.max(f64x2.splat(0), f64x2.sub(f64x2.abs(rightGradients), l1))
  const leftDivisors = f64x2.add(leftHessians, l2)
  const rightDivisors = f64x2.add(rightHessians, l2)
  const crossed = f64x2.add(
    f64x2.mul(f64x2.mul(left, left), rightDivisors),
    f64x2.mul(f64x2.mul(right, right), leftDivisors),
  )
  return f64x2.ge(crossed, f64x2.mul(bars, f64x2.mul(leftDivisors, rightDivisors)))
}

/** Every cut, with missing values on the right in one lane and on the left in the other. */
function tryBothSides(search: SplitSearch, cells: usize, missing: v128, feature: i32): void {
  const l1 = search.l1
  const l2 = search.l2
  const least = f64x2.splat(search.least)
  const gradient = search.gradient
  const hessian = search.hessian
  const wholeGradients = f64x2.splat(gradient)
  const wholeHessians = f64x2.splat(hessian)
  const gradientUnits = f64x2.splat(search.gradientUnit)
  const hessianUnits = f64x2.splat(search.hessianUnit)
  const shrinkage = f64x2.splat(l1)
  const penalties = f64x2.splat(l2)
  const parentScore = scoreOf(gradient, hessian, l1, l2)
  let leftGradients = f64x2.mul(f64x2.replace_lane(f64x2.splat(0), 1, f64x2.extract_lane(missing, 0)), gradientUnits)
  let leftHessians = f64x2.mul(f64x2.replace_lane(f64x2.splat(0), 1, f64x2.extract_lane(missing, 1)), hessianUnits)
  let rightGain = search.gain
  let leftGain = search.gain
  let rightBest: usize = 0
  let leftBest: usize = 0
  let bars = f64x2.splat(barFor(search.gain, parentScore))
  const end = <usize>search.filled + <usize>search.filledCount
  for (let at = <usize>search.filled; at < end; at++) {
    const cell = v128.load(cells + (<usize>load<u8>(at) << 4))
    leftGradients = f64x2.add(leftGradients, f64x2.mul(v128.shuffle<i64>(cell, cell, 0, 0), gradientUnits))
    leftHessians = f64x2.add(leftHessians, f64x2.mul(v128.shuffle<i64>(cell, cell, 1, 1), hessianUnits))
    const rightGradients = f64x2.sub(wholeGradients, leftGradients)
    const rightHessians = f64x2.sub(wholeHessians, leftHessians)
    const isHeavyEnough = v128.and(f64x2.ge(leftHessians, least), f64x2.ge(rightHessians, least))
    const isAbove = v128.and(
      isHeavyEnough,
      mayReach(leftGradients, leftHessians, rightGradients, rightHessians, shrinkage, penalties, bars),
    )
    if (!v128.any_true(isAbove)) {
      if (f64x2.extract_lane(rightHessians, 0) < search.least) break
      continue
    }
    if (i64x2.extract_lane(isAbove, 0)) {
      const gain =
        scoreOf(f64x2.extract_lane(leftGradients, 0), f64x2.extract_lane(leftHessians, 0), l1, l2) +
        scoreOf(f64x2.extract_lane(rightGradients, 0), f64x2.extract_lane(rightHessians, 0), l1, l2) - parentScore
      if (gain > rightGain) {
        rightGain = gain
        rightBest = at
        bars = f64x2.replace_lane(bars, 0, barFor(gain, parentScore))
      }
    }
    if (i64x2.extract_lane(isAbove, 1)) {
      const gain =
        scoreOf(f64x2.extract_lane(leftGradients, 1), f64x2.extract_lane(leftHessians, 1), l1, l2) +
        scoreOf(f64x2.extract_lane(rightGradients, 1), f64x2.extract_lane(rightHessians, 1), l1, l2) - parentScore
      if (gain > leftGain) {
        leftGain = gain
        leftBest = at
        bars = f64x2.replace_lane(bars, 1, barFor(gain, parentScore))
      }
    }
  }
  // Of equal gains the one with missing values on the right counts.
  if (leftBest && leftGain > rightGain) keepCut(search, feature, leftBest, leftGain, true)
  else if (rightBest) keepCut(search, feature, rightBest, rightGain, false)
}

/** Every cut of a number without missing values, two at a time. */
function tryCuts(search: SplitSearch, cells: usize, feature: i32): void {
  const l1 = search.l1
  const l2 = search.l2
  const least = f64x2.splat(search.least)
  const gradient = search.gradient
  const hessian = search.hessian
  const wholeGradients = f64x2.splat(gradient)
  const wholeHessians = f64x2.splat(hessian)
  const units = f64x2.replace_lane(f64x2.splat(search.gradientUnit), 1, search.hessianUnit)
  const shrinkage = f64x2.splat(l1)
  const penalties = f64x2.splat(l2)
  const parentScore = scoreOf(gradient, hessian, l1, l2)
  let left = f64x2.splat(0)
  let bestGain = search.gain
  let best: usize = 0
  let isLeftHeavier = false
  let bars = f64x2.splat(barFor(bestGain, parentScore))
  const end = <usize>search.filled + <usize>search.filledCount
  for (let at = <usize>search.filled; at < end; at += 2) {
    const first = f64x2.add(left, f64x2.mul(v128.load(cells + (<usize>load<u8>(at) << 4)), units))
    // With an odd number of bins the last one is looked at twice, which changes nothing.
    const second =
      at + 1 < end ? f64x2.add(first, f64x2.mul(v128.load(cells + (<usize>load<u8>(at, 1) << 4)), units)) : first
    left = second
    const leftGradients = v128.shuffle<i64>(first, second, 0, 2)
    const leftHessians = v128.shuffle<i64>(first, second, 1, 3)
    const rightGradients = f64x2.sub(wholeGradients, leftGradients)
    const rightHessians = f64x2.sub(wholeHessians, leftHessians)
    const isHeavyEnough = v128.and(f64x2.ge(leftHessians, least), f64x2.ge(rightHessians, least))
    const isAbove = v128.and(
      isHeavyEnough,
      mayReach(leftGradients, leftHessians, rightGradients, rightHessians, shrinkage, penalties, bars),
    )
    if (!v128.any_true(isAbove)) {
      if (f64x2.extract_lane(rightHessians, 0) < search.least) break
      continue
    }
    let gain =
      scoreOf(f64x2.extract_lane(leftGradients, 0), f64x2.extract_lane(leftHessians, 0), l1, l2) +
      scoreOf(f64x2.extract_lane(rightGradients, 0), f64x2.extract_lane(rightHessians, 0), l1, l2) - parentScore
    if (i64x2.extract_lane(isAbove, 0) && gain > bestGain) {
      bestGain = gain
      best = at
      isLeftHeavier = f64x2.extract_lane(leftHessians, 0) > f64x2.extract_lane(rightHessians, 0)
    }
    gain =
      scoreOf(f64x2.extract_lane(leftGradients, 1), f64x2.extract_lane(leftHessians, 1), l1, l2) +
      scoreOf(f64x2.extract_lane(rightGradients, 1), f64x2.extract_lane(rightHessians, 1), l1, l2) - parentScore
    if (i64x2.extract_lane(isAbove, 1) && gain > bestGain) {
      bestGain = gain
      best = at + 1
      isLeftHeavier = f64x2.extract_lane(leftHessians, 1) > f64x2.extract_lane(rightHessians, 1)
    }
    bars = f64x2.splat(barFor(bestGain, parentScore))
  }
  // Rows missing here later follow the heavier side when no training row was missing.
  if (best) keepCut(search, feature, best, bestGain, isLeftHeavier)
}

function keepCut(search: SplitSearch, feature: i32, at: usize, gain: f64, missingLeft: bool): void {
  search.gain = gain
  search.feature = feature
  search.bin = load<u8>(at)
  search.missingLeft = i32(missingLeft)
}

function tryCategory(search: SplitSearch, cells: usize, binCount: i32, feature: i32): void {
  const filled = <usize>search.filled
  const count = search.filledCount
  if (count <= ONE_AGAINST_REST) {
    for (let i = 0; i < count; i++) tryPrefixes(search, cells, binCount, feature, filled + <usize>i, 1, 1, 0)
    return
  }
  const ordered = <usize>search.ordered
  const ratios = <usize>search.ratios
  let heavy: usize = 0
  for (let i = 0; i < count; i++) {
    const bin = <usize>load<u8>(filled + <usize>i)
    const cell = cells + (bin << 4)
    const binHessian = load<f64>(cell, 8) * search.hessianUnit
    store<f64>(ratios + (bin << 3), (load<f64>(cell) * search.gradientUnit) / (binHessian + search.categorySmoothing))
    if (binHessian >= search.leastLevel) store<u8>(ordered + heavy++, <u8>bin)
  }
  if (heavy == 0) return
  sortByRatio(ratios, ordered, heavy)
  const extraL2 = search.categoryL2
  tryPrefixes(search, cells, binCount, feature, ordered, 1, <i32>heavy, extraL2)
  tryPrefixes(search, cells, binCount, feature, ordered + heavy - 1, -1, <i32>heavy, extraL2)
}

/** The first levels from `order` on (`step` 1 or -1) go left, the others right, missing values to either side. */
function tryPrefixes(
  search: SplitSearch, cells: usize, binCount: i32, feature: i32, order: usize, step: i32, count: i32, extraL2: f64,
): void {
  const l1 = search.l1
  const l2 = search.l2 + extraL2
  const least = search.least
  const gradient = search.gradient
  const hessian = search.hessian
  const parentScore = scoreOf(gradient, hessian, l1, search.l2)
  const missing = cells + (<usize>binCount << 4)
  const hasMissing = v128.any_true(f64x2.ne(v128.load(missing), f64x2.splat(0)))
  const sides = hasMissing ? 2 : 1
  const length = min(count, LEVELS_TOGETHER)
  for (let side = 0; side < sides; side++) {
    let leftGradient = <f64>side * load<f64>(missing) * search.gradientUnit
    let leftHessian = <f64>side * load<f64>(missing, 8) * search.hessianUnit
    let best = 0
    let isLeftHeavier = false
    let at = order
    for (let i = 0; i < length; i++, at += step) {
      const cell = cells + (<usize>load<u8>(at) << 4)
      leftGradient += load<f64>(cell) * search.gradientUnit
      leftHessian += load<f64>(cell, 8) * search.hessianUnit
      if (leftHessian < least) continue
      const rightHessian = hessian - leftHessian
      if (rightHessian < least) break
      const gain =
        scoreOf(leftGradient, leftHessian, l1, l2) + scoreOf(gradient - leftGradient, rightHessian, l1, l2) - parentScore
      if (gain <= search.gain) continue
      search.gain = gain
      best = i + 1
      isLeftHeavier = leftHessian > rightHessian
      search.missingLeft = hasMissing ? side : i32(isLeftHeavier)
    }
    if (best > 0) {
      search.feature = feature
      search.bin = -1
      placeLevels(search, binCount, order, step, best, isLeftHeavier)
    }
  }
}

/** Levels without rows in this node follow the heavier side. */
function placeLevels(
  search: SplitSearch, binCount: i32, order: usize, step: i32, leftCount: i32, isLeftHeavier: bool,
): void {
  const goesLeft = <usize>search.goesLeft
  memory.fill(goesLeft, 0, 256)
  if (isLeftHeavier) {
    memory.fill(goesLeft, 1, <usize>binCount)
    const filled = <usize>search.filled
    for (let i = 0; i < search.filledCount; i++) store<u8>(goesLeft + <usize>load<u8>(filled + <usize>i), 0)
  }
  for (let i = 0; i < leftCount; i++, order += step) store<u8>(goesLeft + <usize>load<u8>(order), 1)
}
