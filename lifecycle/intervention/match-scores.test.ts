import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KnownScore } from './followed-score.ts'
import { matchScores } from './match-scores.ts'

function row(subjectId: string, own: Partial<KnownScore>): KnownScore {
  const usual = { set: 'a', unit: null, score: 0.3, band: null, begunOn: null, goneOn: null, outcome: 0 }
  return { subjectId, ...usual, ...own }
}

const treated = row('treated', { unit: 'Sales', begunOn: '2026-02-10' })
/** Far scores, so that the caliper is wide enough for the others. */
const far = [row('low', { score: 0.02 }), row('high', { score: 0.95 })]

function alikeTo(others: readonly KnownScore[]): string[] {
  return matchScores([treated, ...far, ...others]).flatMap(({ alike }) =>
    alike.map(({ subjectId }) => subjectId),
  )
}

test('the nearest of the same set is taken, all of those equally near', () => {
  assert.deepEqual(alikeTo([row('near', { score: 0.31 }), row('nearer', { score: 0.301 })]), ['nearer'])
  assert.deepEqual(alikeTo([row('one', { score: 0.31 }), row('two', { score: 0.31 })]), ['one', 'two'])
  assert.deepEqual(alikeTo([row('elsewhere', { set: 'b' })]), [])
})

test('people of the same unit come first, as long as they are near enough', () => {
  const nearer = row('nearer', {})
  assert.deepEqual(alikeTo([nearer, row('of the unit', { unit: 'Sales', score: 0.32 })]), ['of the unit'])
  assert.deepEqual(alikeTo([nearer, row('of the unit', { unit: 'Sales', score: 0.6 })]), ['nearer'])
})

test('nobody is compared with who had left when it began, nor beyond the caliper', () => {
  assert.deepEqual(alikeTo([row('gone', { goneOn: '2026-02-01', outcome: 1 })]), [])
  assert.deepEqual(alikeTo([row('left later', { goneOn: '2026-05-01', outcome: 1 })]), ['left later'])
  assert.deepEqual(alikeTo([row('other', { score: 0.5 })]), [])
})
