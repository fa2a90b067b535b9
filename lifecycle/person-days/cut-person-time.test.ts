import { AppError } from '@cadre/core'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutPersonTime } from './cut-person-time.ts'

const people = Int32Array.from({ length: 60 }, (_, row) => row % 10)
const since = Float64Array.from({ length: 60 }, (_, row) => 100 * Math.floor(row / 10))

test('nobody who is tested, and no day from the first tested one on, is learned from', () => {
  for (const { train, test: tested, start } of cutPersonTime({ since, people })) {
    const others = new Set(Array.from(tested, (row) => people[row]))
    assert.ok(tested.length > 0 && train.length > 0)
    assert.ok(train.every((row) => !others.has(people[row]) && since[row]! < start))
    assert.ok(tested.every((row) => since[row]! >= start))
  }
})

test('every row of the later half is tested once, and no other', () => {
  const tested = cutPersonTime({ since, people }).flatMap((cut) => [...cut.test])
  const later = [...since.keys()].filter((row) => since[row]! >= 300)
  assert.deepEqual(
    tested.toSorted((a, b) => a - b),
    later,
  )
})

test('too few days for the blocks are refused', () => {
  assert.throws(
    () => cutPersonTime({ since: since.map((day) => Math.min(day, 100)), people }),
    (error) => error instanceof AppError && error.code === 'too-little-data',
  )
})
