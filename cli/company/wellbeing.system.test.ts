import { groupStrain } from '@cadre/lifecycle/strain'
import { featureNamed } from '@cadre/people/features'
import { computeFeatures } from '@cadre/store/features'
import { synthesiseCompany } from '@cadre/synth'
import { wellbeing } from '@cadre/usecases'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strainOn } from '@cadre/server'
import { lakeOf, versionsOf } from './lake-of-records.fixture.ts'

const today = '2026-06-30'
const before = '2025-06-30'
const signs = Object.values(wellbeing.parts).flat()
const features = signs.flatMap(({ feature }) => featureNamed(feature) ?? [])
const illness = featureNamed('work_sick_spells_12m')!
const records = [...synthesiseCompany({ people: 1200, years: 3, seed: 3, today })]
const kinds = [...[...features, illness].flatMap(({ sources }) => sources), 'employment']
const lake = await lakeOf(versionsOf(records, today), kinds)
const strains = await strainOn(lake, { asOf: before, knownAt: `${before}T23:59:59.999999Z` })

test('every sign exists, may be used for wellbeing, tells of workload or answers to surveys alone, and says why it counts', () => {
  assert.equal(features.length, signs.length)
  const facts = ['workload', 'survey', 'survey_question', 'survey_response', 'survey_answer']
  for (const { name, purposes, sources } of features) {
    assert.ok(purposes.includes('wellbeing'), name)
    assert.deepEqual(
      sources.filter((source) => !facts.includes(source)),
      [],
      name,
    )
  }
  for (const { because } of signs) assert.ok(because.length > 10)
})

test('those under more strain are ill more often in the year after, as was planted', async () => {
  const known = [...strains].flatMap(([personId, strain]) => (strain ? [{ personId, ...strain }] : []))
  const points = known.map(({ personId }) => ({
    personId,
    asOf: today,
    knownAt: `${today}T23:59:59.999999Z`,
  }))
  const later = await computeFeatures(lake, [illness], points)
  const sorted = known
    .map(({ score }, at) => ({ score, spells: Number(later[at]![0]) }))
    .toSorted((a, b) => a.score - b.score)
  const fifth = Math.floor(sorted.length / 5)
  const meanOf = (part: typeof sorted): number =>
    part.reduce((sum, { spells }) => sum + spells, 0) / part.length
  const ratio = meanOf(sorted.slice(-fifth)) / meanOf(sorted.slice(0, fifth))
  // Who left in between was ill for less of the year; that makes the difference smaller, not larger.
  assert.ok(ratio > 1.1, `${ratio}`)
})

test('groups dealt at random are as strained as each other, and a group of overtime is more so', () => {
  const known = [...strains].flatMap(([, strain], at) => (strain ? [{ strain, at }] : []))
  const dealt = groupStrain(
    wellbeing,
    known.map(({ strain, at }) => ({ group: `group ${at % 5}`, strain })),
  )
  const scores = dealt.groups.map(({ score }) => score)
  assert.ok(Math.max(...scores) - Math.min(...scores) <= 4, scores.join(', '))
  const overtimeOf = (strain: (typeof known)[number]['strain']): number =>
    strain.signs.find(({ feature }) => feature === 'work_overtime_3m')?.value ?? 0
  const byHours = groupStrain(
    wellbeing,
    known.map(({ strain }) => ({ group: overtimeOf(strain) > 15 ? 'long' : 'usual', strain })),
  )
  assert.equal(byHours.groups[0]!.group, 'long')
})
