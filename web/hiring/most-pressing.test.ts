import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostPressing } from './most-pressing.ts'

test('searches that go on come first, the one needed soonest at the top; those that are over stay as they came', () => {
  const requisition = (id: string, status: string, targetDate?: string) =>
    ({ id, values: { status, ...(targetDate !== undefined && { targetDate }) } }) as never
  const ordered = mostPressing([
    requisition('agent', 'filled', '2026-01-01'),
    requisition('buyer', 'open'),
    requisition('clerk', 'on hold', '2026-03-01'),
    requisition('driver', 'open', '2026-02-01'),
    requisition('editor', 'cancelled', '2025-01-01'),
  ])
  assert.deepEqual(
    ordered.map(({ id }) => id),
    ['driver', 'clerk', 'buyer', 'agent', 'editor'],
  )
})
