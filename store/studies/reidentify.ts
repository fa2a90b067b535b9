import { AppError, newId } from '@cadre/core'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { readStudy } from './studies.ts'
import type { Decision } from './studies.ts'

/** For so long after approval may it be read whose pseudonym it was. */
export const reidentificationHours = 24

export interface Reidentification {
  readonly id: string
  readonly studyId: string
  readonly pseudonym: string
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: string
  readonly status: 'waiting' | 'approved' | 'refused' | 'expired'
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decisionReason: string | null
  readonly expiresAt: string | null
}

interface Asked {
  readonly studyId: string
  readonly pseudonym: string
  readonly reason: string
}

/** Asks whose a pseudonym is; the answer goes to an HR manager, once another than the asker has approved. */
export async function askWhose(session: Session, asked: Asked): Promise<string> {
  const { trx, caller, errand } = session
  const id = newId('rid')
  const { studyId, pseudonym, reason } = asked
  await readStudy(session, studyId)
  await sql`insert into study.reidentification (id, study_id, pseudonym, reason, asked_by, asked_at)
    values (${id}, ${studyId}, ${pseudonym}, ${reason}, ${caller.accountId}, ${errand.now})`.execute(trx)
  session.note({ act: 'ask whose', entity: 'reidentification', subjects: [], detail: { id, studyId } })
  return id
}

/** Those that the account asked for or may decide on. */
export function listReidentifications(session: Session): Promise<Reidentification[]> {
  return select(session, sql`true`)
}

/** Those that the person of the account was found by. */
export async function listOwnReidentifications(session: Session): Promise<Reidentification[]> {
  const { personId } = session.caller
  if (personId === null) return []
  return withSystemReach(session, (system) => select(system, sql`is_approved and person_id = ${personId}`))
}

async function select({ trx, errand }: Session, condition: RawBuilder<unknown>): Promise<Reidentification[]> {
  const { rows } = await sql<Omit<Reidentification, 'status'> & { isApproved: boolean | null }>`
    select id, study_id as "studyId", pseudonym, reason, asked_by as "askedBy",
      to_json(asked_at)#>>'{}' as "askedAt", is_approved as "isApproved", decided_by as "decidedBy",
      to_json(decided_at)#>>'{}' as "decidedAt", decision_reason as "decisionReason",
      to_json(expires_at)#>>'{}' as "expiresAt"
    from study.reidentification where ${condition} order by asked_at desc, id limit 500`.execute(trx)
  return rows.map(({ isApproved, ...row }) => ({
    ...row,
    status: statusOf(isApproved, row.expiresAt, errand.now),
  }))
}

function statusOf(
  isApproved: boolean | null,
  expiresAt: string | null,
  now: Date,
): Reidentification['status'] {
  if (isApproved === null) return 'waiting'
  if (!isApproved) return 'refused'
  return expiresAt !== null && new Date(expiresAt) > now ? 'approved' : 'expired'
}

/** Decides on a question; approval notes it with the person and lets it be read for a day. */
export async function decideWhose(session: Session, id: string, decision: Decision): Promise<void> {
  const { caller, errand } = session
  const asked = await findAsked(session, id)
  if (asked.askedBy === caller.accountId)
    throw new AppError('access-denied', 'Who asked cannot approve. Somebody else must.')
  if (asked.status !== 'waiting') throw new AppError('record-conflict', 'It was decided on before.')
  const personId = await withSystemReach(session, async ({ trx }) => {
    const link = await trx
      .selectFrom('study.link')
      .select('person_id')
      .where('study_id', '=', asked.studyId)
      .where('pseudonym', '=', asked.pseudonym)
      .executeTakeFirst()
    if (!link) throw new AppError('record-missing', 'The study has no such pseudonym, or has ended.')
    const { numUpdatedRows } = await trx
      .updateTable('study.reidentification')
      .set({
        is_approved: decision.isApproved,
        decided_by: caller.accountId,
        decided_at: errand.now,
        decision_reason: decision.reason,
        ...(decision.isApproved && {
          person_id: link.person_id,
          expires_at: new Date(errand.now.getTime() + reidentificationHours * 3600_000),
        }),
      })
      .where('id', '=', id)
      .where('is_approved', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n)
      throw new AppError('record-conflict', 'Somebody else decided at the same moment.')
    return link.person_id
  })
  session.note({
    act: decision.isApproved ? 'approve re-identification' : 'refuse re-identification',
    entity: 'reidentification',
    subjects: decision.isApproved ? [personId] : [],
    detail: { id },
  })
}

/** Whose the pseudonym is, while the approval lasts. Throws `AppError` `access-denied` otherwise. */
export async function readWhose(session: Session, id: string): Promise<string> {
  const { caller } = session
  const asked = await findAsked(session, id)
  if (asked.status !== 'approved')
    throw new AppError('access-denied', `The question is ${asked.status}; whose it is cannot be read.`)
  if (asked.askedBy !== caller.accountId && asked.decidedBy !== caller.accountId)
    throw new AppError('access-denied', 'Only who asked or approved reads the answer.')
  const { person_id } = await withSystemReach(session, ({ trx }) =>
    trx
      .selectFrom('study.reidentification')
      .select('person_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  if (person_id === null) throw new Error('an approved re-identification has no person')
  session.note({ act: 'read whose', entity: 'reidentification', subjects: [person_id], detail: { id } })
  return person_id
}

async function findAsked(session: Session, id: string): Promise<Reidentification> {
  const [found] = await select(session, sql`id = ${id}`)
  if (!found) throw new AppError('record-missing', 'There is no such question within reach.', { id })
  return found
}
