import type { Interval } from './interval.ts'
import { normal95 } from './interval.ts'

/**
 * Wilson's 95 % score interval for a share (Wilson 1927). `count` of `total`; both may be weighted
 * sums. With no one to count, the value is NaN and the interval 0 to 1.
 */
export function wilsonInterval(count: number, total: number): Interval {
  if (!(total > 0)) return { value: Number.NaN, low: 0, high: 1 }
  const share = count / total
  const z2 = normal95 ** 2
  const centre = (share + z2 / (2 * total)) / (1 + z2 / total)
  const reach =
    (normal95 / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total ** 2))
  return {
    value: share,
    low: share <= 0 ? 0 : Math.max(0, centre - reach),
    high: share >= 1 ? 1 : Math.min(1, centre + reach),
  }
}
