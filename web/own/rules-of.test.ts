import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RetentionRule } from './own-queries.ts'
import { rulesOf } from './rules-of.ts'

const rule = (place: string, dataClass: string, basis: string) =>
  ({ place, dataClass, basis }) as unknown as RetentionRule
const rules = [
  rule('any', 'pay', 'general'),
  rule('US', 'pay', 'federal'),
  rule('US-CA', 'pay', 'state'),
  rule('any', 'review', 'reviews'),
]
const told = (place: string) => rulesOf(rules, place).map(({ basis }) => basis)

test('a region has its own rules, else those of its country, else the general ones', () => {
  assert.deepEqual(told('US-CA'), ['state', 'reviews'])
  assert.deepEqual(told('US-NY'), ['federal', 'reviews'])
  assert.deepEqual(told('PE'), ['general', 'reviews'])
  assert.deepEqual(told('any'), ['general', 'reviews'])
})
