import { addDays } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { createEvaluator, evaluateFeatures, factWorld, featureCatalogue } from '@cadre/people/features'
import type { Point, Value } from '@cadre/people/features'
import { computeFeatures, snapshotFeatures } from '@cadre/store/features'
import { synthesiseCompany } from '@cadre/synth'
import type { CompanyRecord } from '@cadre/synth'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lakeOf, versionsOf } from './lake-of-records.fixture.ts'

const today = '2026-06-30'
const records = surveyedAbroad([
  ...synthesiseCompany({ people: 90, years: 3, seed: 11, today, switches: { bias: true } }),
])
const versions = versionsOf(records, today)
const kinds = featureCatalogue.flatMap(({ sources }) => sources)
const ofPay = featureCatalogue.filter(({ name }) => name.startsWith('pay_'))
const points = randomPoints(240)
const all = await lakeOf(versions, kinds)
const computed = await computeFeatures(all, featureCatalogue, points)

test('every feature is the same from the lake and from records in memory', () => {
  const evaluator = createEvaluator(factWorld(versions))
  for (const [at, point] of points.entries()) {
    const expected = evaluateFeatures(featureCatalogue, point, evaluator)
    for (const [index, { name }] of featureCatalogue.entries())
      assertAlike(computed[at]![index]!, expected[name]!, `${name} of ${JSON.stringify(point)}`)
  }
})

test('every feature has data behind it, and differs between people', () => {
  const dull = featureCatalogue.filter((_, index) => {
    const values = computed.map((row) => row[index])
    return new Set(values.filter((value) => value !== null)).size < 2
  })
  // Few come back to a company this small.
  assert.deepEqual(
    dull.map(({ name }) => name),
    ['emp_is_rehire'],
  )
})

test('what is recorded later changes nothing that was known before', async () => {
  const knownAt = '2025-04-30T23:59:59.999999Z'
  const then = points.map((point, at) => ({
    ...point,
    asOf: at % 2 === 0 ? '2025-04-30' : '2024-10-31',
    knownAt,
  }))
  const [before, after] = [knownBy(versions, knownAt), versions].map((of) => createEvaluator(factWorld(of)))
  for (const point of then)
    assert.deepEqual(
      evaluateFeatures(featureCatalogue, point, after!),
      evaluateFeatures(featureCatalogue, point, before!),
    )
  const early = await lakeOf(
    knownBy(versions, knownAt),
    ofPay.flatMap(({ sources }) => sources),
  )
  assert.deepEqual(await computeFeatures(early, ofPay, then), await computeFeatures(all, ofPay, then))
})

test('the same days and declarations are the same data set, however many days are worked out at a time', async () => {
  const request = { name: 'some', features: ofPay, days: ['2025-03-31', '2025-06-30'], now: new Date(0) }
  const { hash, sequence } = await snapshotFeatures(all, request)
  const again = await snapshotFeatures(all, { ...request, rowsAtOnce: 10 })
  assert.deepEqual([again.hash, again.sequence], [hash, sequence])
})

test('pay beside the market is told in one currency alone, and why it is not told is told', () => {
  const at = (name: string): number => featureCatalogue.findIndex((feature) => feature.name === name)
  const told = computed.map((row) => [row[at('pay_market_comparison')], row[at('pay_market_ratio')]] as const)
  for (const [comparison, ratio] of told) assert.equal(ratio === null, comparison !== 'compared')
  assert.deepEqual([...new Set(told.map(([comparison]) => String(comparison)))].sort(), [
    'another currency',
    'compared',
    'no base pay',
    'no survey of the job',
  ])
  const ratios = told.flatMap(([, ratio]) => (typeof ratio === 'number' ? [ratio] : []))
  assert.ok(
    ratios.every((ratio) => ratio > 0.5 && ratio < 1.8),
    String(ratios),
  )
})

/** The survey of one family is in a currency in which nobody is paid. */
function surveyedAbroad(made: readonly CompanyRecord[]): readonly CompanyRecord[] {
  const family = made.filter(({ entity }) => entity === 'job_family')[1]!.id
  const abroad = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'minor' in value ? { ...value, currency: 'JPY' } : value
  return made.map((record) =>
    record.entity === 'market_pay' && record.values['familyId'] === family
      ? {
          ...record,
          values: Object.fromEntries(
            Object.entries(record.values).map(([name, value]) => [name, abroad(value)]),
          ),
        }
      : record,
  )
}

/** Versions as they were at a moment: those entered later are not there, those closed later still hold. */
function knownBy(of: typeof versions, knownAt: string): typeof versions {
  return new Map(
    [...of].map(([kind, list]) => [
      kind,
      list
        .filter(({ recordedFrom }) => recordedFrom <= knownAt)
        .map(({ recordedTo, ...version }) => ({
          ...version,
          ...(recordedTo !== undefined && recordedTo <= knownAt && { recordedTo }),
        })),
    ]),
  )
}

function assertAlike(value: Value, expected: Value, what: string): void {
  if (typeof value !== 'number' || typeof expected !== 'number') return assert.equal(value, expected, what)
  const gap = Math.abs(value - expected)
  assert.ok(gap <= 1e-9 * Math.max(1, Math.abs(expected)), `${what}: ${value} and ${expected}`)
}

/** Days anywhere in the history and what was known then, or a while later. */
function randomPoints(count: number): Point[] {
  const random = createRandom(7)
  const people = records.filter(({ entity }) => entity === 'person').map(({ id }) => id)
  const moments = Array.from({ length: 12 }, () => {
    const asOf = addDays('2023-09-01', random.integer(1000))
    return { asOf, knownAt: `${addDays(asOf, random.integer(3) * 45)}T12:00:00.000000Z` }
  })
  return Array.from({ length: count }, () => ({
    personId: people[random.integer(people.length)]!,
    ...moments[random.integer(moments.length)]!,
  }))
}
