import { AppError, newId } from '@cadre/core'
import { changeBetween } from '@cadre/connect/records'
import type { Timeline } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import { setImmediate } from 'node:timers/promises'
import { checkCustomValues } from '../custom-fields/check-custom-values.ts'
import type { Session } from '../database/session.ts'
import { withSystemReach } from '../database/session.ts'
import type { CustomValues } from '../facts/record.ts'
import { createReadyRecords } from '../facts/ready-records.ts'
import type { NewRecord, ReadyRecords } from '../facts/ready-records.ts'
import { rewriteRecords } from '../facts/rewrite-records.ts'
import type { RecordRewrite } from '../facts/rewrite-records.ts'
import { refuseSuppressed } from '../subjects/suppression.ts'
import { tableOf } from '../schema/entity-columns.ts'
import { createReferences } from './find-references.ts'
import { splitCustom } from './load-records.ts'
import type { LoadedRecord } from './load-records.ts'
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
  let sent: Promise<void> = Promise.resolve()
  try {
    for (const [name, ofKind] of byKind) {
      const entity = entityNamed(name)
      // While the database enters one kind, the next is worked out.
      const ready = await readyKind(session, importId, {
        entity,
        changes: ofKind.map((change) => withIds(change, made)),
        people,
      })
      await sent
      sent = sendKind(session, importId, ready)
      // It is waited for below; until then nobody listens.
      sent.catch(() => undefined)
    }
  } finally {
    await sent
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

/** Changes of one kind of record that are worked out and not sent. */
interface ReadyKind {
  readonly entity: Entity
  readonly fresh: ReadyRecords
  readonly freshIds: readonly string[]
  readonly rewrites: readonly RecordRewrite[]
  readonly custom: readonly { readonly subjectId: string | null; readonly custom: CustomValues }[]
  readonly subjects: readonly string[]
}

/** Changes that are worked out before answers of the database have a turn. */
const changesPerTurn = 100

async function readyKind(
  session: Session,
  importId: string,
  { entity, changes, people }: KindToWrite,
): Promise<ReadyKind> {
  const fresh = createReadyRecords(session, entity)
  const freshIds: string[] = []
  const rewrites: RecordRewrite[] = []
  const custom: ReadyKind['custom'][number][] = []
  for (const [count, { act, before, after, subject }] of changes.entries()) {
    if (count % changesPerTurn === 0) await setImmediate()
    if (act === 'create') {
      // A record that is new may have several versions: the first is entered, the others amend it.
      const { id, records } = newRecord(entity, { versions: after.versions, subject, people, importId })
      for (const record of records) fresh.add(record)
      freshIds.push(id)
    } else {
      rewrites.push(rewriteOf(before!, after))
      custom.push({ subjectId: before!.subjectId, custom: newCustom(before!.timeline, after) })
    }
  }
  const subjects = changes.flatMap(({ subject }) => idOf(subject, people) ?? [])
  return { entity, fresh, freshIds, rewrites, custom, subjects }
}

function rewriteOf(before: LoadedRecord, after: Timeline): RecordRewrite {
  const { superseded, replacements } = changeBetween(before.timeline, after)
  return {
    id: after.id,
    subjectId: before.subjectId,
    superseded: superseded.map((index) => before.numbers[index]!),
    replacements: replacements.map((version) => ({ ...version, values: splitCustom(version.values) })),
  }
}

async function sendKind(session: Session, importId: string, ready: ReadyKind): Promise<void> {
  if (ready.entity.dataClass !== 'protected' || session.caller.kind === 'system')
    return writeKind(session, importId, ready)
  await assertReaches(session, ready.subjects)
  await withSystemReach(session, (inner) => writeKind(inner, importId, ready))
}

async function writeKind(
  session: Session,
  importId: string,
  { entity, fresh, freshIds, rewrites, custom }: ReadyKind,
): Promise<void> {
  await fresh.enter()
  await checkCustomValues(session, entity, custom)
  await refuseSuppressed(
    session,
    entity,
    rewrites.flatMap(({ replacements }) => replacements.map(({ values }) => values.values)),
  )
  await rewriteRecords(session, entity, { rewrites, batchId: importId })
  await noteEffect(session, importId, {
    entity,
    ids: [...freshIds, ...rewrites.map(({ id }) => id)],
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
