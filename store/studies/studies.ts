import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import type { StudyTable } from '../schema/derived-tables.ts'
import { buildStudy, secretName } from './build-study.ts'
import type { Selectable } from 'kysely'

export interface NewStudy {
  readonly name: string
  /** What is to be found out. */
  readonly question: string
  readonly purpose: Purpose
  /** The last day on which it may be read. */
  readonly endsOn: CivilDate
}

export interface Study extends NewStudy {
  readonly id: string
  readonly status: 'waiting' | 'approved' | 'refused' | 'ended'
  readonly askedBy: string
  readonly askedAt: string
  readonly decidedBy: string | null
  readonly decisionReason: string | null
  readonly asOf: CivilDate | null
}

/** Asks for the data sets of a study; nothing can be read until somebody else approves it. */
export async function askForStudy(session: Session, study: NewStudy): Promise<string> {
  const id = newId('sty')
  const { caller, errand, trx } = session
  const { endsOn, ...rest } = study
  await trx
    .insertInto('study.study')
    .values({
      id,
      ...rest,
      ends_on: endsOn,
      asked_by: caller.accountId,
      asked_at: errand.now,
      is_approved: null,
      decided_by: null,
      decided_at: null,
      decision_reason: null,
      as_of: null,
      ended_at: null,
    })
    .execute()
  session.note({
    act: 'ask for study',
    entity: 'study',
    subjects: [],
    detail: { id, purpose: study.purpose, endsOn },
  })
  return id
}

/** The studies that the account asked for, or may decide on. */
export async function listStudies({ trx, errand }: Session): Promise<Study[]> {
  const rows = await trx.selectFrom('study.study').selectAll().orderBy('asked_at', 'desc').execute()
  return rows.map((row) => studyOf(row, errand.today))
}

/** One study. Throws `AppError('record-missing')` when the account has nothing to do with it. */
export async function readStudy({ trx, errand }: Session, id: string): Promise<Study> {
  const row = await trx.selectFrom('study.study').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such study within reach.', { id })
  return studyOf(row, errand.today)
}

export interface Decision {
  readonly isApproved: boolean
  readonly reason: string
}

/**
 * Approves or refuses a study. Whoever asked cannot decide. An approved study's data sets are made at once
 * and stay as they are; whoever may not be processed for its purpose is not in them, and the audit trail says how
 * many. Throws `AppError` `access-denied` or `record-conflict`.
 */
export async function decideStudy(session: Session, id: string, decision: Decision): Promise<void> {
  const { caller, errand } = session
  const study = await readStudy(session, id)
  if (study.askedBy === caller.accountId)
    throw new AppError('access-denied', 'Who asked for a study cannot approve it. Somebody else must.')
  if (study.status !== 'waiting') throw new AppError('record-conflict', 'The study was decided on before.')
  const leftOut = await withSystemReach(session, async (system) => {
    const { numUpdatedRows } = await system.trx
      .updateTable('study.study')
      .set({
        is_approved: decision.isApproved,
        decided_by: caller.accountId,
        decided_at: errand.now,
        decision_reason: decision.reason,
      })
      .where('id', '=', id)
      .where('is_approved', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n)
      throw new AppError('record-conflict', 'Somebody else decided at the same moment.')
    if (!decision.isApproved) return undefined
    const { asOf, report, leftOut: without } = await buildStudy(system, study)
    await system.trx
      .updateTable('study.study')
      .set({ as_of: asOf, report: JSON.stringify(report) })
      .where('id', '=', id)
      .execute()
    return without
  })
  const act = decision.isApproved ? 'approve study' : 'refuse study'
  session.note({ act, entity: 'study', subjects: [], detail: { id, ...(leftOut && { leftOut }) } })
}

/** Ends a study: its rows, the key to its pseudonyms and who is who are deleted for good. */
export async function endStudy(session: Session, id: string): Promise<void> {
  await readStudy(session, id)
  await withSystemReach(session, async ({ trx, errand }) => {
    await trx.deleteFrom('study.link').where('study_id', '=', id).execute()
    await trx.deleteFrom('app.sealed_secret').where('name', '=', secretName(id)).execute()
    await trx.updateTable('study.study').set({ ended_at: errand.now }).where('id', '=', id).execute()
  })
  session.note({ act: 'end study', entity: 'study', subjects: [], detail: { id } })
}

function studyOf(row: Selectable<StudyTable>, today: CivilDate): Study {
  return {
    id: row.id,
    name: row.name,
    question: row.question,
    purpose: row.purpose as Purpose,
    endsOn: row.ends_on,
    status: statusOf(row, today),
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
    asOf: row.as_of,
  }
}

function statusOf(row: Selectable<StudyTable>, today: CivilDate): Study['status'] {
  if (row.ended_at !== null) return 'ended'
  if (row.is_approved === null) return 'waiting'
  if (!row.is_approved) return 'refused'
  return row.ends_on < today ? 'ended' : 'approved'
}
