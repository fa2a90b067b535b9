import type { CoxProblem } from './cox-problem.ts'
import { relativeHazards, visitEventTimes } from './risk-sums.ts'

/** Hazard of a row of average columns, summed up over time. */
export interface BaselineHazard {
  readonly times: Float64Array
  /** Up to and including each time. */
  readonly cumulative: Float64Array
}

/** Breslow's estimate: at each time, the weight of the events over the relative hazards at risk (Breslow 1974). */
export function coxBaseline(problem: CoxProblem, beta: Float64Array): BaselineHazard {
  const times: number[] = []
  const hazards: number[] = []
  visitEventTimes(problem, relativeHazards(problem, beta), {
    depth: 'hazard',
    visit({ time, eventWeight, atRisk }) {
      times.push(time)
      hazards.push(eventWeight / atRisk.zero)
    },
  })
  let sum = 0
  return {
    times: Float64Array.from(times.reverse()),
    cumulative: Float64Array.from(hazards.reverse(), (hazard) => (sum += hazard)),
  }
}
