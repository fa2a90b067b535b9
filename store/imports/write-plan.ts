import { AppError, newId } from '@cadre/core'
import { changeBetween } from '@cadre/connect/records'
import type { Timeline } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import { checkCustomValues } from '../custom-fields/check-custom-values.ts'
import type { Session } from '../database/session.ts'
import { withSystemReach } from '../database/session.ts'
import type { CustomValues } from '../facts/record.ts'
import { rewriteRecords } from '../facts/rewrite-records.ts'
import { createRecords } from '../facts/write-records.ts'
import type { NewRecord } from '../facts/write-records.ts'
import { refuseSuppressed } from '../subjects/suppression.ts'
import { tableOf } from '../schema/entity-columns.ts'
import { createReferences } from './find-references.ts'
import { splitCustom } from './load-records.ts'
import { byWritingOrder } from './plan-rows.ts'
import type { RecordChange, RowsPlan, Subject } from './plan-rows.ts'

/** Writes what a plan changes, kind by kind, and notes which versions were written and ended. */
export async function writePlan(
  session: Session,
  importId: string,
  { changes, references }: RowsPlan,
): Promise<void> {
  const made = await createReferences(session, references, importId)
  for (const [name, ofKind] of Map.groupBy(references, ({ entity }) => entity)) {
    const ids = ofKind.map(({ id }) => made.get(id)!)
    await noteEffect(session, importId, { entity: entityNamed(name), ids, ended: [] })
  }
  const people = new Map<string, string>()
  const byKind = [...Map.groupBy(changes, ({ entity }) => entity)].sort(([a], [b]) => byWritingOrder(a, b))
  for (const [name, ofKind] of byKind) {
    const entity = entityNamed(name)
    const write = (inner: Session) =>
      writeKind(inner, importId, { entity, changes: ofKind.map((change) => withIds(change, made)), people })
    if (entity.dataClass !== 'protected' || session.caller.kind === 'system') await write(session)
    else {
      await assertReaches(
        session,
        ofKind.flatMap(({ subject }) => idOf(subject, people) ?? []),
      )
      await withSystemReach(session, write)
    }
  }
}

/** A change with the ids of what was made for it. */
function withIds(change: RecordChange, made: ReadonlyMap<string, string>): RecordChange {
  if (made.size === 0) return change
  const versions = change.after.versions.map(({ values, ...period }) => ({
    ...period,
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? (made.get(value) ?? value) : value,
      ]),
    ),
  }))
  return { ...change, after: { ...change.after, versions } }
}

interface KindToWrite {
  readonly entity: Entity
  readonly changes: readonly RecordChange[]
  /** Ids of people entered in this plan, by key. */
  readonly people: Map<string, string>
}

async function writeKind(
  session: Session,
  importId: string,
  { entity, changes, people }: KindToWrite,
): Promise<void> {
  const fresh = changes.filter(({ act }) => act === 'create')
  // A record that is new may have several versions: the first is entered, the others amend it.
  const created = fresh.map(({ after, subject }) =>
    newRecord(entity, { versions: after.versions, subject, people, importId }),
  )
  await createRecords(
    session,
    entity,
    created.flatMap(({ records }) => records),
  )
  const old = changes.filter(({ act }) => act === 'amend')
  const rewrites = old.map(({ before, after }) => {
    const { superseded, replacements } = changeBetween(before!.timeline, after)
    return {
      id: after.id,
      subjectId: before!.subjectId,
      superseded: superseded.map((index) => before!.numbers[index]!),
      replacements: replacements.map((version) => ({ ...version, values: splitCustom(version.values) })),
    }
  })
  await checkCustomValues(
    session,
    entity,
    old.map(({ before, after }) => ({
      subjectId: before!.subjectId,
      custom: newCustom(before!.timeline, after),
    })),
  )
  await refuseSuppressed(
    session,
    entity,
    rewrites.flatMap(({ replacements }) => replacements.map(({ values }) => values.values)),
  )
  await rewriteRecords(session, entity, { rewrites, batchId: importId })
  const ids = [...created.map(({ id }) => id), ...rewrites.map(({ id }) => id)]
  await noteEffect(session, importId, {
    entity,
    ids,
    ended: rewrites.flatMap(({ superseded }) => superseded),
  })
}

/** Values of added fields that were not there before: what stays is nobody's wish. */
function newCustom(before: Timeline, { versions }: Timeline): CustomValues {
  const entries = versions.flatMap(({ values }) => Object.entries(splitCustom(values).custom))
  const had = before.versions.map(({ values }) => splitCustom(values).custom)
  return Object.fromEntries(entries.filter(([key, value]) => !had.some((custom) => custom[key] === value)))
}

interface NewOne {
  readonly versions: RecordChange['after']['versions']
  readonly subject: Subject
  readonly people: Map<string, string>
  readonly importId: string
}

function newRecord(
  entity: Entity,
  { versions, subject, people, importId }: NewOne,
): { id: string; records: NewRecord[] } {
  const id = newId(entity.idPrefix)
  if (entity.name === entity.subject && subject && 'newPerson' in subject) people.set(subject.newPerson, id)
  const subjectId =
    entity.subject === 'organisation' || entity.name === entity.subject ? undefined : idOf(subject, people)
  if (entity.subject !== 'organisation' && entity.name !== entity.subject && subjectId === undefined)
    throw new AppError(
      'record-invalid',
      'A row speaks of a person who is not entered, and does not enter the person.',
    )
  return {
    id,
    records: versions.map(({ values, ...period }) => ({
      id,
      ...period,
      ...(subjectId !== undefined && { subjectId }),
      ...splitCustom(values),
      batchId: importId,
    })),
  }
}

function idOf(subject: Subject, people: ReadonlyMap<string, string>): string | undefined {
  if (subject === null) return undefined
  return 'id' in subject ? subject.id : people.get(subject.newPerson)
}

/** Throws `AppError('access-denied')` unless the account keeps the contracts of all these people. */
async function assertReaches({ trx }: Session, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from unnest(${ids}::text[]) id
    where (not (select access.reaches_all('employment', 'write')) and id not in (select access.reached_people('employment', 'write')))
      or id = (select access.me())`.execute(trx)
  if (rows.length > 0)
    throw new AppError(
      'access-denied',
      'Protected attributes of somebody may not be brought in by this account.',
    )
}

async function noteEffect(
  session: Session,
  importId: string,
  {
    entity,
    ids,
    ended,
  }: { readonly entity: Entity; readonly ids: readonly string[]; readonly ended: readonly number[] },
): Promise<void> {
  if (ids.length === 0 && ended.length === 0) return
  await sql`insert into imports.effect (import_id, entity, wrote, ended)
    select ${importId}, ${entity.name}, coalesce(array_agg(version order by version), '{}'), ${ended}::bigint[]
    from ${sql.raw(tableOf(entity))} where id = any (${ids}) and batch_id = ${importId} and upper_inf(recorded)`.execute(
    session.trx,
  )
}
