import { normal95 } from '../metrics/interval.ts'
import { normalCdf } from '../metrics/normal-distribution.ts'

/** The chance that a two-sided 5 % z test finds these two rates different, with so many in each group. */
export function twoProportionPower(
  first: { readonly rate: number; readonly total: number },
  second: { readonly rate: number; readonly total: number },
): number {
  const pooled = (first.rate * first.total + second.rate * second.total) / (first.total + second.total)
  const underEqual = Math.sqrt(pooled * (1 - pooled) * (1 / first.total + 1 / second.total))
  const underThese = Math.sqrt(
    (first.rate * (1 - first.rate)) / first.total + (second.rate * (1 - second.rate)) / second.total,
  )
  const gap = Math.abs(first.rate - second.rate)
  if (underThese === 0) return gap > 0 ? 1 : 0
  return (
    normalCdf((gap - normal95 * underEqual) / underThese) +
    normalCdf((-gap - normal95 * underEqual) / underThese)
  )
}

/**
 * The ratio nearest to 1 that so many people could show at 80 % power: how far under the highest
 * group's rate another group's would have to be. `undefined` when not even a rate of 0 would show.
 */
export function minimumDetectableRatio(
  highest: { readonly rate: number; readonly total: number },
  otherTotal: number,
  { power = 0.8 }: { readonly power?: number } = {},
): number | undefined {
  const powerAt = (ratio: number): number =>
    twoProportionPower(highest, { rate: ratio * highest.rate, total: otherTotal })
  if (!(highest.rate > 0) || powerAt(0) < power) return undefined
  let [detectable, hidden] = [0, 1]
  for (let step = 0; step < 50; step++) {
    const middle = (detectable + hidden) / 2
    if (powerAt(middle) >= power) detectable = middle
    else hidden = middle
  }
  return detectable
}
