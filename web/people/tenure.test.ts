import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tenureBetween } from './tenure.ts'

test('a month counts once its day is reached', () => {
  assert.deepEqual(tenureBetween('2020-03-15', '2026-03-14'), { years: 5, months: 11 })
  assert.deepEqual(tenureBetween('2020-03-15', '2026-03-15'), { years: 6, months: 0 })
})

test('who has not begun has been there for no time', () => {
  assert.deepEqual(tenureBetween('2026-12-01', '2026-11-21'), { years: 0, months: 0 })
})
