import { notificationKinds, notificationsCausedBy } from '@cadre/people'
import type { Entity, NotificationCause, NotificationKind } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Values } from '../facts/record.ts'
import { peopleAsked } from '../surveys/people-asked.ts'

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
    if (cause.to === 'asked') {
      await tellAsked(session, records)
      continue
    }
    const told = records.flatMap((record) => {
      const person = toldBy(cause, record)
      return person === undefined ? [] : [{ person, id: record.id }]
    })
    await tellPeople(session, { kind: kind as Kind, entity: entity.name, told })
  }
}

/** Tells everybody within reach whom these waves of surveys ask today. */
export async function tellAsked(
  session: Session,
  waves: readonly Pick<WrittenRecord, 'id' | 'values'>[],
): Promise<void> {
  for (const { id, values } of waves) {
    const told = (await peopleAsked(session, values)).map((person) => ({ person, id }))
    await tellPeople(session, { kind: 'survey-open', entity: 'survey_wave', told })
  }
}

type Kind = keyof typeof notificationKinds

interface Told {
  readonly kind: Kind
  readonly entity: string
  readonly told: readonly { readonly person: string; readonly id: string }[]
}

async function tellPeople(session: Session, { kind, entity, told }: Told): Promise<void> {
  if (told.length === 0) return
  const { isOptional, isMailed, isOnce = false }: NotificationKind = notificationKinds[kind]
  const [people, ids] = [told.map(({ person }) => person), told.map(({ id }) => id)]
  await sql`select app.notify_people(${people}::text[], ${ids}::text[], ${kind}, ${entity}, ${isOptional}, ${isMailed}, ${isOnce})`.execute(
    session.trx,
  )
}

function toldBy(
  { when = {}, to }: NotificationCause,
  { subjectId, values, changed }: WrittenRecord,
): string | undefined {
  const isMet = Object.entries(when).every(
    ([field, value]) => values[field] === value && (changed?.includes(field) ?? true),
  )
  if (to === 'asked') return undefined
  const person = to === 'subject' ? subjectId : values[to.field]
  return isMet && typeof person === 'string' ? person : undefined
}
