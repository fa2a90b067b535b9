/** Rows summed in packed form before they are added to doubles; as in `assembly/histogram.ts`. */
export const blockRows = 16384

/** Histograms of up to so many rows stay packed: their sums need a few bits more, and half the memory. */
export const packedRows = 65_536

/**
 * The powers of two that turn gradients and hessians into whole numbers such that the sum over all
 * rows, or over a block when they are many, stays within 31 bits and a sign for gradients, 32 bits for hessians. Powers of two,
 * so that scaling back is exact. `largestWeight` is that of whole weights, by which rounding errors
 * are multiplied; 1 when there are none.
 */
export function fixedPointScales(
  rowCount: number,
  largest: { readonly gradient: number; readonly hessian: number },
  largestWeight = 1,
): { readonly gradient: number; readonly hessian: number } {
  const rows = Math.max(1, rowCount <= packedRows ? rowCount : blockRows)
  return {
    gradient: scaleFor((2 ** 31 - 1) / rows - largestWeight, largest.gradient),
    hessian: scaleFor((2 ** 32 - 1) / rows - largestWeight, largest.hessian),
  }
}

/** The largest power of two that keeps `value` times it at or under `limit`. */
function scaleFor(limit: number, value: number): number {
  if (!(value > 0)) return 1
  let scale = 1
  while (value * scale > limit && scale > 2 ** -900) scale /= 2
  while (value * scale * 2 <= limit && scale < 2 ** 900) scale *= 2
  return scale
}
