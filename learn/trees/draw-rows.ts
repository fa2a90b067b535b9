import type { Random } from '../random.ts'

/** Draws `count` of the items without putting back, in their old order (Knuth's algorithm S). */
export function drawWithout<T extends Int32Array | readonly number[]>(
  items: T,
  count: number,
  random: Random,
): number[] {
  const drawn: number[] = []
  for (let i = 0; i < items.length && drawn.length < count; i++) {
    if (random.next() * (items.length - i) < count - drawn.length) drawn.push(items[i]!)
  }
  return drawn
}
