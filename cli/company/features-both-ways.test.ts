import { addDays } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { entityNamed } from '@cadre/people'
import { createEvaluator, evaluateFeatures, factWorld, featureCatalogue } from '@cadre/people/features'
import type { FactVersion, Point, Value } from '@cadre/people/features'
import { computeFeatures } from '@cadre/store/features'
import { factRows, factShape, openLakeFolder, writeSet } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import { asBelieved, synthesiseCompany } from '@cadre/synth'
import type { CompanyRecord } from '@cadre/synth'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const today = '2026-06-30'
const records: readonly CompanyRecord[] = [
  ...synthesiseCompany({ people: 90, years: 3, seed: 11, today, switches: { bias: true } }),
]
const versions = versionsOf(records)
const points = randomPoints(240)
const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})
const all = await lakeOf()
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
  const early = await lakeOf(knownAt)
  const then = points.map((point, at) => ({
    ...point,
    asOf: at % 2 === 0 ? '2025-04-30' : '2024-10-31',
    knownAt,
  }))
  assert.deepEqual(
    await computeFeatures(early, featureCatalogue, then),
    await computeFeatures(all, featureCatalogue, then),
  )
})

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

/** Versions as the lake numbers them. */
function versionsOf(of: readonly CompanyRecord[]): ReadonlyMap<string, FactVersion[]> {
  const found = new Map<string, FactVersion[]>()
  for (const record of of) {
    const { entity, id, subjectId: personId } = record
    const list = found.get(entity) ?? []
    found.set(entity, list)
    for (const { from, to, recordedFrom, recordedTo, values } of asBelieved(record, today)) {
      list.push({
        version: list.length + 1,
        id,
        personId,
        validFrom: from,
        validTo: to,
        recordedFrom: `${recordedFrom}T00:00:00.000000Z`,
        recordedTo: recordedTo && `${recordedTo}T00:00:00.000000Z`,
        values,
      })
    }
  }
  return found
}

/** A lake of what the features are made of; with `knownAt`, as it was then. */
async function lakeOf(knownAt = '9'): Promise<LakeStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-features-'))
  folders.push(folder)
  const lake = await openLakeFolder(folder)
  const kinds = new Set(featureCatalogue.flatMap(({ sources }) => sources))
  await Promise.all([...kinds].map((kind) => writeFacts(lake, kind, knownAt)))
  return lake
}

async function writeFacts(lake: LakeStorage, kind: string, knownAt: string): Promise<void> {
  const entity = entityNamed(kind)
  const rowOf = factRows(entity)
  const known = (versions.get(kind) ?? []).filter(({ recordedFrom }) => recordedFrom <= knownAt)
  const rows = known.map(({ validFrom: from, validTo: to, personId: subjectId, recordedTo, ...version }) =>
    rowOf({
      ...version,
      from,
      ...(to !== undefined && { to }),
      ...(subjectId !== undefined && { subjectId }),
      ...(recordedTo !== undefined && recordedTo <= knownAt && { recordedTo }),
    }),
  )
  const set = { name: `facts/${kind}`, sequence: '0', ...factShape(entity), source: 'test', now: new Date(0) }
  await writeSet(lake, set, [rows])
}
