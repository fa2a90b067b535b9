import { upperChiSquare } from '../drift/chi-square-distribution.ts'
import { LearnError } from '../learn-error.ts'
import { solveCholesky } from '../linear/cholesky.ts'
import { checkedRows } from './check-survival.ts'
import { riskTable } from './risk-table.ts'
import { countUpTo } from './step-function.ts'
import type { SurvivalTarget } from './survival-target.ts'

export interface LogRank {
  /** Chi-square statistic of the differences between observed and expected. */
  readonly statistic: number
  readonly degreesOfFreedom: number
  /** Chance of a statistic as large where all groups share one hazard. */
  readonly pValue: number
  /** One per group, in the order of their numbers. */
  readonly groups: readonly GroupEvents[]
}

export interface GroupEvents {
  readonly group: number
  readonly rows: number
  readonly observed: number
  /** Events there would be if all groups shared one hazard. */
  readonly expected: number
}

/**
 * Tests whether groups share one hazard (Mantel 1966, Peto and Peto 1972), with late entries. Events of any cause
 * count; take one by `ofCause`. Throws `shape`, `too-few-rows`, `one-class` with fewer than two groups or no event.
 */
export function logRank(target: SurvivalTarget, groups: Int32Array): LogRank {
  checkedRows(target, undefined, groups.length)
  const numbers = [...new Set(groups)].sort((a, b) => a - b)
  if (numbers.length < 2) throw new LearnError('one-class', 'There is but one group: nothing to compare.')
  const counts = countByGroup(target, groups, numbers)
  if (counts.times === 0)
    throw new LearnError('one-class', 'Nothing happened to any row: nothing to compare.')
  const { differences, variances, observed, expected } = hypergeometric(counts)
  // The differences add up to 0, so that the last group says nothing the others do not.
  const free = numbers.length - 1
  const matrix = new Float64Array(free * free)
  for (let i = 0; i < free; i++)
    for (let j = 0; j < free; j++) matrix[i * free + j] = variances[i * numbers.length + j]!
  const solved = solveCholesky(matrix, differences.slice(0, free))
  const statistic = solved.reduce((sum, value, i) => sum + value * differences[i]!, 0)
  return {
    statistic,
    degreesOfFreedom: free,
    pValue: upperChiSquare(statistic, free),
    groups: numbers.map((group, index) => ({
      group,
      rows: groups.reduce((count, own) => count + (own === group ? 1 : 0), 0),
      observed: observed[index]!,
      expected: expected[index]!,
    })),
  }
}

interface Counts {
  readonly times: number
  /** groups × times. */
  readonly atRisk: readonly Float64Array[]
  readonly events: readonly Float64Array[]
}

function countByGroup(target: SurvivalTarget, groups: Int32Array, numbers: readonly number[]): Counts {
  const { times } = riskTable(target)
  const indexOf = new Map(numbers.map((group, index) => [group, index]))
  const changes = numbers.map(() => new Float64Array(times.length + 1))
  const events = numbers.map(() => new Float64Array(times.length))
  for (let row = 0; row < groups.length; row++) {
    const own = indexOf.get(groups[row]!)!
    const first = countUpTo(times, target.entry[row]!)
    const end = countUpTo(times, target.exit[row]!)
    changes[own]![first]! += 1
    changes[own]![end]! -= 1
    if (target.event[row]! > 0) events[own]![end - 1]! += 1
  }
  const atRisk = changes.map((steps) => {
    let present = 0
    return Float64Array.from(times, (_, at) => (present += steps[at]!))
  })
  return { times: times.length, atRisk, events }
}

function hypergeometric({ times, atRisk, events }: Counts): {
  readonly differences: Float64Array
  readonly variances: Float64Array
  readonly observed: Float64Array
  readonly expected: Float64Array
} {
  const size = atRisk.length
  const observed = Float64Array.from(events, (own) => own.reduce((sum, count) => sum + count, 0))
  const expected = new Float64Array(size)
  const variances = new Float64Array(size * size)
  for (let at = 0; at < times; at++) {
    const n = atRisk.reduce((sum, own) => sum + own[at]!, 0)
    const d = events.reduce((sum, own) => sum + own[at]!, 0)
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0
    for (let i = 0; i < size; i++) {
      const share = atRisk[i]![at]! / n
      expected[i]! += d * share
      for (let j = 0; j < size; j++)
        variances[i * size + j]! += spread * share * (Number(i === j) - atRisk[j]![at]! / n)
    }
  }
  return { differences: observed.map((count, i) => count - expected[i]!), variances, observed, expected }
}
