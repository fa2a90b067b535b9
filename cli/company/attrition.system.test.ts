import { monthEnds } from '@cadre/core'
import { AppError } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { followUp, studySurvival } from '@cadre/lifecycle/survival'
import type { FollowedRows } from '@cadre/lifecycle/survival'
import { featureNamed } from '@cadre/people/features'
import { readSpells, snapshotFeatures } from '@cadre/store/features'
import { synthesiseCompany } from '@cadre/synth'
import { attrition } from '@cadre/usecases'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeatureRows } from '@cadre/server'
import { lakeOf, versionsOf } from './lake-of-records.fixture.ts'

const today = '2026-06-30'
const features = attrition.features.flatMap((name) => featureNamed(name) ?? [])
const records = [...synthesiseCompany({ people: 500, years: 4, seed: 3, today, switches: { drift: false } })]
const kinds = [...features.flatMap(({ sources }) => sources), 'employment']
const lake = await lakeOf(versionsOf(records, today), kinds)
const days = monthEnds('2023-01-31', today).filter((_, at) => at % 3 === 2)
const request = { name: 'attrition', features, days, now: new Date(0) }
const manifest = await snapshotFeatures(lake, request)
const rows = followUp(
  await readFeatureRows(lake, manifest, 'retention'),
  await readSpells(lake, `${today}T23:59:59.999999Z`),
  { cause: attrition.cause, knownUntil: today },
)
const result = await studySurvival(attrition, rows, { resamples: 20 })

test('every feature of attrition exists and may be used for it', () => {
  assert.equal(features.length, attrition.features.length)
  for (const { name, purposes } of features) assert.ok(purposes.includes('retention'), name)
})

test('what was planted is found again: most of the leading drivers are true ones, with the right sign', () => {
  const signs = new Map([
    ['pay_log_compa_ratio', 'goes with staying'],
    ['work_overtime_3m', 'goes with leaving'],
    ['emp_months_since_promotion', 'goes with leaving'],
    ['survey_engagement_score', 'goes with staying'],
    ['survey_manager_score', 'goes with staying'],
    ['survey_manager_score_of_team', 'goes with staying'],
    ['team_manager_upward_rating', 'goes with staying'],
    ['emp_commute_felt_km', 'goes with leaving'],
  ])
  const leading = result.drivers.slice(0, 8)
  const found = leading.filter(({ feature, more }) => signs.get(feature) === more)
  const wrong = leading.filter(({ feature, more }) => signs.has(feature) && more !== signs.get(feature))
  assert.deepEqual(
    wrong.map(({ feature }) => feature),
    [],
  )
  assert.ok(found.length >= 4, leading.map(({ feature, more }) => `${feature} ${more}`).join(', '))
})

test('the recommended model knows more than tenure alone, on other people and later days', () => {
  const { value } = result.judged.find(({ name }) => name === result.recommended)!.auc
  assert.ok(result.isBetterThanCurve)
  assert.ok(value > 0.6 && value < 0.85, String(value))
})

test('bands hold everybody in scope, and the more raised the band the more of it left before', () => {
  const counted = result.bands.reduce((sum, { people }) => sum + people, 0)
  assert.ok(counted > 0.95 * rows.present.table.rowCount)
  const left = result.bands.flatMap(({ leftBefore }) => leftBefore ?? [])
  assert.deepEqual(
    left,
    left.toSorted((a, b) => a - b),
  )
})

test('with outcomes dealt anew among the rows nothing is found', async () => {
  const shuffled = { ...rows, target: dealtAnew(rows) }
  const { judged } = await studySurvival({ ...attrition, candidates: ['cox'] }, shuffled, { resamples: 5 })
  const { value } = judged.find(({ name }) => name === 'cox')!.auc
  assert.ok(Math.abs(value - 0.5) <= 0.05, String(value))
})

test('too few who left is refused, and said', async () => {
  const limits = { ...attrition.limits, minimumEvents: 10_000 }
  await assert.rejects(
    studySurvival({ ...attrition, limits }, rows),
    (error) =>
      error instanceof AppError && error.code === 'too-little-data' && /10000 are needed/.test(error.message),
  )
})

/** Follow-ups change hands; when each row began to be watched stays. */
function dealtAnew({ target }: FollowedRows): FollowedRows['target'] {
  const random = createRandom(5)
  const order = [...target.entry.keys()]
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return {
    ...target,
    exit: target.entry.map((entry, row) => entry + target.exit[order[row]!]! - target.entry[order[row]!]!),
    event: target.event.map((_, row) => target.event[order[row]!]!),
  }
}
