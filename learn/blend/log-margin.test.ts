import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { fittedFromJson, learnerNamed } from '../learners/index.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, createTable, numberColumn } from '../table/index.ts'
import { blendFitted } from './blend-fitted.ts'
import { logMargin } from './log-margin.ts'

const random = createRandom(9)
const rows = 240
const x = Float64Array.from({ length: rows }, () => random.normal())
const team = Array.from({ length: rows }, () => 'ABC'[random.integer(3)]!)
const table = createTable([numberColumn('x', x), categoryColumn('team', team)])
const rate = x.map((value, row) => value + (team[row] === 'A' ? 1 : 0) + 0.7 * random.normal())
const targets: Readonly<Record<string, Target>> = {
  binary: { task: 'binary', classes: ['no', 'yes'], values: rate.map((r) => (r > 0.5 ? 1 : 0)) },
  multiclass: {
    task: 'multiclass',
    classes: ['low', 'middle', 'high'],
    values: rate.map((r) => (r > 1 ? 2 : r > 0 ? 1 : 0)),
  },
}

for (const [task, target] of Object.entries(targets)) {
  const forest = await learnerNamed('random-forest')
    .create({ trees: 30, minLeafWeight: 1 })
    .fit(table, target, undefined)
  const wrapped = logMargin(forest)

  test(`${task}: margins are finite where all trees agree, and predictions stay within the doubt mixed in`, () => {
    assert.ok(wrapped.predictMargin(table).every(Number.isFinite))
    const before = forest.predict(table)
    wrapped.predict(table).forEach((p, cell) => assert.ok(Math.abs(p - before[cell]!) < 0.01))
  })

  test(`${task}: contributions sum to the margin and keep their proportions`, () => {
    const { base, values, names } = wrapped.explain!(table)
    const plain = forest.explain!(table)
    wrapped.predictMargin(table).forEach((margin, cell) => {
      const of = values.subarray(cell * names.length, (cell + 1) * names.length)
      const sum = of.reduce((total, value) => total + value, base[cell % base.length]!)
      assert.ok(Math.abs(sum - margin) < 1e-9, `${sum} is not ${margin}`)
      const unscaled = plain.values.subarray(cell * names.length, (cell + 1) * names.length)
      assert.ok(Math.abs(of[0]! * unscaled[1]! - of[1]! * unscaled[0]!) < 1e-9)
    })
  })

  test(`${task}: a blend with it survives JSON to the bit`, async () => {
    const boosted = await learnerNamed('gradient-boosting')
      .create({ rounds: 10 })
      .fit(table, target, undefined)
    const blend = blendFitted([
      { fitted: boosted, weight: 1 },
      { fitted: wrapped, weight: 1 },
    ])
    const read = fittedFromJson(JSON.parse(JSON.stringify(blend)))
    assert.deepEqual(read.predict(table), blend.predict(table))
    assert.deepEqual(read.explain!(table), blend.explain!(table))
  })
}

test('a model with log-odds already comes back as it is, and a number has none', async () => {
  const boosted = await learnerNamed('gradient-boosting')
    .create({ rounds: 2 })
    .fit(table, targets['binary']!, undefined)
  assert.equal(logMargin(boosted), boosted)
  const numbers: Target = { task: 'regression', classes: [], values: rate }
  const forest = await learnerNamed('random-forest').create({ trees: 2 }).fit(table, numbers, undefined)
  assert.throws(() => logMargin(forest), { code: 'invalid-param' })
})
