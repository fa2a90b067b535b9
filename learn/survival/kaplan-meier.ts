import { LearnError } from '../learn-error.ts'
import { normalQuantile } from '../metrics/normal-distribution.ts'
import { riskTable } from './risk-table.ts'
import type { RiskTable } from './risk-table.ts'
import { refuseBeyond, stepAt } from './step-function.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** A step function with its pointwise interval, one number per time at which something happened. */
export interface SurvivalCurve {
  readonly times: Float64Array
  /** Share to whom nothing has happened by each time. */
  readonly survival: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly atRisk: Float64Array
  readonly events: Float64Array
  /** The curve is given that nothing happened by then; 1 there. */
  readonly from: number
  /** Nothing is known beyond. */
  readonly lastTime: number
}

export interface CurveOptions {
  readonly weights?: Float64Array | undefined
  /** Probability that the interval at a time holds the truth. */
  readonly confidence?: number
  /**
   * Begins the curve here, for those who got so far. With late entries the first times may have so few rows at risk
   * that one event ends the curve; begin where there are enough.
   */
  readonly from?: number
}

/**
 * Share to whom nothing has happened yet (Kaplan and Meier 1958), with late entries and weights; intervals by
 * Greenwood's variance on the log-minus-log scale (Kalbfleisch and Prentice 2002, section 1.4). Where the curve
 * reaches 0 the interval is from 0 to its last upper end.
 */
export function kaplanMeier(
  target: SurvivalTarget,
  { weights, confidence = 0.95, from = 0 }: CurveOptions = {},
): SurvivalCurve {
  const table = startingAt(riskTable(target, weights), from)
  const { times, atRisk, events, lastTime } = table
  const z = normalReach(confidence)
  const survival = new Float64Array(times.length)
  const low = new Float64Array(times.length)
  const high = new Float64Array(times.length)
  let share = 1
  let variance = 0
  for (let at = 0; at < times.length; at++) {
    const remaining = atRisk[at]! - events[at]!
    share = isNothing(remaining, atRisk[at]!) ? 0 : (share * remaining) / atRisk[at]!
    variance += events[at]! / (atRisk[at]! * remaining)
    survival[at] = share
    const [least, most] = logLogInterval(share, Math.sqrt(variance), z)
    low[at] = least
    high[at] = share === 0 ? (high[at - 1] ?? 1) : most
  }
  return { times, survival, low, high, atRisk, events, from, lastTime }
}

/** Share to whom nothing has happened by `time`. Throws `invalid-param` beyond what was seen. */
export function survivalAt(curve: SurvivalCurve, time: number): number {
  refuseBeyond(time, { from: curve.from, to: curve.lastTime })
  return stepAt({ times: curve.times, values: curve.survival, start: 1 }, time)
}

/** The first time by which at least this share has had the event; undefined when the curve does not come so far. */
export function survivalQuantile(curve: SurvivalCurve, share = 0.5): number | undefined {
  // A product of fractions misses a share such as one half by its last bit.
  return curve.times.find((_, at) => 1 - curve.survival[at]! >= share - 1e-12)
}

/**
 * Mean time to the event or to `until`, whichever comes first, counted from the curve's beginning, with its standard
 * error (Klein and Moeschberger 2003, section 4.5). Throws `invalid-param` beyond what was seen.
 */
export function restrictedMean(
  curve: SurvivalCurve,
  until: number,
): { readonly mean: number; readonly standardError: number } {
  refuseBeyond(until, { from: curve.from, to: curve.lastTime })
  const { times, survival, atRisk, events } = curve
  let area = 0
  let variance = 0
  let end = until
  // From the last time backwards, so that `area` is what lies after each event.
  for (let at = times.length - 1; at >= 0; at--) {
    if (times[at]! >= until) continue
    area += (end - times[at]!) * survival[at]!
    end = times[at]!
    const remaining = atRisk[at]! - events[at]!
    if (survival[at]! > 0) variance += (area ** 2 * events[at]!) / (atRisk[at]! * remaining)
  }
  return { mean: area + end - curve.from, standardError: Math.sqrt(variance) }
}

/** The times after `from` alone. Throws `invalid-param` when nobody was watched by then. */
export function startingAt(table: RiskTable, from: number): RiskTable {
  if (from === 0) return table
  if (!(from > 0 && from < table.lastTime))
    throw new LearnError('invalid-param', `A curve from ${from} is not between 0 and ${table.lastTime}.`)
  const first = table.times.findIndex((time) => time > from)
  const cut = (values: Float64Array): Float64Array => values.subarray(first < 0 ? values.length : first)
  return {
    ...table,
    times: cut(table.times),
    atRisk: cut(table.atRisk),
    events: cut(table.events),
    eventsOf: table.eventsOf.map(cut),
  }
}

/** Standard errors to either side for a two-sided interval. Throws `invalid-param`. */
export function normalReach(confidence: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new LearnError('invalid-param', `"confidence" is between 0 and 1, not ${confidence}.`)
  return normalQuantile(1 - (1 - confidence) / 2)
}

/** Weights leave a rest where all of those at risk are gone. */
export function isNothing(remaining: number, atRisk: number): boolean {
  return remaining <= 1e-12 * atRisk
}

/** `deviation` is the standard error of the logarithm of the share. */
function logLogInterval(share: number, deviation: number, z: number): readonly [number, number] {
  if (share === 0) return [0, 1]
  if (share === 1) return [1, 1]
  const theta = (z * deviation) / Math.abs(Math.log(share))
  return [share ** Math.exp(theta), share ** Math.exp(-theta)]
}
