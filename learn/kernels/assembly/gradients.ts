import { exponential } from './exponential'

// Gradients and hessians of the losses, two doubles a row in `pairs`, times the row's weight.
// Arrays of rows are padded to a whole number of pairs. `weights` is 0 when all weigh 1.

// @ts-ignore: decorator
@inline
function storePairs(pairs: usize, row: i32, gradient: v128, hessian: v128, weights: usize): void {
  if (weights) {
    const weight = v128.load(weights + (<usize>row << 3))
    gradient = f64x2.mul(gradient, weight)
    hessian = f64x2.mul(hessian, weight)
  }
  const cell = pairs + (<usize>row << 4)
  v128.store(cell, v128.shuffle<i64>(gradient, hessian, 0, 2))
  v128.store(cell, v128.shuffle<i64>(gradient, hessian, 1, 3), 16)
}

/** Logistic loss: p − y and p (1 − p), p = 1 / (1 + e^−margin). */
export function logisticPairs(margins: usize, labels: usize, weights: usize, rowCount: i32, pairs: usize): void {
  const one = f64x2.splat(1)
  let row = 0
  // Four rows at a time, so that the long chain of one exponential runs beside that of another.
  for (; row < rowCount - 2; row += 4) {
    const at = <usize>row << 3
    const first = f64x2.add(one, exponential(f64x2.neg(v128.load(margins + at))))
    const second = f64x2.add(one, exponential(f64x2.neg(v128.load(margins + at, 16))))
    storeLogistic(pairs, row, f64x2.div(one, first), v128.load(labels + at), weights)
    storeLogistic(pairs, row + 2, f64x2.div(one, second), v128.load(labels + at, 16), weights)
  }
  for (; row < rowCount; row += 2) {
    const at = <usize>row << 3
    const p = f64x2.div(one, f64x2.add(one, exponential(f64x2.neg(v128.load(margins + at)))))
    storeLogistic(pairs, row, p, v128.load(labels + at), weights)
  }
}

// @ts-ignore: decorator
@inline
function storeLogistic(pairs: usize, row: i32, p: v128, labels: v128, weights: usize): void {
  storePairs(pairs, row, f64x2.sub(p, labels), f64x2.mul(p, f64x2.sub(f64x2.splat(1), p)), weights)
}

/** Squared error: margin − y and 1. */
export function squaredPairs(margins: usize, labels: usize, weights: usize, rowCount: i32, pairs: usize): void {
  for (let row = 0; row < rowCount; row += 2) {
    const at = <usize>row << 3
    storePairs(pairs, row, f64x2.sub(v128.load(margins + at), v128.load(labels + at)), f64x2.splat(1), weights)
  }
}

/** Absolute error: the sign of margin − y, and 1. */
export function absolutePairs(margins: usize, labels: usize, weights: usize, rowCount: i32, pairs: usize): void {
  const one = f64x2.splat(1)
  for (let row = 0; row < rowCount; row += 2) {
    const at = <usize>row << 3
    const margin = v128.load(margins + at)
    const label = v128.load(labels + at)
    const sign = f64x2.sub(v128.and(f64x2.gt(margin, label), one), v128.and(f64x2.lt(margin, label), one))
    storePairs(pairs, row, sign, one, weights)
  }
}

/**
 * Probabilities of classes from margins; both hold one array of `stride` doubles per class. The
 * largest margin is taken off first, so that nothing overflows.
 */
export function softmax(margins: usize, classes: i32, stride: i32, rowCount: i32, probabilities: usize): void {
  const step = <usize>stride << 3
  for (let row = 0; row < rowCount; row += 2) {
    const from = margins + (<usize>row << 3)
    const to = probabilities + (<usize>row << 3)
    let highest = v128.load(from)
    for (let k = 1; k < classes; k++) highest = f64x2.max(highest, v128.load(from + <usize>k * step))
    let sum = f64x2.splat(0)
    for (let k = 0; k < classes; k++) {
      const power = exponential(f64x2.sub(v128.load(from + <usize>k * step), highest))
      v128.store(to + <usize>k * step, power)
      sum = f64x2.add(sum, power)
    }
    for (let k = 0; k < classes; k++) {
      const cell = to + <usize>k * step
      v128.store(cell, f64x2.div(v128.load(cell), sum))
    }
  }
}

/** Softmax loss of one class: p − [y = class] and `factor` p (1 − p). */
export function classPairs(
  probabilities: usize, labels: usize, weights: usize, rowCount: i32, pairs: usize, label: f64, factor: f64,
): void {
  const one = f64x2.splat(1)
  for (let row = 0; row < rowCount; row += 2) {
    const at = <usize>row << 3
    const p = v128.load(probabilities + at)
    const isLabel = v128.and(f64x2.eq(v128.load(labels + at), f64x2.splat(label)), one)
    const hessian = f64x2.mul(f64x2.splat(factor), f64x2.mul(p, f64x2.sub(one, p)))
    storePairs(pairs, row, f64x2.sub(p, isLabel), hessian, weights)
  }
}

/** Writes the largest |gradient| and the largest hessian to `largest`. */
export function largestPair(pairs: usize, rowCount: i32, largest: usize): void {
  let most = f64x2.splat(0)
  let other = f64x2.splat(0)
  let row = 0
  for (; row < rowCount - 1; row += 2) {
    const at = pairs + (<usize>row << 4)
    most = f64x2.pmax(most, f64x2.abs(v128.load(at)))
    other = f64x2.pmax(other, f64x2.abs(v128.load(at, 16)))
  }
  if (row < rowCount) most = f64x2.pmax(most, f64x2.abs(v128.load(pairs + (<usize>row << 4))))
  v128.store(largest, f64x2.pmax(most, other))
}

/** 1.5 · 2^52: adding it rounds to a whole number, halves to even, which its lowest bits then hold. */
const SHIFT: f64 = 6755399441055744

/**
 * Packs each row's pair, scaled and rounded to whole numbers, in one i64 (see `histogram.ts`). With
 * `weights` (whole numbers; 0 for none) the pair is rounded before it is weighted, so that a row of
 * weight two is packed as exactly twice the row.
 */
export function packPairs(
  pairs: usize, weights: usize, rowCount: i32, gradientScale: f64, hessianScale: f64, packed: usize,
): void {
  const scale = f64x2.replace_lane(f64x2.splat(gradientScale), 1, hessianScale)
  const shift = f64x2.splat(SHIFT)
  for (let row = 0; row < rowCount; row += 2) {
    let first = f64x2.mul(v128.load(pairs + (<usize>row << 4)), scale)
    let second = f64x2.mul(v128.load(pairs + (<usize>row << 4), 16), scale)
    if (weights) {
      first = roundUnweighted(first, load<f64>(weights + (<usize>row << 3)))
      second = roundUnweighted(second, load<f64>(weights + (<usize>row << 3), 8))
    }
    first = i64x2.sub(f64x2.add(first, shift), shift)
    second = i64x2.sub(f64x2.add(second, shift), shift)
    const gradients = v128.shuffle<i64>(first, second, 0, 2)
    const hessians = v128.shuffle<i64>(first, second, 1, 3)
    v128.store(packed + (<usize>row << 3), i64x2.add(i64x2.shl(gradients, 32), hessians))
  }
}

// @ts-ignore: decorator
@inline
function roundUnweighted(scaled: v128, weight: f64): v128 {
  const divisor = f64x2.splat(max<f64>(weight, 1))
  return f64x2.mul(f64x2.nearest(f64x2.div(scaled, divisor)), divisor)
}
