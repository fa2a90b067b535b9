import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { numberColumn, textColumn } from '../table/column.ts'
import { columnOfKind, createTable, selectColumns, takeRows } from '../table/table.ts'
import { textLogistic, textScore } from './index.ts'
import type { FittedText } from './index.ts'

const trades = [
  ['welds', 'pipes', 'frames'],
  ['nurses', 'wards', 'patients'],
  ['ledgers', 'invoices', 'audits'],
] as const
const fillers = ['daily', 'with', 'the', 'team', 'and', 'often', 'plans'] as const

const random = createRandom(8)
const rowCount = 90
const trade = Float64Array.from({ length: rowCount }, () => random.integer(3))
const texts = Array.from(trade, (own) =>
  Array.from({ length: 8 }, () =>
    random.next() < 0.3 ? trades[own]![random.integer(3)]! : fillers[random.integer(fillers.length)]!,
  ).join(' '),
)
const years = Float64Array.from({ length: rowCount }, () => random.normal())
const table = createTable([textColumn('note', texts), numberColumn('years', years)])
const three: Target = { task: 'multiclass', values: trade, classes: ['metal', 'care', 'books'] }
const binary: Target = {
  task: 'binary',
  values: trade.map((own) => (own === 1 ? 1 : 0)),
  classes: ['other', 'care'],
}
const amount: Target = {
  task: 'regression',
  values: trade.map((own, row) => own * 10 + years[row]!),
  classes: [],
}

function accuracy(predictions: Float64Array, rows: readonly number[]): number {
  const right = rows.filter((row, i) => {
    const own = predictions.slice(i * 3, i * 3 + 3)
    return own.indexOf(Math.max(...own)) === trade[row]
  })
  return right.length / rows.length
}

const firstRows = Array.from({ length: 60 }, (_, row) => row)
const lastRows = Array.from({ length: 30 }, (_, row) => 60 + row)

test('texts it has not seen are told apart by their words', async () => {
  const part = { ...three, values: trade.slice(0, 60) }
  const fitted = await textLogistic.create().fit(takeRows(table, firstRows), part, undefined)
  assert.ok(accuracy(fitted.predict(takeRows(table, lastRows)), lastRows) > 0.85)
})

test('the strongest terms of a class are words of its trade', async () => {
  const fitted = (await textLogistic.create().fit(table, three, undefined)) as FittedText
  for (const [index, { className, terms }] of fitted.strongestTerms(3).entries()) {
    assert.equal(className, three.classes[index])
    assert.deepEqual(terms.map(({ term }) => term).sort(), [...trades[index]!].sort())
  }
})

test('of two classes each has its strongest terms', async () => {
  const fitted = (await textLogistic.create().fit(table, binary, undefined)) as FittedText
  const [other, care] = fitted.strongestTerms(3)
  assert.ok(care!.terms.every(({ term }) => trades[1].some((word) => term.includes(word))))
  assert.ok(other!.terms.every(({ term }) => !trades[1].some((word) => term.includes(word))))
})

test('a number is predicted from words and the other columns together', async () => {
  const fitted = await textLogistic.create({ C: 10 }).fit(table, amount, undefined)
  const errors = fitted.predict(table).map((value, row) => Math.abs(value - amount.values[row]!))
  assert.ok(errors.reduce((sum, error) => sum + error, 0) / rowCount < 1)
  const { names, values } = fitted.explain!(table)
  assert.deepEqual(names, ['note', 'years'])
  const byYears = values.filter((_, i) => i % 2 === 1)
  const order = [...years.keys()].sort((a, b) => years[a]! - years[b]!)
  assert.ok(byYears[order.at(-1)!]! > byYears[order[0]!]!)
})

test('a missing text is a text without words', async () => {
  const fitted = await textLogistic.create().fit(table, three, undefined)
  const asked = (cell: string | null): Float64Array =>
    fitted.predict(createTable([textColumn('note', [cell]), numberColumn('years', [0])]))
  assert.deepEqual(asked(null), asked(''))
})

test('a table without text is refused', async () => {
  await assert.rejects(() => textLogistic.create().fit(selectColumns(table, ['years']), three, undefined), {
    code: 'column-kind',
  })
})

test('a stored model predicts the same to the bit, and a damaged one is refused', async () => {
  const fitted = await textLogistic.create().fit(table, three, undefined)
  const stored = JSON.parse(JSON.stringify(fitted.toJSON()))
  assert.deepEqual(textLogistic.fromJson(stored).predict(table), fitted.predict(table))
  for (const key of Object.keys(stored)) {
    assert.throws(() => textLogistic.fromJson({ ...stored, [key]: [null] }), { code: 'invalid-model' }, key)
  }
  const strange = { ...stored, design: { ...stored.design, columns: ['years'] } }
  assert.throws(() => textLogistic.fromJson(strange), { code: 'invalid-model' })
})

test('scores of training texts come from models that have not seen them', () => {
  const groups = Int32Array.from({ length: rowCount }, (_, row) => row % 45)
  const scores = (target: Target): Float64Array =>
    columnOfKind(
      textScore.create().fitTransform(table, target, { seed: 2, groups }).table,
      'note → score',
      'number',
    ).values
  const before = scores(binary)
  const values = binary.values.slice()
  for (const row of [3, 48]) values[row] = 1 - values[row]!
  const after = scores({ ...binary, values })
  assert.equal(after[3], before[3])
  assert.equal(after[48], before[48])
  assert.notDeepEqual(after, before)
})

test('text scores stand for their column: one for each class, or one', () => {
  const { fitted, table: scored } = textScore.create().fitTransform(table, three)
  assert.deepEqual(
    scored.columns.map(({ name, source }) => [name, source]),
    [
      ['note → metal', 'note'],
      ['note → care', 'note'],
      ['note → books', 'note'],
      ['years', undefined],
    ],
  )
  const again = textScore.fromJson(JSON.parse(JSON.stringify(fitted.toJSON())))
  assert.deepEqual(again.transform(table), fitted.transform(table))
  assert.throws(() => textScore.fromJson({ ...fitted.toJSON(), scorers: [{}] }), { code: 'invalid-model' })
})

test('a class of a single row does not stop the scoring', () => {
  const values = new Float64Array(rowCount)
  values[5] = 1
  const { table: scored } = textScore.create().fitTransform(table, { ...binary, values })
  const scores = columnOfKind(scored, 'note → score', 'number').values
  assert.ok(scores.every((score) => score >= 0 && score <= 1))
})
