import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JobLine } from './administration-queries.ts'
import { foldRoutine } from './fold-routine.ts'

const job = (kind: string, minute: number, given: Partial<JobLine> = {}): JobLine =>
  ({
    id: `tsk_${minute}`,
    kind,
    state: 'done',
    accountId: 'system',
    errorMessage: null,
    message: null,
    enteredAt: `2026-11-22T12:${minute}:00.000Z`,
    ...given,
  }) as JobLine
const told = (jobs: readonly JobLine[]) =>
  foldRoutine(jobs).map(({ job: { kind, id }, count, since }) => [kind, id, count, since.slice(14, 16)])

test('what the schedule does minute by minute is one line with how often and since when', () => {
  assert.deepEqual(told([job('tell', 33), job('tell', 32), job('watch', 31), job('tell', 30)]), [
    ['tell', 'tsk_33', 3, '30'],
    ['watch', 'tsk_31', 1, '31'],
  ])
})

test('what failed, still runs, or was asked for by somebody stands alone, and nothing is folded over it', () => {
  const jobs = [
    job('tell', 33),
    job('train', 32, { accountId: 'acc_1' }),
    job('tell', 31),
    job('tell', 30, { state: 'failed', errorMessage: 'No answer.' }),
    job('tell', 29, { state: 'running' }),
  ]
  assert.deepEqual(
    told(jobs).map(([kind, , count]) => [kind, count]),
    [
      ['tell', 1],
      ['train', 1],
      ['tell', 1],
      ['tell', 1],
      ['tell', 1],
    ],
  )
})
