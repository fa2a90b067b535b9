import { isNothing, normalReach, startingAt } from './kaplan-meier.ts'
import type { CurveOptions } from './kaplan-meier.ts'
import { riskTable } from './risk-table.ts'
import type { RiskTable } from './risk-table.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** What has happened to how many by each time; the incidences and the survival add up to 1. */
export interface CompetingCurves {
  readonly times: Float64Array
  /** Share to whom nothing has happened. */
  readonly survival: Float64Array
  readonly causes: readonly CauseCurve[]
  readonly lastTime: number
}

export interface CauseCurve {
  readonly cause: string
  /** Share to whom this has happened before anything else. */
  readonly incidence: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

/**
 * Cumulative incidence of each of several causes (Aalen and Johansen 1978), with late entries and weights; intervals
 * by the delta method (Marubini and Valsecchi 1995, section 10.3) on the log-minus-log scale. One minus the
 * Kaplan–Meier curve of one cause is not this: it speaks of a world in which the others cannot happen.
 */
export function aalenJohansen(
  target: SurvivalTarget,
  { weights, confidence = 0.95, from = 0 }: CurveOptions = {},
): CompetingCurves {
  const table = startingAt(riskTable(target, weights), from)
  const before = survivalBefore(table)
  const z = normalReach(confidence)
  return {
    times: table.times,
    survival: table.times.map((_, at) => before[at + 1]!),
    causes: target.causes.map((cause, index) => ({
      cause,
      ...incidenceOf(table, { events: table.eventsOf[index]!, before, z }),
    })),
    lastTime: table.lastTime,
  }
}

/** Share just before each time, and last the one at the end. */
function survivalBefore({ times, atRisk, events }: RiskTable): Float64Array {
  const before = new Float64Array(times.length + 1).fill(1)
  for (let at = 0; at < times.length; at++) {
    const remaining = atRisk[at]! - events[at]!
    before[at + 1] = isNothing(remaining, atRisk[at]!) ? 0 : (before[at]! * remaining) / atRisk[at]!
  }
  return before
}

function incidenceOf(
  { times, atRisk, events: allEvents }: RiskTable,
  { events, before, z }: { readonly events: Float64Array; readonly before: Float64Array; readonly z: number },
): Omit<CauseCurve, 'cause'> {
  const incidence = new Float64Array(times.length)
  const low = new Float64Array(times.length)
  const high = new Float64Array(times.length)
  const variance = createVariance()
  let share = 0
  for (let at = 0; at < times.length; at++) {
    const [n, d] = [atRisk[at]!, events[at]!]
    share += (before[at]! * d) / n
    incidence[at] = share
    variance.add({ n, d, all: allEvents[at]!, before: before[at]!, share })
    const deviation = Math.sqrt(variance.at(share))
    const theta = share > 0 && share < 1 ? (z * deviation) / (share * Math.abs(Math.log(share))) : 0
    low[at] = share ** Math.exp(theta)
    high[at] = share ** Math.exp(-theta)
  }
  return { incidence, low, high }
}

interface Step {
  readonly n: number
  /** Events of the cause, and of all. */
  readonly d: number
  readonly all: number
  readonly before: number
  readonly share: number
}

/**
 * Σ (F(t) − Fᵢ)² dᵢ / (nᵢ(nᵢ − dᵢ)) + Σ Sᵢ₋₁² dₖᵢ(nᵢ − dₖᵢ) / nᵢ³ − 2 Σ (F(t) − Fᵢ) Sᵢ₋₁ dₖᵢ / nᵢ², in running sums.
 */
function createVariance(): { add(step: Step): void; at(share: number): number } {
  let [constant, linear, square] = [0, 0, 0]
  return {
    add({ n, d, all, before, share }) {
      // Once nobody is left the incidence moves no more, and the first term is nothing.
      const greenwood = isNothing(n - all, n) ? 0 : all / (n * (n - all))
      const joint = (before * d) / n ** 2
      square += greenwood
      linear += -2 * share * greenwood - 2 * joint
      constant += share ** 2 * greenwood + 2 * share * joint + (before ** 2 * d * (n - d)) / n ** 3
    },
    at: (share) => Math.max(0, constant + linear * share + square * share ** 2),
  }
}
