import type { RecordVersion } from '@cadre/contract/client'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newestByGoal, shareOf, standingOf } from './goal-standing.ts'

const checkIn = (goalId: string, validFrom: string, confidence?: string): RecordVersion => ({
  id: `${goalId} ${validFrom}`,
  subjectId: null,
  version: 1,
  validFrom,
  validTo: null,
  recordedFrom: '2026-01-01T00:00:00Z',
  recordedTo: null,
  enteredBy: 'acc',
  reason: null,
  values: { goalId, ...(confidence !== undefined && { confidence }) },
  custom: {},
})

test('a goal goes as the last said of it tells, and nothing is made of what was not said', () => {
  const newest = newestByGoal([
    checkIn('a', '2026-03-01', 'off track'),
    checkIn('b', '2026-02-01', 'on track'),
    checkIn('c', '2026-01-15'),
    checkIn('a', '2026-01-01', 'on track'),
  ])
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((id) => standingOf(newest.get(id))),
    ['badly', 'well', 'unsaid', 'unsaid'],
  )
})

test('progress is the way from start to target, up or down, and never beyond either end', () => {
  assert.equal(shareOf(25, 0, 100), 0.25)
  assert.equal(shareOf(30, 40, 20), 0.5)
  assert.equal(shareOf(130, 0, 100), 1)
  assert.equal(shareOf(5, undefined, 10), 0.5)
  assert.equal(shareOf(undefined, 0, 100), undefined)
  assert.equal(shareOf(5, 5, 5), undefined)
})
