import { AppError } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { createTable, numberColumn } from '@cadre/learn/table'
import { followRatings, monthEndBefore, roundsAhead, studyRatings } from '@cadre/lifecycle/rating'
import type { RatedRows } from '@cadre/lifecycle/rating'
import { featureNamed } from '@cadre/people/features'
import { readReviews, snapshotFeatures } from '@cadre/store/features'
import type { LakeStorage } from '@cadre/store/lake'
import { synthesiseCompany } from '@cadre/synth'
import type { CompanyRecord } from '@cadre/synth'
import { performance } from '@cadre/usecases'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeatureRows } from '@cadre/server'
import { lakeOf, versionsOf } from './lake-of-records.fixture.ts'

const today = '2026-06-30'
const features = performance.features.flatMap((name) => featureNamed(name) ?? [])
const kinds = [...features.flatMap(({ sources }) => sources), 'employment', 'review']
const records = [...synthesiseCompany({ people: 600, years: 5, seed: 3, today })]
const versions = versionsOf(records, today)
const rows = await rowsOf(await lakeOf(versions, kinds))
const result = await studyRatings(performance, rows)
const lossOf = ({ judged }: typeof result, name: string): number =>
  judged.find((one) => one.name === name)!.figures.logLoss!.value

/** What `cadre performance` learns from. */
async function rowsOf(lake: LakeStorage): Promise<RatedRows> {
  const reviews = await readReviews(lake, `${today}T23:59:59.999999Z`)
  const rounds = roundsAhead(reviews, { ahead: 3, from: '2021-07-01', to: today })
  const days = [...rounds.map(({ day }) => day), monthEndBefore(today)]
  const request = { name: 'performance', features, days, now: new Date(0) }
  const read = await readFeatureRows(lake, await snapshotFeatures(lake, request), 'development')
  return followRatings(read, {
    reviews,
    rounds,
    lastRating: performance.lastRating,
    minimumPerClass: performance.limits.minimumPerClass,
  })
}

test('every feature of performance exists and may be used to develop people', () => {
  assert.equal(features.length, performance.features.length)
  for (const { name, purposes } of features) assert.ok(purposes.includes('development'), name)
})

test('on other people and later rounds the model tells more than the last rating, and who falls', () => {
  assert.ok(result.isBetterThanLastTime)
  const [chosen, before] = [result.recommended, 'last-time'].map((name) =>
    result.judged.find((one) => one.name === name),
  )
  assert.ok(chosen!.falls!.figures.auc!.low > before!.falls!.figures.auc!.value)
  assert.ok(chosen!.changeAccuracy > result.judged.find(({ name }) => name === 'same-again')!.changeAccuracy)
})

test('what was planted leads: figures of performance first, and all that was planted with its sign', () => {
  const signs = new Map([
    ['work_productivity_3m', 'higher'],
    ['work_productivity_12m', 'higher'],
    ['emp_performance_mean_36m', 'higher'],
    ['team_manager_upward_rating', 'higher'],
    ['team_engagement_mean', 'higher'],
    ['emp_is_new', 'lower'],
  ])
  const leading = result.drivers.slice(0, 10)
  assert.match(leading[0]!.feature, /^work_productivity/)
  const wrong = leading.filter(
    ({ feature, more }) => more !== 'both ways' && signs.has(feature) && more !== signs.get(feature),
  )
  assert.deepEqual(wrong, [])
  const found = leading.filter(({ feature }) => signs.has(feature))
  assert.ok(found.length >= 3, leading.map(({ feature }) => feature).join(', '))
})

test('what is expected of everybody in scope adds up, and the more raised the band the more of it fell before', () => {
  const expected = result.outlook.reduce((sum, one) => sum + one.expected, 0)
  assert.ok(Math.abs(expected - rows.present.table.rowCount) < 1e-6)
  const fell = result.bands.flatMap(({ fellBefore }) => fellBefore ?? [])
  assert.ok(fell.length >= 2)
  assert.deepEqual(
    fell,
    fell.toSorted((a, b) => a - b),
  )
})

test('what was filled because of the next rating is left out and named, and raises nothing; of what was planted nothing is', async () => {
  assert.deepEqual(result.telling, [])
  const plan = (count: number, isLow: (row: number) => boolean) =>
    numberColumn(
      'plan',
      Array.from({ length: count }, (_, row) => (isLow(row) ? 1 : null)),
    )
  const { table, present, next } = rows
  const low = (row: number): boolean => next[row] === 0
  const known = await studyRatings(performance, {
    ...rows,
    table: createTable([...table.columns, plan(next.length, low)]),
    present: {
      ...present,
      table: createTable([...present.table.columns, plan(present.last.length, () => false)]),
    },
  })
  assert.deepEqual(
    known.telling.map(({ feature }) => feature),
    ['plan'],
  )
  assert.equal(lossOf(known, 'gradient-boosting'), lossOf(result, 'gradient-boosting'))
})

test('with reviews dealt anew among the rows nothing is found', async () => {
  const random = createRandom(5)
  const order = Int32Array.from(rows.next.keys())
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  const next = rows.next.map((_, row) => rows.next[order[row]!]!)
  const dealt = await studyRatings(performance, { ...rows, next })
  assert.ok(!dealt.isBetterThanLastTime)
  const auc = dealt.judged.find(({ name }) => name === dealt.recommended)!.figures.auc!
  assert.ok(Math.abs(auc.value - 0.5) <= 0.05, String(auc.value))
})

test('ratings that are entered later under an earlier day raise nothing', async () => {
  const late = new Map(versions)
  late.set('review', [...versions.get('review')!, ...leakOf(records)])
  const leaked = await studyRatings(performance, await rowsOf(await lakeOf(late, kinds)))
  // What was entered after one round is known before the next, and helps it by nothing worth the name.
  assert.ok(lossOf(leaked, 'gradient-boosting') > lossOf(result, 'gradient-boosting') - 0.01)
})

/** A colleague's review of each person that says what the manager is going to say, dated before and entered after. */
function leakOf(of: readonly CompanyRecord[]) {
  const byManager = of.filter(({ entity, values }) => entity === 'review' && values['kind'] === 'manager')
  return byManager.map(({ id, subjectId, from, values }, at) => ({
    version: 1_000_000 + at,
    id: `${id}x`,
    personId: subjectId,
    validFrom: `${Number(from.slice(0, 4)) - 1}-09-15`,
    validTo: undefined,
    recordedFrom: `${from}T12:00:00.000000Z`,
    recordedTo: undefined,
    values: { kind: 'peer', status: 'published', rating: values['rating']! },
  }))
}

test('the same ratings, had they been known in time, would have raised it: the test above can fail', async () => {
  const early = new Map(versions)
  early.set('review', [
    ...versions.get('review')!,
    ...leakOf(records).map((review) => ({
      ...review,
      recordedFrom: `${review.validFrom}T12:00:00.000000Z`,
    })),
  ])
  const leaked = await studyRatings(performance, await rowsOf(await lakeOf(early, kinds)))
  assert.ok(lossOf(leaked, 'gradient-boosting') < 0.8 * lossOf(result, 'gradient-boosting'))
})

test('too few reviews and too few rounds are refused, and said', async () => {
  const asked = (limits: Partial<typeof performance.limits>) =>
    studyRatings({ ...performance, limits: { ...performance.limits, ...limits } }, rows)
  for (const limits of [{ minimumRows: 1e6 }, { minimumRounds: 10 }])
    await assert.rejects(
      asked(limits),
      (error) =>
        error instanceof AppError && error.code === 'too-little-data' && /are needed/.test(error.message),
    )
})
