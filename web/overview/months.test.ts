import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastMonthBy } from './months.ts'

test('without a day the newest month of which there are figures is the last', () => {
  assert.equal(lastMonthBy(undefined, '2026-10'), '2026-10')
})

test('on a day within a month the month before is the last that is over', () => {
  assert.equal(lastMonthBy('2026-03-15', '2026-10'), '2026-02')
  assert.equal(lastMonthBy('2026-01-01', '2026-10'), '2025-12')
})

test('a month is over on its last day', () => {
  assert.equal(lastMonthBy('2026-03-31', '2026-10'), '2026-03')
  assert.equal(lastMonthBy('2026-02-28', '2026-10'), '2026-02')
})

test('on a day to come the newest month of which there are figures is the last', () => {
  assert.equal(lastMonthBy('2030-03-15', '2026-10'), '2026-10')
})
