// e^x on two doubles: x = k ln 2 + r, e^r by its Taylor series to r^13 (|r| < 0.347, error under one
// unit in the last place), times 2^k. Only additions and multiplications in a fixed order, so every
// machine gives the same bits. Twin: `exponential.ts` beside this folder.

const SHIFT: f64 = 6755399441055744 // 1.5 · 2^52: adding it rounds to a whole number
const LOG2E: f64 = 1.4426950408889634
const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10

// @ts-ignore: decorator
@inline
export function exponential(value: v128): v128 {
  // The one-instruction minimum and maximum; they differ from the others in NaN and signs of zero alone.
  const x = f64x2.pmax(f64x2.pmin(value, f64x2.splat(709)), f64x2.splat(-708))
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(LOG2E)), f64x2.splat(SHIFT))
  const k = f64x2.sub(shifted, f64x2.splat(SHIFT))
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)))
  const r = f64x2.sub(high, f64x2.mul(k, f64x2.splat(LN2_LOW)))
  let sum = f64x2.splat(1.6059043836821613e-10)
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.08767569878681e-9))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.505210838544172e-8))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.755731922398589e-7))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.0000027557319223985893))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.0000248015873015873))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.0001984126984126984))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.001388888888888889))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.008333333333333333))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.041666666666666664))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.16666666666666666))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.5))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1))
  // The low bits of `shifted` hold k; they become the exponent of 2^k.
  const power = i64x2.add(i64x2.shl(shifted, 52), i64x2.splat(0x3ff0000000000000))
  return f64x2.mul(sum, power)
}
