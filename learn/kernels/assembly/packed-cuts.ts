// The best cut of a number by its packed histogram: to the bit that of `number-cuts.ts`, found sooner. Sums of the left
// side are whole numbers that fit in 32 bits, so that four cuts are looked at together, in single precision and by a
// hair too kindly. Those that may be the best are counted exactly.
//
// An empty bin gives the cut of the bin before it, which was there first, so empty bins need no list.

import { barFor, keepCut, scoreOf, SplitSearch } from './split-search'

/** More than single precision can err by. */
const KINDNESS: f64 = 1 - 4e-6

export function tryPackedNumber(search: SplitSearch, cells: usize, binCount: i32, feature: i32): void {
  if (search.leastWhole > 4294967295.0) return
  const missing = load<i64>(cells + (<usize>binCount << 3))
  let first = 0
  while (first < binCount && load<i64>(cells + (<usize>first << 3)) == 0) first++
  if (missing) tryBothSides(search, cells, first, binCount, missing, feature)
  else tryCuts(search, cells, first, binCount, feature)
}

/** In whole numbers, what the scores of two sides have to add up to. */
// @ts-ignore: decorator
@inline
function wholeBar(search: SplitSearch, gain: f64, parentScore: f64): f32 {
  const unit = (search.gradientUnit * search.gradientUnit) / search.hessianUnit
  return <f32>((barFor(gain, parentScore) / unit) * KINDNESS)
}

/** Whether the scores of four cuts may add up to the bars: by cross-multiplication. */
// @ts-ignore: decorator
@inline
function mayReach(gradients: v128, hessians: v128, otherGradients: v128, otherHessians: v128, penalty: v128, bars: v128): v128 {
  const left = f32x4.convert_i32x4_s(gradients)
  const right = f32x4.convert_i32x4_s(otherGradients)
  const leftDivisors = f32x4.add(f32x4.convert_i32x4_u(hessians), penalty)
  const rightDivisors = f32x4.add(f32x4.convert_i32x4_u(otherHessians), penalty)
  const crossed = f32x4.add(
    f32x4.mul(f32x4.mul(left, left), rightDivisors),
    f32x4.mul(f32x4.mul(right, right), leftDivisors),
  )
  return f32x4.ge(crossed, f32x4.mul(bars, f32x4.mul(leftDivisors, rightDivisors)))
}

/** What a cut gains, exactly as the twin counts it. */
// @ts-ignore: decorator
@inline
function gainOf(search: SplitSearch, gradient: i32, hessian: u32, parentScore: f64): f64 {
  const leftGradient = <f64>gradient * search.gradientUnit
  const leftHessian = <f64>hessian * search.hessianUnit
  return (
    scoreOf(leftGradient, leftHessian, 0, search.l2) +
    scoreOf(search.gradient - leftGradient, search.hessian - leftHessian, 0, search.l2) - parentScore
  )
}

/** Two cuts at a time, with missing values on the right in even lanes and on the left in odd ones. */
function tryBothSides(
  search: SplitSearch, cells: usize, first: i32, binCount: i32, missing: i64, feature: i32,
): void {
  const parentScore = scoreOf(search.gradient, search.hessian, 0, search.l2)
  const wholeGradients = i32x4.splat(<i32>(search.whole >> 32))
  const wholeHessians = i32x4.splat(<i32>search.whole)
  const leastWhole = <u32>search.leastWhole
  const least = i32x4.splat(<i32>leastWhole)
  const penalty = f32x4.splat(<f32>(search.l2 / search.hessianUnit))
  let rightGain = search.gain
  let leftGain = search.gain
  let rightBest = -1
  let leftBest = -1
  let bars = f32x4.splat(wholeBar(search, search.gain, parentScore))
  let left = i64x2.replace_lane(i64x2.splat(0), 1, missing)
  for (let bin = first; bin < binCount; bin += 2) {
    const at = cells + (<usize>bin << 3)
    const one = i64x2.add(left, v128.load_splat<i64>(at))
    // Of an odd number of bins the last one is looked at twice, which changes nothing.
    const two = bin + 1 < binCount ? i64x2.add(one, v128.load_splat<i64>(at, 8)) : one
    left = two
    const hessians = v128.shuffle<i32>(one, two, 0, 2, 4, 6)
    const otherHessians = i32x4.sub(wholeHessians, hessians)
    const isHeavyEnough = v128.and(i32x4.ge_u(hessians, least), i32x4.ge_u(otherHessians, least))
    if (!v128.any_true(isHeavyEnough)) {
      if (<u32>i32x4.extract_lane(otherHessians, 2) < leastWhole) break
      continue
    }
    const gradients = v128.shuffle<i32>(one, two, 1, 3, 5, 7)
    const otherGradients = i32x4.sub(wholeGradients, gradients)
    const isAbove = v128.and(
      isHeavyEnough,
      mayReach(gradients, hessians, otherGradients, otherHessians, penalty, bars),
    )
    if (!v128.any_true(isAbove)) continue
    if (i32x4.extract_lane(isAbove, 0)) {
      const gain = gainOf(search, i32x4.extract_lane(gradients, 0), i32x4.extract_lane(hessians, 0), parentScore)
      if (gain > rightGain) {
        rightGain = gain
        rightBest = bin
      }
    }
    if (i32x4.extract_lane(isAbove, 1)) {
      const gain = gainOf(search, i32x4.extract_lane(gradients, 1), i32x4.extract_lane(hessians, 1), parentScore)
      if (gain > leftGain) {
        leftGain = gain
        leftBest = bin
      }
    }
    if (i32x4.extract_lane(isAbove, 2)) {
      const gain = gainOf(search, i32x4.extract_lane(gradients, 2), i32x4.extract_lane(hessians, 2), parentScore)
      if (gain > rightGain) {
        rightGain = gain
        rightBest = bin + 1
      }
    }
    if (i32x4.extract_lane(isAbove, 3)) {
      const gain = gainOf(search, i32x4.extract_lane(gradients, 3), i32x4.extract_lane(hessians, 3), parentScore)
      if (gain > leftGain) {
        leftGain = gain
        leftBest = bin + 1
      }
    }
    // One bar for both: a gain that is beaten by the other side's cannot be kept.
    bars = f32x4.splat(wholeBar(search, max(rightGain, leftGain), parentScore))
  }
  // Of equal gains the one with missing values on the right counts.
  if (leftBest >= 0 && leftGain > rightGain) keepCut(search, feature, leftBest, leftGain, true)
  else if (rightBest >= 0) keepCut(search, feature, rightBest, rightGain, false)
}

/** Four cuts at a time of a number without missing values. */
function tryCuts(search: SplitSearch, cells: usize, first: i32, binCount: i32, feature: i32): void {
  const parentScore = scoreOf(search.gradient, search.hessian, 0, search.l2)
  const wholeGradients = i32x4.splat(<i32>(search.whole >> 32))
  const wholeHessians = i32x4.splat(<i32>search.whole)
  const leastWhole = <u32>search.leastWhole
  const least = i32x4.splat(<i32>leastWhole)
  const penalty = f32x4.splat(<f32>(search.l2 / search.hessianUnit))
  let bestGain = search.gain
  let best = -1
  let bestHessian: u32 = 0
  let bars = f32x4.splat(wholeBar(search, bestGain, parentScore))
  let left: i64 = 0
  for (let bin = first; bin < binCount; bin += 4) {
    const at = cells + (<usize>bin << 3)
    const one = left + load<i64>(at)
    const two = bin + 1 < binCount ? one + load<i64>(at, 8) : one
    const three = bin + 2 < binCount ? two + load<i64>(at, 16) : two
    left = bin + 3 < binCount ? three + load<i64>(at, 24) : three
    const firstTwo = i64x2.replace_lane(i64x2.splat(one), 1, two)
    const lastTwo = i64x2.replace_lane(i64x2.splat(three), 1, left)
    const hessians = v128.shuffle<i32>(firstTwo, lastTwo, 0, 2, 4, 6)
    const otherHessians = i32x4.sub(wholeHessians, hessians)
    const isHeavyEnough = v128.and(i32x4.ge_u(hessians, least), i32x4.ge_u(otherHessians, least))
    if (!v128.any_true(isHeavyEnough)) {
      if (<u32>i32x4.extract_lane(otherHessians, 3) < leastWhole) break
      continue
    }
    const gradients = v128.shuffle<i32>(firstTwo, lastTwo, 1, 3, 5, 7)
    const otherGradients = i32x4.sub(wholeGradients, gradients)
    const isAbove = v128.and(
      isHeavyEnough,
      mayReach(gradients, hessians, otherGradients, otherHessians, penalty, bars),
    )
    if (!v128.any_true(isAbove)) continue
    for (let lane = 0, sums = one; lane < 4; lane++) {
      if (lane == 1) sums = two
      else if (lane == 2) sums = three
      else if (lane == 3) sums = left
      const isHeavy = <u32>sums >= leastWhole && <u32>(search.whole - sums) >= leastWhole
      if (!isHeavy) continue
      const gain = gainOf(search, <i32>(sums >> 32), <u32>sums, parentScore)
      if (gain <= bestGain) continue
      bestGain = gain
      best = bin + lane
      bestHessian = <u32>sums
    }
    bars = f32x4.splat(wholeBar(search, bestGain, parentScore))
  }
  // Rows missing here later follow the heavier side when no training row was missing.
  if (best >= 0) keepCut(search, feature, best, bestGain, bestHessian > <u32>search.whole - bestHessian)
}
