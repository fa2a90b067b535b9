import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stagesOf } from './stages-of.ts'

test('each step stands after the last of those it waits for, side by side with its like', () => {
  const steps = [
    { name: 'export', after: [] },
    { name: 'rows', after: ['export'] },
    { name: 'features', after: ['export'] },
    { name: 'watch', after: ['features', 'export'] },
    { name: 'alone', after: [] },
  ]
  assert.deepEqual(
    stagesOf(steps).map((stage) => stage.map(({ name }) => name)),
    [['export', 'alone'], ['rows', 'features'], ['watch']],
  )
})
