import { normalReach, startingAt } from './kaplan-meier.ts'
import type { CurveOptions } from './kaplan-meier.ts'
import { riskTable } from './risk-table.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** Hazard summed up over time, one number per time at which something happened. */
export interface CumulativeHazard {
  readonly times: Float64Array
  readonly hazard: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly lastTime: number
}

/**
 * Cumulative hazard, Σ events / at risk (Nelson 1972, Aalen 1978), with late entries and weights; its variance is
 * Σ events / at risk², its interval made on the log scale.
 */
export function nelsonAalen(
  target: SurvivalTarget,
  { weights, confidence = 0.95, from = 0 }: CurveOptions = {},
): CumulativeHazard {
  const { times, atRisk, events, lastTime } = startingAt(riskTable(target, weights), from)
  const z = normalReach(confidence)
  const hazard = new Float64Array(times.length)
  const low = new Float64Array(times.length)
  const high = new Float64Array(times.length)
  let sum = 0
  let variance = 0
  for (let at = 0; at < times.length; at++) {
    sum += events[at]! / atRisk[at]!
    variance += events[at]! / atRisk[at]! ** 2
    const factor = Math.exp((z * Math.sqrt(variance)) / sum)
    hazard[at] = sum
    low[at] = sum / factor
    high[at] = sum * factor
  }
  return { times, hazard, low, high, lastTime }
}
