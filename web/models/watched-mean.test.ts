import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchedMean } from './watched-mean.ts'

test('counts of what came are told as a part of those of whom it is known', () => {
  assert.equal(watchedMean(12, 100), 0.12)
  assert.equal(watchedMean(0, 40), 0)
  assert.equal(watchedMean(null, 3), null, 'too few are not told')
  assert.equal(watchedMean(0, 0), null)
})
