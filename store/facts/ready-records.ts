import { newId } from '@cadre/core'
import type { Entity, Period } from '@cadre/people'
import { sql } from 'kysely'
import { canonicalJson } from '../audit/chain.ts'
import { checkCustomValues } from '../custom-fields/check-custom-values.ts'
import type { Session } from '../database/session.ts'
import { notifyOfRecords } from '../notifications/notify.ts'
import { refuseSuppressed } from '../subjects/suppression.ts'
import { assertAuthor } from './assert-author.ts'
import type { CustomValues, Values } from './record.ts'
import { createRowBatch, isNameless, versionRow } from './version-rows.ts'

export interface NewRecord extends Period {
  /** Made anew when left out; a copy of another store brings its own. */
  readonly id?: string
  /** Its id was entered before it. */
  readonly hasKey?: boolean
  /** Left out for records of the organisation, and where the subject may be unknown. */
  readonly subjectId?: string
  readonly values: Values
  readonly custom?: CustomValues
  readonly reason?: string
  readonly batchId?: string
}

/** New records of one kind that are worked out, and sent when all are there. */
export interface ReadyRecords {
  /** Works out one record, its fields sealed; returns its id. Asks the database nothing, so that it can be busy meanwhile. */
  readonly add: (record: NewRecord) => string
  /** Enters them in one go; returns their ids in the same order. */
  readonly enter: () => Promise<string[]>
}

/** Makes a place for new records of one kind. */
export function createReadyRecords(session: Session, entity: Entity): ReadyRecords {
  const records: NewRecord[] = []
  const ids: string[] = []
  const notes: string[] = []
  const rows = createRowBatch(entity)
  return {
    add: (record) => {
      assertAuthor(session, entity, record.values)
      const id = record.id ?? newId(entity.idPrefix)
      const custom = withoutNulls(record.custom ?? {})
      rows.add(versionRow(session, entity, { ...record, id, custom }))
      const { from, to, values } = record
      if (!isNameless(entity, record.subjectId))
        notes.push(canonicalJson({ from, to, values, custom: record.custom }))
      records.push(record)
      ids.push(id)
      return id
    },
    enter: async () => {
      if (records.length === 0) return []
      await check(session, entity, { records, ids })
      await enterKeys(session, entity, keysOf({ records, ids }))
      await rows.insert(session)
      noteCreation(session, entity, { records, ids, notes })
      const written = records.map(({ subjectId = null, values }, index) => ({
        id: ids[index]!,
        subjectId,
        values,
      }))
      await notifyOfRecords(session, entity, { act: 'create', records: written })
      return ids
    },
  }
}

interface Creation {
  readonly records: readonly NewRecord[]
  readonly ids: readonly string[]
}

async function check(session: Session, entity: Entity, { records, ids }: Creation): Promise<void> {
  await refuseSuppressed(
    session,
    entity,
    records.map(({ values }) => values),
  )
  const isOwnSubject = entity.name === entity.subject
  await checkCustomValues(
    session,
    entity,
    records.map(({ custom, subjectId }, index) => ({
      custom,
      subjectId: subjectId ?? (isOwnSubject ? ids[index]! : null),
    })),
  )
}

function keysOf({ records, ids }: Creation): string[] {
  const withKey = new Set(ids.filter((_, index) => records[index]!.hasKey === true))
  return [...new Set(ids)].filter((id) => !withKey.has(id))
}

/** Enters ids before what they name. */
export async function enterKeys({ trx }: Session, { name }: Entity, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`insert into records.key (id, entity) select id, ${name} from unnest(${ids}::text[]) id`.execute(
    trx,
  )
}

/** What was said without a name is noted without one, and without ids that would lead to what was said. */
function noteCreation(
  session: Session,
  entity: Entity,
  { records, ids, notes }: Creation & { readonly notes: readonly string[] },
): void {
  const named = records.flatMap(({ subjectId }, index) =>
    isNameless(entity, subjectId) ? [] : [{ subjectId, id: ids[index]! }],
  )
  const nameless = records.length - named.length
  if (nameless > 0) {
    const detail = { records: nameless }
    session.note({ act: 'create', entity: entity.name, subjects: [], detail, isAnonymous: true })
  }
  if (named.length === 0) return
  session.note({
    act: 'create',
    entity: entity.name,
    subjects: named.flatMap(({ id, subjectId }) => subjectId ?? (entity.name === entity.subject ? [id] : [])),
    detail: { ids: named.slice(0, 100).map(({ id }) => id), records: named.length },
    afterText: `[${notes.join()}]`,
  })
}

/** Unknown custom values are left out. */
export function withoutNulls(custom: CustomValues): CustomValues {
  return Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== null))
}
