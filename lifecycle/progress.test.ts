import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partProgress } from './progress.ts'
import type { Progress } from './progress.ts'

test('parts of a job add up to the whole by their shares, and never go back', () => {
  const seen: Progress[] = []
  const report = partProgress((progress) => seen.push(progress), { read: 1, train: 8, write: 1 })
  report('read', 'Reading', 0.5)
  report('train', 'Training', 0.5)
  report('train', 'Training', 0.25)
  report('write', 'Writing', 2)
  assert.deepEqual(
    seen.map(({ stage, done }) => [stage, Math.round(done * 100)]),
    [
      ['Reading', 5],
      ['Training', 50],
      ['Training', 50],
      ['Writing', 100],
    ],
  )
})
