import { notificationKinds, notificationsCausedBy } from '@cadre/people'
import type { Entity } from '@cadre/people'
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

/** Tells whom the declarations say of a record that was entered or changed. What the system does by itself is not told. */
export async function notifyOfRecord(
  session: Session,
  entity: Entity,
  { act, record }: { readonly act: 'create' | 'amend'; readonly record: WrittenRecord },
): Promise<void> {
  if (session.caller.kind === 'system') return
  for (const { kind, cause } of notificationsCausedBy(entity.name, act)) {
    const { when = {}, to } = cause
    const isMet = Object.entries(when).every(
      ([field, value]) => record.values[field] === value && (record.changed?.includes(field) ?? true),
    )
    if (!isMet) continue
    const person = to === 'subject' ? record.subjectId : record.values[to.field]
    if (typeof person !== 'string') continue
    await notify(session, {
      kind: kind as keyof typeof notificationKinds,
      entity: entity.name,
      recordId: record.id,
      people: [person],
    })
  }
}
