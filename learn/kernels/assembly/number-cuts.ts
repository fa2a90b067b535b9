// The best cut of a number by its histogram in doubles.

import { barFor, keepCut, scoreOf, SplitSearch } from './split-search'

export function tryNumber(search: SplitSearch, cells: usize, binCount: i32, feature: i32): void {
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
  if (leftBest && leftGain > rightGain) keepCut(search, feature, load<u8>(leftBest), leftGain, true)
  else if (rightBest) keepCut(search, feature, load<u8>(rightBest), rightGain, false)
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
  if (best) keepCut(search, feature, load<u8>(best), bestGain, isLeftHeavier)
}
