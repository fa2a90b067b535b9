import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFittedPipeline } from '../pipeline.ts'
import { createTable, numberColumn } from '../table/index.ts'
import golden from './cox.golden.json' with { type: 'json' }
import { coxBaseline } from './cox-baseline.ts'
import { coxLoss, coxLossAndSlopes } from './cox-likelihood.ts'
import { layOutCox, weightedMeans } from './cox-problem.ts'
import type { CoxProblem, Ties } from './cox-problem.ts'
import { coxMargin, createFittedCox } from './fitted-cox.ts'
import { createSurvivalTarget, testProportionalHazards } from './index.ts'
import { solveCox } from './solve-cox.ts'
import type { CoxPenalty } from './solve-cox.ts'
import { inverseHessian } from './inverse-hessian.ts'

const columns = golden.x.map((column) => Float64Array.from(column))
const event = Int32Array.from(golden.event)
const rowCount = event.length
const names = ['a', 'b', 'c', 'd']

function close(actual: ArrayLike<number>, expected: readonly number[], within: number): void {
  assert.equal(actual.length, expected.length)
  expected.forEach((value, at) =>
    assert.ok(
      Math.abs(actual[at]! - value) <= within * Math.max(1, Math.abs(value)),
      `${at}: ${actual[at]} is not ${value}`,
    ),
  )
}

function problemOf({
  late = false,
  weighted = false,
  ties = 'efron' as Ties,
  exit = golden.exit,
}): CoxProblem {
  const weights = weighted ? Float64Array.from(golden.weights) : new Float64Array(rowCount).fill(1)
  const target = createSurvivalTarget({
    exit: Float64Array.from(exit),
    event,
    ...(late && { entry: Float64Array.from(golden.entry) }),
  })
  return layOutCox(columns, target, { weights, means: weightedMeans(columns, weights), ties })
}

function solve(problem: CoxProblem, penalty: CoxPenalty = { l1: 0, l2: 0 }): Float64Array {
  const rounds = solveCox(problem, penalty)
  for (;;) {
    const { done, value } = rounds.next()
    if (done) return value
  }
}

for (const expected of golden.lifelines) {
  const { late, weighted } = expected
  test(`coefficients, errors and baseline are those of lifelines to 1e-6: late entries ${late}, weights ${weighted}`, () => {
    const problem = problemOf({ late, weighted })
    const beta = solve(problem)
    close(beta, expected.coefficients, 1e-6)
    const { hessian } = coxLossAndSlopes(problem, beta)
    const variance = inverseHessian(hessian, 4)
    close(
      [0, 5, 10, 15].map((cell) => Math.sqrt(variance[cell]!)),
      expected.standardErrors,
      1e-6,
    )
    close([-coxLoss(problem, beta)], [expected.logLikelihood], 1e-6)
    const baseline = coxBaseline(problem, beta)
    close(baseline.times, expected.times, 0)
    // lifelines centres at plain means, whatever the weights.
    const shift = Math.exp(centre(false, beta) - centre(weighted, beta))
    close(
      baseline.cumulative.map((hazard) => hazard * shift),
      expected.baseline,
      1e-6,
    )
  })
}

for (const { ties, coefficients, standardErrors } of golden.statsmodels) {
  test(`with late entries and ${ties} ties they are those of statsmodels to 1e-6`, () => {
    const problem = problemOf({ late: true, ties: ties as Ties })
    const beta = solve(problem)
    close(beta, coefficients, 1e-6)
    const variance = inverseHessian(coxLossAndSlopes(problem, beta).hessian, 4)
    close(
      [0, 5, 10, 15].map((cell) => Math.sqrt(variance[cell]!)),
      standardErrors,
      1e-6,
    )
  })
}

for (const { alpha, ties, coefficients } of golden.ridge) {
  test(`a ridge of ${alpha} with ${ties} ties is that of scikit-survival to 1e-6`, () => {
    close(solve(problemOf({ ties: ties as Ties }), { l1: 0, l2: alpha }), coefficients, 1e-6)
  })
}

for (const { alpha, l1Ratio, coefficients } of golden.elasticNet) {
  test(`an elastic net of ${alpha} and L1 ratio ${l1Ratio} is that of scikit-survival to 1e-6`, () => {
    const strength = alpha * rowCount
    const penalty = { l1: strength * l1Ratio, l2: strength * (1 - l1Ratio) }
    close(solve(problemOf({ ties: 'breslow', exit: golden.untied }), penalty), coefficients, 1e-6)
  })
}

for (const time of ['rank', 'identity'] as const) {
  test(`tests of proportional hazards by ${time} are those of lifelines to 1e-6`, () => {
    const problem = problemOf({})
    const coefficients = solve(problem)
    const linear = coxMargin(names, coefficients, new Float64Array(4))
    const table = createTable(names.map((name, j) => numberColumn(name, columns[j]!)))
    const kinds = names.map((name) => ({ name, kind: 'number' }))
    const model = createFittedCox({
      margin: createFittedPipeline({ definition: 'cox', columns: kinds, steps: [], learner: linear }),
      linear,
      baseline: coxBaseline(problem, coefficients),
      standardErrors: undefined,
      span: { from: 0, to: 30 },
    })
    const target = createSurvivalTarget({ exit: Float64Array.from(golden.exit), event })
    const tests = testProportionalHazards(model, { table, target }, { time })
    const [statistics, pValues] = golden.lifelines[0]![time]!
    close(
      tests.map(({ statistic }) => statistic),
      statistics!,
      1e-6,
    )
    close(
      tests.map(({ pValue }) => pValue),
      pValues!,
      1e-6,
    )
  })
}

function centre(weighted: boolean, beta: Float64Array): number {
  const weights = weighted ? Float64Array.from(golden.weights) : new Float64Array(rowCount).fill(1)
  return weightedMeans(columns, weights).reduce((sum, mean, j) => sum + mean * beta[j]!, 0)
}
