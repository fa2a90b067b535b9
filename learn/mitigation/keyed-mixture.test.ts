import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { fittedFromJson, learnerNamed } from '../learners/index.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, createTable, numberColumn, takeRows, withColumns } from '../table/index.ts'
import { createKeyedMixture } from './index.ts'

const rows = 2000
const random = createRandom(8)
const pay = Float64Array.from({ length: rows }, () => random.normal())
const team = Array.from({ length: rows }, () => ['Sales', 'Care', null][random.integer(3)]!)
const table = createTable([numberColumn('pay', pay), categoryColumn('team', team, ['Sales', 'Care'])])
const values = pay.map((own) => (own + random.normal() > 0 ? 1 : 0))
const target: Target = { task: 'binary', classes: ['no', 'yes'], values }
const fit = (weight: number) =>
  learnerNamed('logistic-regression')
    .create()
    .fit(
      table,
      target,
      values.map((value) => (value === 1 ? weight : 1)),
    )
const members = [
  { fitted: await fit(1), share: 0.7 },
  { fitted: await fit(4), share: 0.3 },
]
const columns = table.columns.map(({ name, kind }) => ({ name, kind }))
const mixture = createKeyedMixture({ members, key: 'a key', columns })

test('each row gets the score of one member, and members decide about as many rows as their shares say', () => {
  const [first, second] = members.map(({ fitted }) => fitted.predict(table))
  const scores = mixture.predict(table)
  let byFirst = 0
  scores.forEach((score, row) => {
    assert.ok(score === first![row] || score === second![row])
    if (score === first![row]) byFirst++
  })
  assert.ok(Math.abs(byFirst / rows - 0.7) < 0.03, `${byFirst}`)
})

test('the same person gets the same answer beside whomever, with more columns and other codes of labels', () => {
  const scores = mixture.predict(table)
  const order = createRandom(2).shuffle(Int32Array.from({ length: rows }, (_, row) => row))
  const shuffled = mixture.predict(takeRows(table, order))
  order.forEach((row, at) => assert.equal(shuffled[at], scores[row]))
  const other = withColumns(table, [
    categoryColumn('team', team, ['Care', 'Sales']),
    numberColumn('more', new Float64Array(rows)),
  ])
  assert.deepEqual(mixture.predict(other), scores)
})

test('another key lets other members decide', () => {
  const other = createKeyedMixture({ members, key: 'another key', columns }).predict(table)
  assert.notDeepEqual(other, mixture.predict(table))
})

test('reasons add up to the margin of the member that decides', () => {
  const { names, base, values: parts } = mixture.explain!(table)
  mixture.predictMargin(table).forEach((margin, row) => {
    const sum = parts
      .subarray(row * names.length, (row + 1) * names.length)
      .reduce((total, part) => total + part, base[0]!)
    assert.ok(Math.abs(sum - margin) < 1e-9)
  })
})

test('it comes back from JSON to the same bits, and what was edited is refused', () => {
  const json = JSON.parse(JSON.stringify(mixture.toJSON()))
  assert.deepEqual(fittedFromJson(json).predict(table), mixture.predict(table))
  for (const wrong of [{ members: [] }, { key: 7 }, { columns: [{ name: 'pay', kind: 'sound' }] }])
    assert.throws(() => fittedFromJson({ ...json, ...wrong }), { code: 'invalid-model' })
})
