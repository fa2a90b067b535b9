import type { Interval } from '../metrics/interval.ts'
import { normal95 } from '../metrics/interval.ts'
import { twoSidedNormalP } from '../metrics/normal-distribution.ts'
import { wilsonInterval } from '../metrics/wilson.ts'

/** So many selected of so many. */
export interface SelectionCount {
  readonly selected: number
  readonly total: number
}

/** First rate minus second with Newcombe's 95 % interval (Newcombe 1998, method 10, from two Wilson intervals). */
export function rateDifference(first: SelectionCount, second: SelectionCount): Interval {
  const a = wilsonInterval(first.selected, first.total)
  const b = wilsonInterval(second.selected, second.total)
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/** Two-proportion z test, variance pooled; z is 0 when everyone or no one is selected. */
export function twoProportionZ(
  first: SelectionCount,
  second: SelectionCount,
): { readonly z: number; readonly pValue: number } {
  const pooled = (first.selected + second.selected) / (first.total + second.total)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.total + 1 / second.total))
  if (!(error > 0)) return { z: 0, pValue: 1 }
  const z = (first.selected / first.total - second.selected / second.total) / error
  return { z, pValue: twoSidedNormalP(z) }
}

/** The smallest count one would expect in the two-by-two table were the rates equal. */
export function smallestExpectedCount(first: SelectionCount, second: SelectionCount): number {
  const selected = first.selected + second.selected
  const total = first.total + second.total
  return (Math.min(selected, total - selected) * Math.min(first.total, second.total)) / total
}

/**
 * First rate over second with a 95 % interval: Katz's in logarithms (Katz et al. 1978), or
 * Koopman's score interval (Koopman 1984) when a cell of the table is under 5. The upper end is
 * Infinity when the second rate may be 0. Both totals must be above 0 and the second rate too.
 */
export function rateRatio(first: SelectionCount, second: SelectionCount): Interval {
  const cells = [
    first.selected,
    first.total - first.selected,
    second.selected,
    second.total - second.selected,
  ]
  return Math.min(...cells) < 5 ? koopmanInterval(first, second) : katzInterval(first, second)
}

export function katzInterval(first: SelectionCount, second: SelectionCount): Interval {
  const value = ratioOf(first, second)
  const error = Math.sqrt(1 / first.selected - 1 / first.total + (1 / second.selected - 1 / second.total))
  return {
    value,
    low: value * Math.exp(-normal95 * error),
    high: value * Math.exp(normal95 * error),
  }
}

export function koopmanInterval(first: SelectionCount, second: SelectionCount): Interval {
  const value = ratioOf(first, second)
  const isInside = (ratio: number): boolean => Math.abs(ratioScore(first, second, ratio)) <= normal95
  const start = value > 0 ? value : ratioOf({ ...first, selected: 0.5 }, second)
  return {
    value,
    low: first.selected === 0 ? 0 : edge(isInside, value, 0.5),
    high: second.selected === 0 ? Infinity : edge(isInside, start, 2),
  }
}

function ratioOf(first: SelectionCount, second: SelectionCount): number {
  return first.selected / first.total / (second.selected / second.total)
}

/** The score statistic of "first = ratio × second", rates re-estimated under it. */
function ratioScore(first: SelectionCount, second: SelectionCount, ratio: number): number {
  const { selected: x, total: n } = first
  const { selected: y, total: m } = second
  const b = ratio * (n + y) + x + m
  const root = Math.sqrt(Math.max(0, b * b - 4 * ratio * (n + m) * (x + y)))
  // The smaller root of ratio(n+m)q² − bq + (x+y), in the form that does not cancel.
  const secondRate = (2 * (x + y)) / (b + root)
  const firstRate = ratio * secondRate
  const variance = (firstRate * (1 - firstRate)) / n + (ratio ** 2 * secondRate * (1 - secondRate)) / m
  const distance = x / n - (ratio * y) / m
  return variance > 0 ? distance / Math.sqrt(variance) : distance === 0 ? 0 : Math.sign(distance) * Infinity
}

/** Walks out by `factor` until outside, then halves the way back, in logarithms. */
function edge(isInside: (ratio: number) => boolean, start: number, factor: number): number {
  let inside = start
  let outside = start * factor
  for (let step = 0; step < 1000 && isInside(outside); step++) {
    inside = outside
    outside *= factor
  }
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(inside * outside)
    if (isInside(middle)) inside = middle
    else outside = middle
  }
  return inside
}
