import assert from 'node:assert/strict'
import { test } from 'node:test'
import { categoryColumn, createTable, dateColumn, numberColumn } from '@cadre/learn/table'
import { reasonsFor } from './reasons.ts'

const table = createTable([
  numberColumn('tenure_years', [2, null]),
  categoryColumn('overtime', ['Yes', 'No']),
  dateColumn('hired', [19_783, 19_784]),
])
const attribution = {
  names: ['tenure_years', 'overtime', 'hired'],
  base: Float64Array.of(-1),
  values: Float64Array.of(-0.2, 0.9, 0, 0.4, -0.1, 0.3),
}

test('the strongest reason comes first and says the value and the direction', () => {
  const [first, second, ...rest] = reasonsFor(table, attribution, 0)
  assert.equal(first!.text, 'overtime is Yes: raises the score')
  assert.equal(second!.text, 'tenure_years is 2: lowers the score')
  assert.deepEqual(rest, [], 'a column that moved nothing is no reason')
})

test('missing cells and dates are written as people write them', () => {
  const texts = reasonsFor(table, attribution, 1).map(({ text }) => text)
  assert.deepEqual(texts.slice(0, 2), [
    'tenure_years is missing: raises the score',
    'hired is 2024-03-02: raises the score',
  ])
})
