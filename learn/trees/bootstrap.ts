import type { Random } from '../random.ts'

/**
 * How often each row is drawn in a bootstrap sample: as many draws as there are rows with a weight,
 * each in proportion to weight (Efron 1979).
 */
export function drawBootstrap(
  rowCount: number,
  weights: Float64Array | undefined,
  random: Random,
): Float64Array {
  const counts = new Float64Array(rowCount)
  if (!weights) {
    for (let draw = 0; draw < rowCount; draw++) counts[random.integer(rowCount)]! += 1
    return counts
  }
  const reach = new Float64Array(rowCount)
  let total = 0
  let present = 0
  for (let row = 0; row < rowCount; row++) {
    total += weights[row]!
    reach[row] = total
    if (weights[row]! > 0) present++
  }
  for (let draw = 0; draw < present; draw++) counts[firstBeyond(reach, random.next() * total)]! += 1
  return counts
}

/** The first row whose running total lies above the value; never one without weight. */
function firstBeyond(reach: Float64Array, value: number): number {
  let from = 0
  let to = reach.length - 1
  while (from < to) {
    const half = (from + to) >> 1
    if (reach[half]! > value) to = half
    else from = half + 1
  }
  return from
}
