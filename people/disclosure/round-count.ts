/** Counts are answered as multiples of this. */
export const roundingBase = 5

/**
 * A count as a multiple of `roundingBase`: up or down by chance, so that it is right on average; the chance
 * is fixed by who is counted (`draw`, in [0, 1)), so that asking again tells nothing.
 */
export function roundCount(count: number, draw: number): number {
  const rest = count % roundingBase
  return count - rest + (draw * roundingBase < rest ? roundingBase : 0)
}

/** A figure with so many digits as two near-equal groups do not betray their difference by. */
export function roundFigure(value: number, digits = 3): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits))
}
