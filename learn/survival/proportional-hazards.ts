import { upperChiSquare } from '../drift/chi-square-distribution.ts'
import { LearnError } from '../learn-error.ts'
import { preparedColumns } from '../linear/prepared-columns.ts'
import type { Table } from '../table/table.ts'
import { checkedForHazard } from './check-survival.ts'
import { coxLossAndSlopes, eachTie } from './cox-likelihood.ts'
import { layOutCox } from './cox-problem.ts'
import type { CoxProblem } from './cox-problem.ts'
import type { FittedCox } from './fitted-cox.ts'
import { inverseHessian } from './inverse-hessian.ts'
import { relativeHazards, visitEventTimes } from './risk-sums.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** Whether one prepared column multiplies the hazard by the same factor at all times. */
export interface ProportionalityTest {
  readonly name: string
  /** Of the scaled residuals with time: above 0 where the factor grows. */
  readonly correlation: number
  readonly statistic: number
  /** Chance of a statistic as large where the factor does not change with time. */
  readonly pValue: number
}

/**
 * Tests by scaled Schoenfeld residuals whether effects change with time (Grambsch and Therneau 1994), on the rows the
 * model was fitted on; columns that others already tell are left out. Time counts by rank of the event unless as it is (`identity`). Throws `too-few-rows` with fewer
 * than two events, and what preparing the table throws.
 */
export function testProportionalHazards(
  model: FittedCox,
  data: {
    readonly table: Table
    readonly target: SurvivalTarget
    readonly weights?: Float64Array | undefined
  },
  { time = 'rank' }: { readonly time?: 'rank' | 'identity' } = {},
): ProportionalityTest[] {
  const weights = checkedForHazard(data.target, data.weights, data.table.rowCount)
  const columns = preparedColumns(model.prepare(data.table), model.names)
  const problem = layOutCox(columns, data.target, {
    weights,
    means: new Float64Array(model.names.length),
    ties: 'efron',
  })
  const { residuals, times } = schoenfeldResiduals(problem, model.coefficients)
  const events = times.length
  if (events < 2)
    throw new LearnError('too-few-rows', 'Effects over time can be seen from two events on, not from one.')
  const variance = inverseHessian(coxLossAndSlopes(problem, model.coefficients).hessian, model.names.length)
  const scaled = scale(residuals, variance, events)
  const position = time === 'rank' ? ranksOf(times) : times
  const mean = position.reduce((sum, value) => sum + value, 0) / events
  const width = model.names.length
  return model.names.flatMap((name, j) => {
    const own = variance[j * width + j]!
    // Nothing is left to say of a column that those before it already tell, as the last level of a category.
    if (own <= 0) return []
    const column = Float64Array.from({ length: events }, (_, at) => scaled[at * width + j]!)
    return [testColumn(name, column, { centred: position.map((value) => value - mean), variance: own })]
  })
}

/** Of each event, its columns less what was to be expected of those at risk; earliest first. */
function schoenfeldResiduals(
  problem: CoxProblem,
  beta: Float64Array,
): { readonly residuals: Float64Array; readonly times: Float64Array } {
  const { x, columnCount: width, isEvent, weights } = problem
  const hazards = relativeHazards(problem, beta)
  const residuals: Float64Array[] = []
  const times: number[] = []
  visitEventTimes(problem, hazards, {
    depth: 'slope',
    visit(event) {
      const expected = new Float64Array(width)
      eachTie(problem, event, (share, weight) => {
        const zero = event.atRisk.zero - share * event.dying.zero
        for (let j = 0; j < width; j++)
          expected[j]! +=
            ((weight / event.eventWeight) * (event.atRisk.first[j]! - share * event.dying.first[j]!)) / zero
      })
      for (let at = event.start; at < event.end; at++) {
        if (isEvent[at] === 0) continue
        residuals.push(expected.map((mean, j) => weights[at]! * (x[at * width + j]! - mean)))
        times.push(event.time)
      }
    },
  })
  const ordered = new Float64Array(residuals.length * width)
  residuals.reverse().forEach((own, at) => ordered.set(own, at * width))
  return { residuals: ordered, times: Float64Array.from(times.reverse()) }
}

/** residuals · variance · events. */
function scale(residuals: Float64Array, variance: Float64Array, events: number): Float64Array {
  const width = residuals.length / events
  const scaled = new Float64Array(residuals.length)
  for (let at = 0; at < events; at++)
    for (let j = 0; j < width; j++)
      for (let k = 0; k < width; k++)
        scaled[at * width + j]! += events * residuals[at * width + k]! * variance[k * width + j]!
  return scaled
}

function testColumn(
  name: string,
  residuals: Float64Array,
  { centred, variance }: { readonly centred: Float64Array; readonly variance: number },
): ProportionalityTest {
  const events = residuals.length
  const mean = residuals.reduce((sum, value) => sum + value, 0) / events
  const along = residuals.reduce((sum, value, at) => sum + centred[at]! * value, 0)
  const spread = centred.reduce((sum, value) => sum + value ** 2, 0)
  const own = residuals.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const statistic = along ** 2 / (events * variance * spread)
  return {
    name,
    correlation: along / Math.sqrt(spread * own),
    statistic,
    pValue: upperChiSquare(statistic, 1),
  }
}

/** Events at one time have one rank, the mean of those they take. */
function ranksOf(times: Float64Array): Float64Array {
  const ranks = new Float64Array(times.length)
  for (let start = 0, end = 0; start < times.length; start = end) {
    while (end < times.length && times[end] === times[start]) end++
    ranks.fill((start + 1 + end) / 2, start, end)
  }
  return ranks
}
