import type { Random } from '../random.ts'

/** Draws `count` of the items without putting back, in their old order (Knuth's algorithm S). */
export function drawWithout(items: readonly number[], count: number, random: Random): number[] {
  const drawn: number[] = []
  for (let i = 0; i < items.length && drawn.length < count; i++) {
    if (random.next() * (items.length - i) < count - drawn.length) drawn.push(items[i]!)
  }
  return drawn
}

/** All items: first `count` drawn in the same way, then those left over, both in their old order. */
export function drawFirst(items: Int32Array, count: number, random: Random): Int32Array {
  const ordered = new Int32Array(items.length)
  let drawn = 0
  let left = count
  for (let i = 0; i < items.length; i++) {
    if (random.next() * (items.length - i) < count - drawn) ordered[drawn++] = items[i]!
    else ordered[left++] = items[i]!
  }
  return ordered
}

/** The rows with a weight above zero, in order. */
export function rowsWithWeight(weights: Float64Array): Int32Array {
  const rows = new Int32Array(weights.length)
  let count = 0
  for (let row = 0; row < weights.length; row++) if (weights[row]! > 0) rows[count++] = row
  return rows.subarray(0, count)
}
