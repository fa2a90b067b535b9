import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { explainRows } from '../explain/explain-rows.ts'
import { readTableAs } from '../ingest/index.ts'
import { forged, peopleSource, studyBundle, textOf } from '../register/bundle.fixture.ts'
import { openBundle } from '../register/open-bundle.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { representativeRows } from '../register/representative-rows.ts'
import { predictRows, reasonsOfRows } from './predict-rows.ts'

let bundle: OpenedBundle
let rows: Table

before(async () => {
  const files = await studyBundle('random-forest', { drop: ['Grade', 'Bonus', 'Note'], text: [] })
  const model = JSON.parse(textOf(files, 'model.json')) as { fitted: object }
  // A forest put in log-odds row by row can no longer be explained by sums.
  const fitted = { kind: 'calibrated-margin', slope: 1, intercept: 0, floor: 0.01, model: model.fitted }
  bundle = openBundle('bundle', forged(files, { 'model.json': JSON.stringify({ ...model, fitted }) }))
  for await (const { table } of readTableAs(peopleSource(), bundle.pipeline.schema).parts()) rows = table
})

test('a model that does not explain itself gives reasons all the same, that add up to its margin', async () => {
  assert.equal(bundle.fitted.explain, undefined)
  const few = takeRows(rows, [0, 5, 9])
  const background = (): Table | undefined => representativeRows(bundle.pipeline.schema, bundle.reference, 24)
  const { base, values, names } = (await explainRows({ fitted: bundle.fitted, background }, few))!
  bundle.fitted.predictMargin(few).forEach((margin, row) => {
    const own = values.subarray(row * names.length, (row + 1) * names.length)
    assert.ok(Math.abs(own.reduce((sum, value) => sum + value, base[0]!) - margin) < 1e-9)
  })
  const { predictions } = predictRows(bundle, few)
  const { reasons, error } = await reasonsOfRows(bundle, few, { predictions, limit: 3 })
  assert.deepEqual(
    reasons.map((row) => row.length),
    [3, 3, 3],
  )
  assert.match(reasons[0]![0]!.text, / is .*: (raises|lowers) the score$/)
  assert.equal(error, 0, 'so few columns are tried in all ways')
})

test('a row gets the same reasons alone and among others', async () => {
  const { predictions } = predictRows(bundle, rows)
  const among = takeRows(rows, [3, 4])
  const both = await reasonsOfRows(bundle, among, { predictions: predictions.slice(3, 5), limit: 5 })
  const alone = await reasonsOfRows(bundle, takeRows(rows, [4]), {
    predictions: predictions.slice(4, 5),
    limit: 5,
  })
  assert.deepEqual(alone.reasons[0], both.reasons[1])
})

test('asking can be cancelled between rows', async () => {
  const controller = new AbortController()
  const { predictions } = predictRows(bundle, rows)
  const asked = reasonsOfRows(bundle, rows, { predictions, limit: 1, signal: controller.signal })
  setImmediate(() => controller.abort())
  await assert.rejects(asked, { code: 'cancelled' })
})

test('without distributions to compare with there are no reasons, and no fault', async () => {
  const unknown = { ...bundle, reference: { rows: 0, columns: [], score: { cuts: [], counts: [0] } } }
  const few = takeRows(rows, [0])
  const { predictions } = predictRows(unknown, few)
  assert.deepEqual((await reasonsOfRows(unknown, few, { predictions, limit: 3 })).reasons, [[]])
})

test('made-up rows keep each column’s shares and hold nobody: their values are dealt out by chance', () => {
  const made = representativeRows(bundle.pipeline.schema, bundle.reference, 200)!
  const team = made.columns.find(({ name }) => name === 'Team')!
  const known = bundle.reference.columns.find(({ name }) => name === 'Team')!
  assert.ok(team.kind === 'category' && known.kind === 'levels')
  for (const { level, count } of known.levels) {
    const share = team.codes.filter((code) => team.levels[code] === level).length / 200
    assert.ok(Math.abs(share - count / bundle.reference.rows) <= 0.01, level)
  }
  const pay = made.columns.find(({ name }) => name === 'Pay')!
  const cuts = bundle.reference.columns.find(({ name }) => name === 'Pay')!
  assert.ok(pay.kind === 'number' && cuts.kind === 'numbers')
  for (const value of pay.values) assert.ok(Number.isNaN(value) || cuts.cuts.includes(value))
})
