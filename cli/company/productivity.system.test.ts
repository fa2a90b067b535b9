import { createRandom } from '@cadre/learn'
import { followProductivity, studyProductivity } from '@cadre/lifecycle/bottleneck'
import { featureNamed } from '@cadre/people/features'
import { readDepartments, snapshotFeatures } from '@cadre/store/features'
import { synthesiseCompany } from '@cadre/synth'
import { productivity } from '@cadre/usecases'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeatureRows } from '@cadre/server'
import { readMonthEnds } from '../read-month-ends.ts'
import { lakeOf, versionsOf } from './lake-of-records.fixture.ts'

const today = '2026-06-30'
const names = [...Object.values(productivity.themes).flat(), productivity.productivity, productivity.family]
const features = names.flatMap((name) => featureNamed(name) ?? [])
const records = [...synthesiseCompany({ people: 600, years: 4, seed: 3, today, seriesMonths: 48 })]
const kinds = [...features.flatMap(({ sources }) => sources), 'employment', 'department', 'job_assignment']
const lake = await lakeOf(versionsOf(records, today), kinds)
const days = readMonthEnds('2022-09-01', today).filter((_, at) => at % 3 === 0)
const departments = await readDepartments(lake, { day: today, knownAt: `${today}T23:59:59.999999Z` })
const request = { name: 'productivity', features, days, now: new Date(0) }
const rows = followProductivity(
  await readFeatureRows(lake, await snapshotFeatures(lake, request), 'planning'),
  {
    productivity: productivity.productivity,
    family: productivity.family,
    unitOf: (personId) => departments.get(personId),
  },
)
const result = await studyProductivity(productivity, rows)

test('every feature of productivity exists and may be used to plan', () => {
  assert.equal(features.length, names.length)
  for (const { name, purposes } of features) assert.ok(purposes.includes('planning'), name)
})

test('on other people and later quarters the model tells more than that all is as usual', () => {
  assert.ok(result.isBetterThanUsual)
  const r2 = result.judged.find(({ name }) => name === result.recommended)!.figures.r2!
  assert.ok(r2.value > 0.1 && r2.value < 0.6, String(r2.value))
})

test('what was planted is found with its sign: the manager, engagement, tiredness', () => {
  const more = (feature: string) => result.drivers.find((driver) => driver.feature === feature)!
  assert.equal(more('team_manager_upward_rating').more, 'higher')
  assert.equal(more('team_engagement_mean').more, 'higher')
  assert.notEqual(more('work_overtime_3m').more, 'higher')
  const leading = result.drivers.slice(0, 4).map(({ feature }) => feature)
  assert.ok(leading.includes('team_manager_upward_rating'), leading.join(', '))
})

test('tools that do not work and working with others are found with their sign, and moving tools is told to help', () => {
  const more = (feature: string) => result.drivers.find((driver) => driver.feature === feature)!
  assert.equal(more('work_tools_lost_share_3m').more, 'lower')
  assert.equal(more('work_people_worked_with_3m').more, 'higher')
  const tools = result.themes.find(({ theme }) => theme === 'tools')!
  assert.ok(tools.heldBack > 0.05, String(tools.heldBack))
  const moved = result.shifts.find(({ feature }) => feature === 'work_tools_lost_share_3m')
  assert.ok(moved, result.shifts.map(({ feature }) => feature).join(', '))
})

test('units are told by name, none of fewer than five people', () => {
  assert.ok(result.map.units.length >= 5)
  assert.ok(result.map.hidden >= 1)
  for (const { people } of result.map.units) assert.ok(people >= 5)
})

test('with figures dealt anew among the rows nothing is found', async () => {
  const random = createRandom(5)
  const outcome = rows.outcome.slice()
  for (let at = outcome.length - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    ;[outcome[at], outcome[other]] = [outcome[other]!, outcome[at]!]
  }
  const dealt = await studyProductivity(productivity, { ...rows, outcome })
  assert.ok(!dealt.isBetterThanUsual)
})
