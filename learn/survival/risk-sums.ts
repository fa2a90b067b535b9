import { exponential } from '../kernels/exponential.ts'
import type { CoxProblem } from './cox-problem.ts'

/** Sums over rows of weight × relative hazard, and of that times columns and their products. */
export interface RiskSums {
  zero: number
  readonly first: Float64Array
  /** columns × columns, lower triangle; empty when it was not asked for. */
  readonly second: Float64Array
}

/** One time at which events occurred. */
export interface EventTime {
  readonly time: number
  /** Positions [start, end) of the rows that ended then, events and others. */
  readonly start: number
  readonly end: number
  readonly events: number
  readonly eventWeight: number
  readonly atRisk: RiskSums
  /** Of the events alone. */
  readonly dying: RiskSums
}

export type Depth = 'hazard' | 'slope' | 'curvature'

/** Relative hazard of each row, e^(x·β). */
export function relativeHazards({ x, rowCount, columnCount }: CoxProblem, beta: Float64Array): Float64Array {
  const hazards = new Float64Array(rowCount)
  for (let at = 0; at < rowCount; at++) {
    let margin = 0
    for (let j = 0; j < columnCount; j++) margin += beta[j]! * x[at * columnCount + j]!
    hazards[at] = exponential(margin)
  }
  return hazards
}

/**
 * Goes through the times at which events occurred, latest first, with the sums over the rows at risk. What is handed
 * to `visit` is used anew for the next time.
 */
export function visitEventTimes(
  problem: CoxProblem,
  hazards: Float64Array,
  { depth, visit }: { readonly depth: Depth; readonly visit: (time: EventTime) => void },
): void {
  const { rowCount, entry, exit, isEvent, weights, byEntry } = problem
  const atRisk = createSums(problem.columnCount, depth)
  const dying = createSums(problem.columnCount, depth)
  let removed = 0
  for (let start = 0, end = 0; start < rowCount; start = end) {
    const time = exit[start]!
    let events = 0
    let eventWeight = 0
    for (end = start; end < rowCount && exit[end] === time; end++) {
      const share = weights[end]! * hazards[end]!
      addRow(atRisk, problem, { at: end, share })
      if (isEvent[end] === 0) continue
      if (events === 0) clear(dying)
      addRow(dying, problem, { at: end, share })
      events++
      eventWeight += weights[end]!
    }
    if (events === 0) continue
    // Whoever enters at this time or later was added with a later exit, and is not yet at risk.
    for (; removed < rowCount && entry[byEntry[removed]!]! >= time; removed++) {
      const at = byEntry[removed]!
      addRow(atRisk, problem, { at, share: -weights[at]! * hazards[at]! })
    }
    visit({ time, start, end, events, eventWeight, atRisk, dying })
  }
}

function createSums(width: number, depth: Depth): RiskSums {
  return {
    zero: 0,
    first: new Float64Array(depth === 'hazard' ? 0 : width),
    second: new Float64Array(depth === 'curvature' ? width * width : 0),
  }
}

function clear(sums: RiskSums): void {
  sums.zero = 0
  sums.first.fill(0)
  sums.second.fill(0)
}

function addRow(
  sums: RiskSums,
  { x, columnCount }: CoxProblem,
  { at, share }: { readonly at: number; readonly share: number },
): void {
  const { first, second } = sums
  const offset = at * columnCount
  sums.zero += share
  for (let i = 0; i < first.length; i++) first[i]! += share * x[offset + i]!
  if (second.length === 0) return
  for (let i = 0; i < columnCount; i++) {
    const scaled = share * x[offset + i]!
    if (scaled === 0) continue
    for (let j = 0; j <= i; j++) second[i * columnCount + j]! += scaled * x[offset + j]!
  }
}
