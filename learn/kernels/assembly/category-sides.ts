// The best two sides of a category's levels.

import { sortByRatio } from './sort-bins'
import { scoreOf, SplitSearch } from './split-search'

/** Up to this many levels of a category, each is tried against all others. Same in `trees/category-split.ts`. */
const ONE_AGAINST_REST: i32 = 4
/** Most levels on the smaller side of a split by order. */
const LEVELS_TOGETHER: i32 = 64

export function tryCategory(search: SplitSearch, cells: usize, binCount: i32, feature: i32): void {
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
