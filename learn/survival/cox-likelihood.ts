import type { CoxProblem } from './cox-problem.ts'
import { relativeHazards, visitEventTimes } from './risk-sums.ts'
import type { EventTime } from './risk-sums.ts'

/** The negative log partial likelihood and how it bends. */
export interface CoxLoss {
  readonly loss: number
  readonly gradient: Float64Array
  /** columns × columns, both triangles. */
  readonly hessian: Float64Array
}

/** The negative log partial likelihood (Cox 1972; ties as Efron 1977 or Breslow 1974) at these coefficients. */
export function coxLoss(problem: CoxProblem, beta: Float64Array): number {
  const hazards = relativeHazards(problem, beta)
  let loss = 0
  visitEventTimes(problem, hazards, {
    depth: 'hazard',
    visit(time) {
      loss -= eventMargins(problem, time, hazards)
      eachTie(problem, time, (share, weight) => {
        loss += weight * Math.log(time.atRisk.zero - share * time.dying.zero)
      })
    },
  })
  return loss
}

/** The same with gradient and Hessian. */
export function coxLossAndSlopes(problem: CoxProblem, beta: Float64Array): CoxLoss {
  const { x, columnCount: width, isEvent, weights } = problem
  const hazards = relativeHazards(problem, beta)
  const gradient = new Float64Array(width)
  const hessian = new Float64Array(width * width)
  const mean = new Float64Array(width)
  let loss = 0
  visitEventTimes(problem, hazards, {
    depth: 'curvature',
    visit(time) {
      const { atRisk, dying, start, end } = time
      loss -= eventMargins(problem, time, hazards)
      for (let at = start; at < end; at++) {
        if (isEvent[at] === 0) continue
        for (let j = 0; j < width; j++) gradient[j]! -= weights[at]! * x[at * width + j]!
      }
      eachTie(problem, time, (share, weight) => {
        const zero = atRisk.zero - share * dying.zero
        loss += weight * Math.log(zero)
        for (let i = 0; i < width; i++) {
          mean[i] = (atRisk.first[i]! - share * dying.first[i]!) / zero
          gradient[i]! += weight * mean[i]!
          for (let j = 0; j <= i; j++) {
            const cell = i * width + j
            const square = (atRisk.second[cell]! - share * dying.second[cell]!) / zero
            hessian[cell]! += weight * (square - mean[i]! * mean[j]!)
          }
        }
      })
    },
  })
  mirror(hessian, width)
  return { loss, gradient, hessian }
}

/** For each event of a tie, how much of the tied events is taken from those at risk, and its weight. */
export function eachTie(
  { ties }: CoxProblem,
  { events, eventWeight }: Pick<EventTime, 'events' | 'eventWeight'>,
  visit: (share: number, weight: number) => void,
): void {
  if (ties === 'breslow') return visit(0, eventWeight)
  for (let index = 0; index < events; index++) visit(index / events, eventWeight / events)
}

function eventMargins(
  { isEvent, weights }: CoxProblem,
  { start, end }: EventTime,
  hazards: Float64Array,
): number {
  let sum = 0
  for (let at = start; at < end; at++) if (isEvent[at] === 1) sum += weights[at]! * Math.log(hazards[at]!)
  return sum
}

function mirror(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!
}
