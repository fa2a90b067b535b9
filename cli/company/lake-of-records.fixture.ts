import { entityNamed } from '@cadre/people'
import type { FactVersion } from '@cadre/people/features'
import { factRows, factShape, openLakeFolder, writeSet } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import { asBelieved } from '@cadre/synth'
import type { CompanyRecord } from '@cadre/synth'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** Versions of records as a lake numbers them, by kind. */
export function versionsOf(
  records: readonly CompanyRecord[],
  today: string,
): ReadonlyMap<string, readonly FactVersion[]> {
  const found = new Map<string, FactVersion[]>()
  for (const record of records) {
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

type Versions = ReturnType<typeof versionsOf>

/** A lake of some kinds of record, gone after the tests. */
export async function lakeOf(versions: Versions, kinds: Iterable<string>): Promise<LakeStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-features-'))
  after(() => rm(folder, { recursive: true }))
  const lake = await openLakeFolder(folder)
  await Promise.all([...new Set(kinds)].map((kind) => writeFacts(lake, kind, versions.get(kind) ?? [])))
  return lake
}

async function writeFacts(lake: LakeStorage, kind: string, versions: readonly FactVersion[]): Promise<void> {
  const entity = entityNamed(kind)
  const rowOf = factRows(entity)
  const rows = versions.map(({ validFrom: from, validTo: to, personId: subjectId, recordedTo, ...version }) =>
    rowOf({
      ...version,
      from,
      ...(to !== undefined && { to }),
      ...(subjectId !== undefined && { subjectId }),
      ...(recordedTo !== undefined && { recordedTo }),
    }),
  )
  const set = { name: `facts/${kind}`, sequence: '0', ...factShape(entity), source: 'test', now: new Date(0) }
  await writeSet(lake, set, [rows])
}
