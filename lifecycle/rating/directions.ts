/** Whether the next review is below the last one, the same, or above it. */
export const directions = ['down', 'same', 'up'] as const
export type Direction = (typeof directions)[number]

export function directionOf(next: number, last: number): Direction {
  if (next < last) return 'down'
  return next > last ? 'up' : 'same'
}

/** Probability of falling below the last class, of rows × classes; NaN for rows without a last one. */
export function fallProbabilities(predicted: Float64Array, last: Int32Array): Float64Array {
  const count = predicted.length / last.length
  return Float64Array.from(last, (of, row) =>
    of < 0
      ? Number.NaN
      : predicted.subarray(row * count, row * count + of).reduce((sum, value) => sum + value, 0),
  )
}
