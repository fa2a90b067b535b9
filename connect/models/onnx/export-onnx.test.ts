import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decisionTree, learnerNamed, logisticRegression } from '@cadre/learn/learners'
import { createTable, dateColumn, numberColumn, textColumn } from '@cadre/learn/table'
import type { ColumnSchema } from '@cadre/lifecycle/ingest'
import { fitPeople } from '../people.fixture.ts'
import { bundleOf } from './bundle.fixture.ts'
import { exportOnnx } from './export-onnx.ts'

test('inputs are the columns that the model uses, and no other', async () => {
  const all = exportOnnx(bundleOf(await fitPeople(logisticRegression, 'binary')))
  assert.deepEqual(all.inputs.toSorted(), ['overtime', 'pay', 'team', 'tenure'])
  assert.deepEqual(all.outputs, ['score'])
  const short = exportOnnx(bundleOf(await fitPeople(decisionTree, 'regression', { maxLeaves: 2 })))
  assert.equal(short.inputs.length, 1)
  assert.deepEqual(short.outputs, ['predicted'])
})

test('the same bundle gives the same bytes', async () => {
  const bundle = bundleOf(await fitPeople(decisionTree, 'multiclass'))
  assert.deepEqual(exportOnnx(bundle).content, exportOnnx(bundle).content)
})

const rows = 120
const numbers = numberColumn(
  'pay',
  Array.from({ length: rows }, (_, row) => row % 40),
)
const base = { missing: [] as string[] }
const others: readonly (readonly [
  ColumnSchema,
  ReturnType<typeof dateColumn> | ReturnType<typeof textColumn>,
  RegExp,
])[] = [
  [
    { ...base, kind: 'date', name: 'hired', order: 'dmy', latestYear: 2030, earliest: 0, latest: 40_000 },
    dateColumn(
      'hired',
      Array.from({ length: rows }, (_, row) => 18_000 + 37 * (row % 50)),
    ),
    /reads dates from "hired".*--drop "hired"/,
  ],
  [
    { ...base, kind: 'text', name: 'note' },
    textColumn(
      'note',
      Array.from({ length: rows }, (_, row) => (row % 2 ? 'long good day here' : 'short bad night there')),
    ),
    /reads free text from "note".*--drop "note"/,
  ],
]

for (const [schema, column, message] of others) {
  test(`a model that reads ${schema.kind === 'date' ? 'dates' : 'text'} is refused, with what to do`, async () => {
    const target = {
      task: 'binary',
      values: Float64Array.from({ length: rows }, (_, row) => row % 2),
      classes: ['a', 'b'],
    } as const
    const learner = learnerNamed('gradient-boosting').create({ rounds: 3 })
    const fitted = await learner.fit(createTable([numbers, column]), target, undefined, { seed: 1 })
    const { model } = bundleOf(fitted)
    const pipeline = { schema: [{ ...base, kind: 'number', name: 'pay', decimal: '.' } as const, schema] }
    assert.throws(() => exportOnnx({ model, pipeline }), { code: 'usage', message })
  })
}
