import type { OpenedBundle } from '@cadre/lifecycle/register'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerAlike } from './answer-alike.ts'

const versionOf = (model: object): OpenedBundle => ({ model }) as OpenedBundle

test('probabilities of opposite outcomes are not compared', () => {
  const leaves = { task: 'binary', target: 'Left', positive: 'Yes' }
  assert.ok(answerAlike(versionOf(leaves), versionOf({ ...leaves })))
  assert.ok(!answerAlike(versionOf(leaves), versionOf({ ...leaves, positive: 'No' })))
})
