import { upperChiSquare } from './chi-square-distribution.ts'

export interface ChiSquareTest {
  readonly statistic: number
  readonly degreesOfFreedom: number
  readonly p: number
}

/**
 * Whether two samples, counted in the same bins, come from one distribution (Pearson 1900, no continuity
 * correction). Bins empty in both say nothing and are left out; p is 1 when fewer than two are left.
 */
export function chiSquareTest(first: ArrayLike<number>, second: ArrayLike<number>): ChiSquareTest {
  const n = total(first)
  const m = total(second)
  let statistic = 0
  let filled = 0
  for (let bin = 0; bin < first.length; bin++) {
    const both = first[bin]! + second[bin]!
    if (both === 0) continue
    filled++
    const expected = (both * n) / (n + m)
    const rest = both - expected
    statistic += (first[bin]! - expected) ** 2 / expected + (second[bin]! - rest) ** 2 / rest
  }
  if (filled < 2 || n === 0 || m === 0) return { statistic: 0, degreesOfFreedom: 0, p: 1 }
  const degreesOfFreedom = filled - 1
  return { statistic, degreesOfFreedom, p: upperChiSquare(statistic, degreesOfFreedom) }
}

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let bin = 0; bin < counts.length; bin++) sum += counts[bin]!
  return sum
}
