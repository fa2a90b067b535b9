import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FollowedScore } from './followed-score.ts'
import { fewestForEffect } from './effect-limits.ts'
import { measureEffect } from './measure-effect.ts'

const people = 600
/** Left, of those for whom something was done, is this much of what it would have been. */
const kept = 0.5

/** People of whom the more at risk are chosen more often; what is done halves their risk. */
function company(seed: number, { share = kept }: { share?: number } = {}) {
  const random = createRandom(seed)
  let truth = 0
  const rows = Array.from({ length: people }, (_, at): FollowedScore => {
    const margin = -1.2 + random.normal()
    const score = 1 / (1 + Math.exp(-margin))
    const isChosen = random.next() < 1 / (1 + Math.exp(1.2 - 1.1 * margin))
    if (isChosen) truth += 100 * score * (1 - share)
    return {
      subjectId: `per_${at}`,
      set: 'v1 2026-01-31',
      unit: at % 3 === 0 ? 'Sales' : 'Service',
      score,
      band: score > 0.5 ? 'high' : score > 0.3 ? 'raised' : 'usual',
      begunOn: isChosen ? '2026-02-10' : null,
      goneOn: null,
      outcome: Number(random.next() < score * (isChosen ? share : 1)),
    }
  })
  const chosen = rows.filter(({ begunOn }) => begunOn !== null)
  return { rows, truth: truth / chosen.length }
}

function naive(rows: readonly FollowedScore[]): number {
  const shareOf = (own: readonly FollowedScore[]): number =>
    own.reduce((sum, { outcome }) => sum + outcome!, 0) / own.length
  return (
    100 *
    (shareOf(rows.filter(({ begunOn }) => begunOn === null)) -
      shareOf(rows.filter(({ begunOn }) => begunOn !== null)))
  )
}

test('a known effect is in the interval for nine of ten companies, where a plain comparison is far off', () => {
  let [covered, matchedOff, naiveOff, isAlike] = [0, 0, 0, 0]
  const seeds = 200
  for (let seed = 1; seed <= seeds; seed++) {
    const { rows, truth } = company(seed)
    const { effect } = measureEffect(rows, { seed })
    const { value, low, high } = effect!.fewerOfHundred
    if (low <= truth && truth <= high) covered++
    matchedOff += (value - truth) / seeds
    naiveOff += (naive(rows) - truth) / seeds
    if (Math.abs(effect!.balance.after) < 0.1 && effect!.balance.before > 0.5) isAlike++
  }
  assert.ok(covered >= 0.9 * seeds, `${covered} of ${seeds}`)
  assert.ok(covered < seeds, 'an interval that always holds says nothing')
  assert.ok(Math.abs(matchedOff) < 1.5, `${matchedOff} off of 100`)
  assert.ok(naiveOff < -8, `the plain comparison is ${naiveOff} off of 100`)
  assert.ok(isAlike >= 0.95 * seeds, `alike after matching in ${isAlike}`)
})

test('where nothing helps, the interval holds zero nearly always', () => {
  let held = 0
  for (let seed = 1; seed <= 60; seed++) {
    const { low, high } = measureEffect(company(seed, { share: 1 }).rows, { seed }).effect!.fewerOfHundred
    if (low <= 0 && high >= 0) held++
  }
  assert.ok(held >= 54, `${held} of 60`)
})

test('the same rows and seed give the same figures', () => {
  const { rows } = company(3)
  assert.deepEqual(measureEffect(rows, { seed: 1 }), measureEffect(rows, { seed: 1 }))
})

test('nothing is measured on fewer than twenty, and who is not known yet waits', () => {
  const { rows } = company(3)
  const chosen = rows.filter(({ begunOn }) => begunOn !== null)
  const others = rows.filter(({ begunOn }) => begunOn === null)
  const few = measureEffect([...chosen.slice(0, fewestForEffect - 1), ...others], { seed: 1 })
  assert.deepEqual([few.counts.treated, few.effect], [fewestForEffect - 1, undefined])
  const waiting = measureEffect([...chosen.map((row) => ({ ...row, outcome: null })), ...others], { seed: 1 })
  assert.deepEqual([waiting.counts.treated, waiting.counts.waiting], [0, chosen.length])
  assert.equal(measureEffect([...chosen, ...others.slice(0, 10)], { seed: 1 }).effect, undefined)
  assert.equal(measureEffect([], { seed: 1 }).counts.treated, 0)
})
