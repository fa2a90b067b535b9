import { notificationKinds, notificationsCausedBy } from '@cadre/people'
import type { Entity, NotificationCause } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Values } from '../facts/record.ts'

interface News {
  readonly kind: keyof typeof notificationKinds
  /** What it is about; the notification holds nothing else. */
  readonly entity: string
  readonly recordId: string
  readonly people?: readonly string[]
  readonly accounts?: readonly string[]
}

/** Tells people and accounts of something, in the transaction of what caused it; never who did it. */
export async function notify(
  session: Session,
  { kind, entity, recordId, people = [], accounts = [] }: News,
): Promise<void> {
  if (people.length === 0 && accounts.length === 0) return
  const { isOptional, isMailed } = notificationKinds[kind]
  await sql`select app.notify(${people}::text[], ${accounts}::text[], ${kind}, ${entity}, ${recordId}, ${isOptional}, ${isMailed})`.execute(
    session.trx,
  )
}

interface WrittenRecord {
  readonly id: string
  readonly subjectId: string | null
  readonly values: Values
  /** Fields that an amendment set: what was so before is not told again. */
  readonly changed?: readonly string[]
}

/** Tells whom the declarations say of records that were entered or changed. What the system does by itself is not told. */
export async function notifyOfRecords(
  session: Session,
  entity: Entity,
  { act, records }: { readonly act: 'create' | 'amend'; readonly records: readonly WrittenRecord[] },
): Promise<void> {
  if (session.caller.kind === 'system') return
  for (const { kind, cause } of notificationsCausedBy(entity.name, act)) {
    const told = records.flatMap((record) => {
      const person = toldBy(cause, record)
      return person === undefined ? [] : [{ person, id: record.id }]
    })
    if (told.length === 0) continue
    const { isOptional, isMailed } = notificationKinds[kind as keyof typeof notificationKinds]
    const [people, ids] = [told.map(({ person }) => person), told.map(({ id }) => id)]
    await sql`select app.notify_people(${people}::text[], ${ids}::text[], ${kind}, ${entity.name}, ${isOptional}, ${isMailed})`.execute(
      session.trx,
    )
  }
}

function toldBy(
  { when = {}, to }: NotificationCause,
  { subjectId, values, changed }: WrittenRecord,
): string | undefined {
  const isMet = Object.entries(when).every(
    ([field, value]) => values[field] === value && (changed?.includes(field) ?? true),
  )
  const person = to === 'subject' ? subjectId : values[to.field]
  return isMet && typeof person === 'string' ? person : undefined
}
