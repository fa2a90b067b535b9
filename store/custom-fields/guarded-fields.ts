import type { DataClass, Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import type { CustomValues, RecordVersion } from '../facts/record.ts'
import { subjectColumn } from '../schema/entity-columns.ts'

/** Keys of custom fields that are seen by fewer than the records are, with the class that they need. */
export type GuardedFields = ReadonlyMap<string, DataClass>

const none: GuardedFields = new Map()

/** The custom fields of a kind of record that have a class of their own. */
export async function guardedFields(session: Session, entity: Entity): Promise<GuardedFields> {
  if (!entity.takesCustomFields || session.caller.kind === 'system') return none
  const rows = await session.trx
    .selectFrom('app.custom_field')
    .select(['key', 'data_class'])
    .where('entity', '=', entity.name)
    .where('data_class', '<>', entity.dataClass)
    .execute()
  return new Map(rows.map(({ key, data_class }) => [key, data_class as DataClass]))
}

/** The condition that the account reaches a row's subject for a class. */
export function reachesSubject(entity: Entity, dataClass: DataClass): RawBuilder<unknown> {
  return reaches(dataClass, sql.ref(subjectColumn(entity) ?? 'id'), 'read')
}

/** Takes out of records the custom values that the account may not see. */
export function withoutHiddenValues(
  session: Session,
  entity: Entity,
  records: readonly RecordVersion[],
): Promise<RecordVersion[]> {
  return withoutHiddenCustom(session, entity, records, ({ subjectId }) => subjectId ?? '')
}

/** The same for anything with custom values of a kind of record; `subjectOf` says whose they are. */
export async function withoutHiddenCustom<Item extends { readonly custom: CustomValues }>(
  session: Session,
  entity: Entity,
  items: readonly Item[],
  subjectOf: (item: Item) => string,
): Promise<Item[]> {
  if (!entity.takesCustomFields || items.every(({ custom }) => Object.keys(custom).length === 0))
    return [...items]
  const guarded = await guardedFields(session, entity)
  if (guarded.size === 0) return [...items]
  const ids = [...new Set(items.map(subjectOf))]
  const reached = new Map<DataClass, ReadonlySet<string>>()
  for (const dataClass of new Set(guarded.values())) {
    reached.set(dataClass, await reachedAmong(session, ids, dataClass))
  }
  const isSeen = (key: string, item: Item): boolean => {
    const dataClass = guarded.get(key)
    return dataClass === undefined || reached.get(dataClass)!.has(subjectOf(item))
  }
  return items.map((item) => ({
    ...item,
    custom: Object.fromEntries(Object.entries(item.custom).filter(([key]) => isSeen(key, item))),
  }))
}

/** Which of some subjects the account reaches for a class. */
async function reachedAmong(
  { trx }: Session,
  ids: readonly string[],
  dataClass: DataClass,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select s.id from unnest(${ids}::text[]) s(id)
    where ${reaches(dataClass, sql`s.id`, 'read')}`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

/** Whether the account reaches a subject for an act on a class. */
export async function reachesOne(
  session: Session,
  {
    subjectId,
    dataClass,
    act,
  }: {
    readonly subjectId: string
    readonly dataClass: DataClass
    readonly act: 'read' | 'write' | 'propose'
  },
): Promise<boolean> {
  const { rows } = await sql<{
    yes: boolean
  }>`select ${reaches(dataClass, sql`${subjectId}`, act)} as yes`.execute(session.trx)
  return rows[0]?.yes === true
}

function reaches(dataClass: DataClass, subject: RawBuilder<unknown>, act: string): RawBuilder<unknown> {
  return sql`((select access.reaches_all(${dataClass}, ${act})) or ${subject} in (select access.reached_people(${dataClass}, ${act})))`
}

/** Whether the account reaches everybody for a class. */
export async function reachesClass({ trx }: Session, dataClass: DataClass): Promise<boolean> {
  const { rows } = await sql<{
    yes: boolean
  }>`select access.reaches_all(${dataClass}, 'read') as yes`.execute(trx)
  return rows[0]?.yes === true
}
