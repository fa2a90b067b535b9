import { test } from 'node:test'
import assert from 'node:assert/strict'
import { writeDay, writeDuration, writeInstant } from './times.ts'

test('instants are written in full and in UTC, whatever the zone of the machine', () => {
  assert.equal(writeInstant('2026-11-20T23:14:00.000Z'), '20 November 2026, 23:14 UTC')
  assert.equal(writeInstant('not a date'), 'not a date')
})

test('days since 1970 are written as dates', () => {
  assert.equal(writeDay(20_400), '2025-11-08')
  assert.equal(writeDay(1e18), '–')
})

test('durations change their unit with their size', () => {
  assert.deepEqual([41.2, 4210, 125_000].map(writeDuration), ['41 ms', '4.2 s', '2 min 5 s'])
})
