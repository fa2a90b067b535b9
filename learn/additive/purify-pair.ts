import { AXIS_SLOTS } from './pair-axis.ts'

const MOST_SWEEPS = 1000
const SMALL = 1e-14

/**
 * Takes out of a pair's table what either column does alone, so that the table holds the joint effect
 * only: its weighted mean along every row and column is 0 (Lengerich et al. 2020). Changes `values`;
 * gives what was taken out, by slot of each column, so that the sum stays the same.
 */
export function purifyPair(
  values: Float64Array,
  counts: Float64Array,
): { readonly first: Float64Array; readonly second: Float64Array } {
  const first = new Float64Array(AXIS_SLOTS)
  const second = new Float64Array(AXIS_SLOTS)
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const moved = Math.max(
      moveMeans(values, counts, { into: first, step: AXIS_SLOTS, across: 1 }),
      moveMeans(values, counts, { into: second, step: 1, across: AXIS_SLOTS }),
    )
    if (moved <= SMALL * scale) break
  }
  return { first, second }
}

/** Moves the mean of each line of cells; the largest that was moved. */
function moveMeans(
  values: Float64Array,
  counts: Float64Array,
  { into, step, across }: { readonly into: Float64Array; readonly step: number; readonly across: number },
): number {
  let most = 0
  for (let line = 0; line < AXIS_SLOTS; line++) {
    let sum = 0
    let weight = 0
    for (let at = 0; at < AXIS_SLOTS; at++) {
      const cell = line * step + at * across
      sum += counts[cell]! * values[cell]!
      weight += counts[cell]!
    }
    if (weight === 0) continue
    const mean = sum / weight
    for (let at = 0; at < AXIS_SLOTS; at++) values[line * step + at * across]! -= mean
    into[line]! += mean
    most = Math.max(most, Math.abs(mean))
  }
  return most
}
