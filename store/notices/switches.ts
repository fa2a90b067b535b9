import { AppError } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Population } from './notices.ts'

interface NewSwitch {
  readonly purpose: Purpose
  readonly population: Population
  readonly country?: string
  readonly isOn: boolean
  readonly ground: 'works council' | 'law of a country' | 'withdrawn notice' | 'own decision'
  readonly reason: string
}

export interface ProcessingSwitch extends Omit<NewSwitch, 'country'> {
  readonly country: string | null
  readonly at: string
}

/** Switches a purpose off, or on again, for a population; `mayProcess` follows from the next call. */
export async function switchProcessing(session: Session, wanted: NewSwitch): Promise<ProcessingSwitch> {
  const { purpose, population, country = null, isOn, ground, reason } = wanted
  await sql`insert into app.processing_switch (purpose, population, country, is_on, ground, reason, switched_by)
    values (${purpose}, ${population}, ${country}, ${isOn}, ${ground}, ${reason}, ${session.caller.accountId})`.execute(
    session.trx,
  )
  session.note({
    act: isOn ? 'switch on purpose' : 'switch off purpose',
    entity: 'processing_switch',
    subjects: [],
    detail: { purpose, population, country, ground },
  })
  return (await listSwitches(session))[0]!
}

/** What was switched off and on, newest first. */
export async function listSwitches({ trx }: Session): Promise<ProcessingSwitch[]> {
  const { rows } =
    await sql<ProcessingSwitch>`select purpose, population, country, is_on as "isOn", ground, reason,
      to_json(at)#>>'{}' as at from app.processing_switch order by id desc limit 500`.execute(trx)
  return rows
}

interface Objection {
  readonly purpose: Purpose
  /** The caller's own person when left out. */
  readonly subjectId?: string
  readonly objects: boolean
}

/** What the person of the account objects to. */
export async function listOwnObjections({
  trx,
  caller,
}: Session): Promise<{ readonly purpose: Purpose; readonly at: string }[]> {
  const { rows } = await sql<{ purpose: Purpose; at: string }>`select purpose, to_json(at)#>>'{}' as at
    from app.objection where subject_id = ${caller.personId} order by purpose`.execute(trx)
  return rows
}

/** Enters or takes back that somebody does not want to be processed for a purpose (Art. 21 GDPR; CCPA opt-out). */
export async function enterObjection(
  session: Session,
  { purpose, objects, ...whose }: Objection,
): Promise<void> {
  const { trx, caller } = session
  const subjectId = whose.subjectId ?? caller.personId
  if (subjectId === null)
    throw new AppError('record-missing', 'This account belongs to no person. Say whose objection it is.')
  const { numAffectedRows } = objects
    ? await sql`insert into app.objection (subject_id, purpose, entered_by)
        values (${subjectId}, ${purpose}, ${caller.accountId}) on conflict do nothing`.execute(trx)
    : await sql`delete from app.objection where subject_id = ${subjectId} and purpose = ${purpose}`.execute(
        trx,
      )
  if (numAffectedRows === 0n) return
  await trx
    .insertInto('app.subject_event')
    .values({
      kind: objects ? 'objected' : 'objection withdrawn',
      subject_id: subjectId,
      entity: null,
      record_id: null,
      fields: [],
      purpose,
      request_id: session.errand.requestId,
    })
    .execute()
  session.note({
    act: objects ? 'object' : 'withdraw objection',
    entity: 'objection',
    subjects: [subjectId],
    detail: { purpose },
  })
}
