import { descendingOrder } from '../metrics/ranked-scores.ts'
import { checkedRows } from './check-survival.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** Who was at risk, and what happened, at each time at which something did. Counts are sums of weights. */
export interface RiskTable {
  /** Ascending. */
  readonly times: Float64Array
  /** At risk just before each time: rows with entry < time ≤ exit. */
  readonly atRisk: Float64Array
  /** Of any cause. */
  readonly events: Float64Array
  /** One list per cause. */
  readonly eventsOf: readonly Float64Array[]
  /** Until when anybody was watched. */
  readonly lastTime: number
}

/**
 * Counts rows at risk and events at each time an event occurred. At one time, events come before censoring, and rows
 * that enter then are not yet at risk. Throws `too-few-rows`, `shape` or `invalid-weights`.
 */
export function riskTable(target: SurvivalTarget, weights?: Float64Array): RiskTable {
  const w = checkedRows(target, weights)
  const { entry, exit, event, causes } = target
  const byExit = ascendingOrder(exit)
  const byEntry = ascendingOrder(entry)
  const times = eventTimes(target, byExit, w)
  const atRisk = new Float64Array(times.length)
  const eventsOf = causes.map(() => new Float64Array(times.length))
  const events = new Float64Array(times.length)
  let entered = 0
  let left = 0
  let present = 0
  for (let at = 0; at < times.length; at++) {
    const time = times[at]!
    while (entered < byEntry.length && entry[byEntry[entered]!]! < time) present += w[byEntry[entered++]!]!
    while (exit[byExit[left]!]! < time) present -= w[byExit[left++]!]!
    atRisk[at] = present
    for (let next = left; next < byExit.length && exit[byExit[next]!] === time; next++) {
      const row = byExit[next]!
      if (event[row] === 0) continue
      eventsOf[event[row]! - 1]![at]! += w[row]!
      events[at]! += w[row]!
    }
  }
  return { times, atRisk, events, eventsOf, lastTime: exit[byExit.at(-1)!]! }
}

/** Row numbers from the lowest value to the highest; equal values keep their order. */
export function ascendingOrder(values: Float64Array): Uint32Array {
  return descendingOrder(values.map((value) => -value))
}

function eventTimes(
  { exit, event }: SurvivalTarget,
  byExit: Uint32Array,
  weights: Float64Array,
): Float64Array {
  const times: number[] = []
  for (const row of byExit)
    if (event[row]! > 0 && weights[row]! > 0 && exit[row] !== times.at(-1)) times.push(exit[row]!)
  return Float64Array.from(times)
}
