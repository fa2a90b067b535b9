import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Estimator, FitOptions, Target } from '../estimator.ts'
import { learnerNamed } from '../learners/index.ts'
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

test('probabilities after over-sampling stand too high for the rare class, as the documentation says', async () => {
  const learner = learnerNamed('logistic-regression').create()
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const plain = await learner.fit(table, target, undefined)
  const evened = await resampled(learner, { method: 'over' }).fit(table, target, undefined)
  assert.ok(Math.abs(mean(plain.predict(table)) - 1 / 9) < 0.01)
  assert.ok(mean(evened.predict(table)) > 0.4)
})
