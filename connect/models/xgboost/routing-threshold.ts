const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)
const double = new Float64Array(1)
const wideBits = new BigInt64Array(double.buffer)

/** Beyond the largest float32 lies what rounds to infinity: half a step further. */
const firstInfinite = 2 ** 128

/**
 * The number t with `x < t` exactly when `fround(x) < condition`, so that trees of float32 route every
 * float64 alike. It lies halfway between the condition and the float32 below it; a tie goes to the even
 * one of the two (IEEE 754, roundTiesToEven).
 */
export function thresholdOf(condition: number): number {
  if (condition === -Infinity) return condition
  const below = previousFloat(condition)
  const upper = condition === Infinity ? firstInfinite : condition
  const lower = below === -Infinity ? -firstInfinite : below
  const middle = lower + (upper - lower) / 2
  // What rounds down at the middle is below the condition too: the first number above is the threshold.
  return Math.fround(middle) < condition ? nextDouble(middle) : middle
}

/** The smallest float32 that is not below the threshold: every float32 routes as it did. */
export function conditionOf(threshold: number): number {
  const rounded = Math.fround(threshold)
  return rounded < threshold ? nextFloat(rounded) : rounded
}

function previousFloat(value: number): number {
  return -nextFloat(-value)
}

function nextFloat(value: number): number {
  if (value === Infinity) return value
  // Both zeros have the same neighbour.
  float[0] = value === 0 ? 0 : value
  bits[0]! += value >= 0 ? 1 : -1
  return float[0]!
}

function nextDouble(value: number): number {
  double[0] = value === 0 ? 0 : value
  wideBits[0]! += value >= 0 ? 1n : -1n
  return double[0]
}
