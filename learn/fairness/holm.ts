/** Holm's step-down adjustment of p-values (Holm 1979), in the order given: keeps the chance of any false finding at the level. */
export function holmAdjust(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]! || a - b)
  const adjusted = Array.from(pValues)
  let largest = 0
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[index]! * (pValues.length - rank)))
    adjusted[index] = largest
  })
  return adjusted
}
