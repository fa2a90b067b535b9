import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Estimator, FitOptions, FittedJson, Target } from '../estimator.ts'
import { fittedFromJson, learnerNamed } from '../learners/index.ts'
import { createRandom } from '../random.ts'
import { createTable, numberColumn } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { resampled } from './index.ts'

const random = createRandom(6)
const rows = 90
const x = Float64Array.from({ length: rows }, () => random.normal())
const table = createTable([numberColumn('x', x)])
const target: Target = {
  task: 'binary',
  classes: ['stays', 'leaves'],
  values: Float64Array.from(x, (_, row) => (row % 9 === 0 ? 1 : 0)),
}

interface Seen {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions | undefined
}

/** A learner that writes down what it is given. */
function recording(): { estimator: Estimator; seen: Seen[] } {
  const seen: Seen[] = []
  const learner = learnerNamed('logistic-regression').create()
  return {
    seen,
    estimator: {
      ...learner,
      fit(given, outcome, weights, options) {
        seen.push({ table: given, target: outcome, weights, options })
        return learner.fit(given, outcome, weights, options)
      },
    },
  }
}

for (const method of ['smote', 'over', 'under'] as const) {
  test(`${method}: the learner sees classes of one size; validation rows stay as they are`, async () => {
    const { estimator, seen } = recording()
    const validation = { table, target }
    await resampled(estimator, { method }).fit(table, target, undefined, { seed: 3, validation })
    const [given] = seen
    const leaving = given!.target.values.filter((value) => value === 1).length
    assert.equal(2 * leaving, given!.table.rowCount)
    assert.equal(given!.options!.validation, validation)
  })

  test(`${method}: copies and made rows keep the weight and the group of the row they come from`, async () => {
    const { estimator, seen } = recording()
    const weights = Float64Array.from({ length: rows }, (_, row) => 1 + row)
    const groups = Int32Array.from({ length: rows }, (_, row) => 1000 + row)
    await resampled(estimator, { method }).fit(table, target, weights, { seed: 3, groups })
    const [given] = seen
    given!.options!.groups!.forEach((group, row) => {
      const origin = group - 1000
      assert.equal(given!.weights![row], weights[origin])
      assert.equal(given!.target.values[row], target.values[origin])
    })
  })
}

for (const method of ['smote', 'over', 'under'] as const) {
  for (const name of ['logistic-regression', 'random-forest', 'gradient-boosting']) {
    test(`${method}, ${name}: probabilities are of classes as common as they were, and reasons add up`, async () => {
      const fitted = await resampled(learnerNamed(name).create(), { method }).fit(table, target, undefined)
      const mean = fitted.predict(table).reduce((sum, value) => sum + value, 0) / rows
      // Ten of ninety; under-sampling learns from twenty rows only.
      assert.ok(Math.abs(mean - 1 / 9) < (method === 'under' ? 0.09 : 0.05), `${mean}`)
      const { base, values } = fitted.explain!(table)
      const margins = fitted.predictMargin(table)
      for (let row = 0; row < rows; row++) assert.ok(Math.abs(base[0]! + values[row]! - margins[row]!) < 1e-9)
      const back = fittedFromJson(JSON.parse(JSON.stringify(fitted.toJSON())) as FittedJson)
      assert.deepEqual(back.predict(table), fitted.predict(table))
    })
  }
}

test('with three classes and weights, each class is as likely on average as its weight says', async () => {
  const three: Target = {
    task: 'multiclass',
    classes: ['low', 'middle', 'high'],
    values: Float64Array.from(x, (_, row) => (row % 9 === 0 ? 2 : row % 2)),
  }
  const weights = Float64Array.from(three.values, (value) => (value === 2 ? 3 : 1))
  const learner = learnerNamed('logistic-regression').create()
  const fitted = await resampled(learner, { method: 'over' }).fit(table, three, weights)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const predictions = fitted.predict(table)
  for (const code of [0, 1, 2]) {
    let [expected, share] = [0, 0]
    for (let row = 0; row < rows; row++) {
      expected += (weights[row]! * predictions[3 * row + code]!) / total
      share += three.values[row] === code ? weights[row]! / total : 0
    }
    assert.ok(Math.abs(expected - share) < 0.03, `${code}: ${expected}, not ${share}`)
  }
})
