import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldEvents } from './fold-events.ts'
import type { TimelineEvent } from './people-queries.ts'

const event = (
  what: TimelineEvent['what'],
  entity: string,
  values: Record<string, unknown>,
  on = '2026-03-01',
): TimelineEvent => ({
  on,
  what,
  entity,
  recordId: `${entity} ${what} ${on}`,
  subjectId: null,
  values,
  changes: [],
})

test('pay that ends as other pay begins is one change, of what differs', () => {
  const folded = foldEvents([
    event('began', 'pay', { amount: { minor: 2 }, component: 'base' }),
    event('ended', 'pay', { amount: { minor: 1 }, component: 'base' }),
  ])
  assert.equal(folded.length, 1)
  assert.equal(folded[0]?.what, 'changed')
  assert.deepEqual(folded[0]?.changes, [{ field: 'amount', before: { minor: 1 }, after: { minor: 2 } }])
})

test('what ends on another day, or without anything after it, is told as an end', () => {
  const folded = foldEvents([
    event('began', 'pay', {}, '2026-04-01'),
    event('ended', 'pay', {}),
    event('ended', 'job_assignment', {}),
    event('ended', 'job_assignment', {}),
    event('began', 'job_assignment', {}),
  ])
  assert.deepEqual(
    folded.map(({ what, entity }) => `${entity} ${what}`),
    ['pay began', 'pay ended', 'job_assignment ended', 'job_assignment changed'],
  )
})

test('that a holiday is over is not told again', () => {
  assert.deepEqual(foldEvents([event('ended', 'absence', {})]), [])
})
