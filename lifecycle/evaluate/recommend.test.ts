import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recommendSimplest } from './recommend.ts'
import type { Contender } from './recommend.ts'

const line: Contender = { learner: 'line', label: 'a line', complexity: 1, merit: 0.8 }
const additive: Contender = { learner: 'additive', label: 'additive', complexity: 2, merit: 0.82 }
const boosting: Contender = { learner: 'boosting', label: 'boosting', complexity: 3, merit: 0.85 }

function leadWithin(halfWidth: number) {
  return (a: Contender, b: Contender) => {
    const value = a.merit - b.merit
    return { value, low: value - halfWidth, high: value + halfWidth }
  }
}

test('a line is recommended when nothing beats it beyond the interval', () => {
  const { learner, reason } = recommendSimplest([boosting, additive, line], leadWithin(0.06))
  assert.equal(learner, 'line')
  assert.match(reason, /boosting ranks first/)
})

test('an ensemble is recommended when its lead over every simpler model is clear', () => {
  assert.equal(recommendSimplest([line, additive, boosting], leadWithin(0.01)).learner, 'boosting')
})

test('a simple model that one rival beats gives way to the next simplest that none beats', () => {
  assert.equal(recommendSimplest([line, additive, boosting], leadWithin(0.04)).learner, 'additive')
})

test('of equally simple models the better is taken', () => {
  const twin = { ...line, learner: 'twin', merit: 0.81 }
  assert.equal(recommendSimplest([line, twin], leadWithin(0.1)).learner, 'twin')
})
