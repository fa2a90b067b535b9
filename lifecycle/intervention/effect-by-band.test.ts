import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FollowedScore, ScoreBand } from './followed-score.ts'
import { measureEffect } from './measure-effect.ts'

/** Left, of those for whom something was done, is so much of what it would have been, by band. */
type Kept = Readonly<Record<ScoreBand, number>>
const helpsTheHigh: Kept = { high: 0.3, raised: 0.6, usual: 1 }
const nothing: Kept = { high: 1, raised: 1, usual: 1 }

const bandOf = (score: number): ScoreBand => (score > 0.45 ? 'high' : score > 0.2 ? 'raised' : 'usual')

function company(seed: number, kept: Kept) {
  const random = createRandom(seed)
  const truth = { high: [] as number[], raised: [] as number[], usual: [] as number[] }
  const rows = Array.from({ length: 1200 }, (_, at): FollowedScore => {
    const margin = -1.2 + random.normal()
    const score = 1 / (1 + Math.exp(-margin))
    const band = bandOf(score)
    const isChosen = random.next() < 1 / (1 + Math.exp(0.8 - 0.8 * margin))
    if (isChosen) truth[band].push(100 * score * (1 - kept[band]))
    return {
      subjectId: `per_${at}`,
      set: 'v1 2026-01-31',
      unit: null,
      score,
      band,
      begunOn: isChosen ? '2026-02-10' : null,
      goneOn: null,
      outcome: Number(random.next() < score * (isChosen ? kept[band] : 1)),
    }
  })
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length
  return { rows, truth: { high: mean(truth.high), raised: mean(truth.raised), usual: mean(truth.usual) } }
}

const measure = (seed: number, kept: Kept) => {
  const { rows, truth } = company(seed, kept)
  return { ...measureEffect(rows, { seed }).byBand!, truth }
}

test('what is known of each band is in its interval for nearly all companies together, and the band that it helps most is told apart', () => {
  const companies = 30
  let [together, toldApart] = [0, 0]
  for (let seed = 1; seed <= companies; seed++) {
    const { bands, apart, truth } = measure(seed, helpsTheHigh)
    assert.deepEqual(
      bands.map(({ band }) => band),
      ['high', 'raised', 'usual'],
    )
    const isIn = ({ band, effect }: (typeof bands)[number]): boolean =>
      effect!.fewerOfHundred.low <= truth[band] && truth[band] <= effect!.fewerOfHundred.high
    if (bands.every(isIn)) together++
    assert.deepEqual([apart!.higher, apart!.lower], ['high', 'usual'])
    if (apart!.moreOfHundred.low > 0) toldApart++
  }
  assert.ok(together >= 27, `${together} of ${companies}`)
  assert.ok(toldApart >= 17, `${toldApart} of ${companies}`)
})

test('where nothing helps, bands are hardly ever told apart', () => {
  const companies = 30
  let apartByChance = 0
  for (let seed = 1; seed <= companies; seed++) {
    const { low, high } = measure(seed, nothing).apart!.moreOfHundred
    if (low > 0 || high < 0) apartByChance++
  }
  assert.ok(apartByChance <= 2, `${apartByChance} of ${companies}`)
})

test('of a band with fewer than twenty people nothing is told, and of one band alone nothing is compared', () => {
  const { rows } = company(3, helpsTheHigh)
  const treatedHigh = rows.filter(({ band, begunOn }) => band === 'high' && begunOn !== null)
  const left = new Set(treatedHigh.slice(19))
  const { bands, apart } = measureEffect(
    rows.filter((row) => !left.has(row)),
    { seed: 1 },
  ).byBand!
  const [high, raised] = bands
  assert.ok(high!.matched <= 19 && high!.effect === undefined)
  assert.ok(raised!.effect !== undefined)
  assert.equal(apart!.higher, 'raised')
  const usual = rows.filter(({ band }) => band === 'usual')
  const alone = measureEffect(usual, { seed: 1 }).byBand!
  assert.equal(alone.apart, undefined)
  assert.deepEqual(
    alone.bands.map(({ effect }) => effect !== undefined),
    [false, false, true],
  )
  assert.equal(measureEffect(usual.slice(0, 30), { seed: 1 }).byBand, undefined)
})
