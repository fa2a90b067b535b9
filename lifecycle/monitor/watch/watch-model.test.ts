import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBundle } from '../../register/index.ts'
import { people, peopleSource, studyBundle } from '../../register/bundle.fixture.ts'
import { watchModel } from './watch-model.ts'
import type { WatchResult } from './watch-model.ts'
import type { WatchedScore } from './watched-score.ts'

const drop = ['Grade', 'Bonus', 'Note', 'Age', 'Hired']
const bundle = openBundle('the version', await studyBundle('logistic-regression', { drop, text: [] }))
const today = '2026-11-20'

interface World {
  readonly rows?: number
  readonly day?: string
  /** How likely the outcome is, of what the score says. */
  readonly truth?: (score: number) => number
  /** Share of men and of women whom the score points out. */
  readonly pointedOut?: Readonly<Record<string, number>>
}

function scoresOf({ rows = 600, day = '2026-10-31', truth, pointedOut }: World = {}): WatchedScore[] {
  const random = createRandom(3)
  return Array.from({ length: rows }, (_, row) => {
    const gender = row % 2 === 0 ? 'female' : 'male'
    const score = random.next() ** 2
    return {
      subjectId: `p${row}`,
      day,
      score,
      isPointedOut: random.next() < (pointedOut?.[gender] ?? 0.3),
      decision: null,
      outcome: truth ? Number(random.next() < truth(score)) : null,
      groups: { gender },
    }
  })
}

const watched = (scores: readonly WatchedScore[]): Promise<WatchResult> =>
  watchModel(bundle, { scores, today, seed: 1 })
const verdictOf = ({ findings }: WatchResult, about: string): string | undefined =>
  findings.find((finding) => finding.about === about)?.verdict
const findingOf = ({ findings }: WatchResult, about: string): string =>
  findings.find((finding) => finding.about === about)!.finding

test('scores that come true are well, those that chance decides are acted on', async () => {
  const well = await watched(scoresOf({ truth: (score) => score }))
  assert.deepEqual([verdictOf(well, 'quality'), verdictOf(well, 'calibration')], ['well', 'well'])
  assert.match(findingOf(well, 'quality'), /On 600 outcomes of 600 people AUC is 0\.\d+/)
  const chance = await watched(scoresOf({ truth: () => 0.33 }))
  assert.deepEqual([verdictOf(chance, 'quality'), chance.verdict], ['act', 'act'])
  const half = await watched(scoresOf({ truth: (score) => score / 2 }))
  assert.equal(verdictOf(half, 'calibration'), 'act', findingOf(half, 'calibration'))
})

test('before outcomes are known it says how many are missing, and what the probabilities promise', async () => {
  const waiting = await watched(scoresOf())
  assert.equal(verdictOf(waiting, 'quality'), 'unknown')
  assert.match(findingOf(waiting, 'quality'), /^0 outcomes are known; 100 are needed.*AUC will be about 0\.8/)
  // What probabilities promise is what comes, where they are right.
  const promised = waiting.findings.find(({ about }) => about === 'quality')!.figures['expectedAuc']!
  const came = await watched(scoresOf({ rows: 6000, truth: (score) => score }))
  const value = came.findings.find(({ about }) => about === 'quality')!.figures['value']!
  assert.ok(Math.abs(promised - value) < 0.03, `${promised} promised, ${value} came`)
})

test('groups that are pointed out unlike are acted on, and groups of fewer than five are not told', async () => {
  const unlike = scoresOf({ pointedOut: { female: 0.5, male: 0.2 } })
  const few: WatchedScore[] = unlike.slice(0, 4).map((row, at) => ({
    ...row,
    subjectId: `q${at}`,
    groups: { gender: 'other' },
  }))
  const seen = await watched([...unlike, ...few])
  assert.equal(verdictOf(seen, 'groups'), 'act')
  assert.match(findingOf(seen, 'groups'), /"male" is pointed out 0\.\d+ times as often as "female"/)
  assert.deepEqual(seen.groups.map(({ group }) => group).toSorted(), ['female', 'male'])
  assert.equal(verdictOf(await watched(scoresOf()), 'groups'), 'well')
})

test('old scores, and a model that mostly abstains, are acted on', async () => {
  assert.equal(verdictOf(await watched(scoresOf({ day: '2026-06-30' })), 'freshness'), 'act')
  assert.equal(verdictOf(await watched(scoresOf()), 'freshness'), 'well')
  assert.equal(verdictOf(await watched([]), 'freshness'), 'unknown')
  const silent = scoresOf({ rows: 100 }).map((row, at) => (at % 2 === 0 ? { ...row, score: null } : row))
  assert.equal(verdictOf(await watched(silent), 'answers'), 'act')
})

test('inputs that changed are named, with what to do; of too few rows nothing is said', async () => {
  const like = people(200)
  const raised = like.map((row) =>
    row.map((cell, at) => (at === 3 && typeof cell === 'number' ? 3 * cell : cell)),
  )
  const scores = scoresOf()
  const same = await watchModel(bundle, { scores, inputs: peopleSource(like), today, seed: 1 })
  assert.equal(verdictOf(same, 'inputs'), 'well', findingOf(same, 'inputs'))
  const other = await watchModel(bundle, { scores, inputs: peopleSource(raised), today, seed: 1 })
  assert.equal(verdictOf(other, 'inputs'), 'act')
  const [pay] = other.inputs
  assert.equal(pay!.name, 'Pay')
  assert.ok(pay!.index > 0.25 && pay!.kolmogorovSmirnov! > 0.4 && pay!.jensenShannon > 0.3)
  const { part, from, to } = pay!.shift!
  assert.ok(part.kind === 'numbers' && part.low !== null && part.high === null, JSON.stringify(part))
  assert.ok(to - from > 0.4, 'more people lie in the highest part than in training')
  assert.match(findingOf(other, 'inputs'), /1 of 3 inputs differ from training: Pay\./)
  const few = await watchModel(bundle, { scores, inputs: peopleSource(raised.slice(0, 9)), today, seed: 1 })
  assert.notEqual(verdictOf(few, 'inputs'), 'act')
})

test('how often it happens is held against training, whatever the scores say', async () => {
  const { outcomes } = bundle.reference
  assert.ok(outcomes?.kind === 'share' && outcomes.known > 100)
  const before = outcomes.positives / outcomes.known
  const like = await watched(scoresOf({ truth: () => before }))
  assert.equal(verdictOf(like, 'outcomes'), 'well', findingOf(like, 'outcomes'))
  const rare = await watched(scoresOf({ truth: () => before / 3 }))
  assert.equal(verdictOf(rare, 'outcomes'), 'act', findingOf(rare, 'outcomes'))
  assert.match(
    findingOf(rare, 'outcomes'),
    /^It happened to \d+\.\d % of 600 people .* more apart than chance/,
  )
  // Of few people the same difference is no evidence.
  assert.equal(verdictOf(await watched(scoresOf({ rows: 20, truth: () => 0 })), 'outcomes'), 'unknown')
})

test('groups tell on whom people acted and what came, each with its interval', async () => {
  const scores = scoresOf({ truth: (score) => score }).map((row, at) => ({
    ...row,
    decision: at % 4 === 0 ? ('act' as const) : at % 4 === 2 ? ('no action' as const) : null,
  }))
  const { groups } = await watched(scores)
  const female = groups.find(({ group }) => group === 'female')!
  assert.deepEqual([female.acted?.decided, female.acted?.value], [300, 0.5])
  assert.ok(female.acted!.low > 0.43 && female.acted!.high < 0.57)
  const { value, low, high, said, known } = female.outcome!
  assert.equal(known, 300)
  assert.ok(low < value && value < high && low < said && said < high)
  assert.equal(groups.find(({ group }) => group === 'male')!.acted, null, 'nobody decided about men')
})

test('outcomes of one person count once where people are counted', async () => {
  const rows = scoresOf({ rows: 60, truth: (score) => score })
  const again = ['2026-08-31', '2026-09-30'].flatMap((day) => rows.map((row) => ({ ...row, day })))
  assert.equal(verdictOf(await watched([...rows, ...again]), 'calibration'), 'unknown')
})
