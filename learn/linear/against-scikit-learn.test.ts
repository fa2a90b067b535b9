import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import type { FittedLinear } from './fitted-linear.ts'
import { elasticNet, logisticRegression, ridge } from './index.ts'
import golden from './linear.golden.json' with { type: 'json' }

const table = createTable(golden.x.map((cells, j) => numberColumn(`x${j}`, cells)))
const weights = Float64Array.from(golden.weights)
const targets: Readonly<Record<string, Target>> = {
  binary: { task: 'binary', values: Float64Array.from(golden.binary), classes: ['no', 'yes'] },
  three: { task: 'multiclass', values: Float64Array.from(golden.three), classes: ['low', 'middle', 'high'] },
  amount: { task: 'regression', values: Float64Array.from(golden.amount), classes: [] },
}

function assertNear(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  assert.equal(actual.length, expected.length)
  for (const [i, value] of expected.entries()) {
    const difference = Math.abs(actual[i]! - value)
    assert.ok(difference <= tolerance * Math.max(1, Math.abs(value)), `${i}: ${actual[i]}, not ${value}`)
  }
}

for (const expected of golden.logistic) {
  const { C, l1Ratio } = expected
  const manner = expected.weighted ? 'weighted' : 'unweighted'
  test(`logistic regression of ${expected.target} (${manner}, C ${C}, L1 ratio ${l1Ratio}) is scikit-learn's`, async () => {
    const given = expected.weighted ? weights : undefined
    const estimator = logisticRegression.create({ C, l1Ratio })
    const fitted = (await estimator.fit(table, targets[expected.target]!, given)) as FittedLinear
    const tolerance = l1Ratio > 0 ? 1e-4 : 1e-5
    assertNear(fitted.coefficients, expected.coefficients, tolerance)
    assertNear(fitted.intercepts, expected.intercepts, tolerance)
    assertNear(
      fitted.predict(table).slice(0, expected.probabilities.length),
      expected.probabilities,
      tolerance,
    )
  })
}

for (const expected of golden.ridge) {
  const manner = expected.weighted ? 'weighted' : 'unweighted'
  test(`ridge regression (${manner}, alpha ${expected.alpha}) is scikit-learn's`, async () => {
    const given = expected.weighted ? weights : undefined
    const fitted = (await ridge
      .create({ alpha: expected.alpha })
      .fit(table, targets['amount']!, given)) as FittedLinear
    assertNear(fitted.coefficients, expected.coefficients, 1e-8)
    assertNear(fitted.intercepts, expected.intercepts, 1e-8)
  })
}

for (const { penalty, l1Ratio, weighted, ...expected } of golden.elasticNet) {
  const manner = weighted ? 'weighted' : 'unweighted'
  test(`elastic net (${manner}, penalty ${penalty}, L1 ratio ${l1Ratio}) is scikit-learn's`, async () => {
    const fitted = (await elasticNet
      .create({ penalty, l1Ratio })
      .fit(table, targets['amount']!, weighted ? weights : undefined)) as FittedLinear
    assertNear(fitted.coefficients, expected.coefficients, 1e-6)
    assertNear(fitted.intercepts, expected.intercepts, 1e-6)
    assert.deepEqual(
      Array.from(fitted.coefficients, (value) => value === 0),
      expected.coefficients.map((value) => value === 0),
    )
  })
}

test('at the full penalty the elastic net predicts the mean', async () => {
  const fitted = await elasticNet.create({ penalty: 1 }).fit(table, targets['amount']!, undefined)
  const mean = golden.amount.reduce((sum, value) => sum + value, 0) / golden.amount.length
  assertNear(fitted.predict(table), Array(golden.amount.length).fill(mean), 1e-12)
})
