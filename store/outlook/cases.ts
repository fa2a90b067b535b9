import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import { notify } from '../notifications/notify.ts'
import type { CaseKind, CaseState, ReviewCaseTable } from '../schema/outlook-tables.ts'
import { readScore } from './scores.ts'

export interface NewCase {
  readonly scoreId: string
  readonly kind: CaseKind
  readonly aboutCaseId?: string
  /** What whoever decides is asked. */
  readonly question: string
  readonly assignedTo: string
  readonly isBlind: boolean
  readonly dueOn: CivilDate
}

export interface ReviewCase {
  readonly id: string
  readonly scoreId: string
  readonly personId: string
  /** Of the model whose score it is about. */
  readonly title: string
  readonly kind: CaseKind
  readonly aboutCaseId: string | null
  readonly question: string
  readonly assignedTo: string
  readonly isBlind: boolean
  readonly dueOn: CivilDate
  readonly openedBy: string
  readonly openedAt: string
  readonly seenAt: string | null
  readonly state: CaseState
}

/**
 * Asks somebody to look at a score and decide. Throws `AppError` `record-missing` for a score out of reach,
 * `record-conflict` when the same is asked already, and what the database refuses: a case about oneself, or one that looks
 * anew at what the same person decided.
 */
export async function openCase(session: Session, asked: NewCase): Promise<string> {
  const { trx, caller, errand } = session
  const { personId } = await readScore(session, asked.scoreId)
  const id = newId('cas')
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('outlook.review_case')
    .values({
      id,
      score_id: asked.scoreId,
      person_id: personId,
      kind: asked.kind,
      about_case_id: asked.aboutCaseId ?? null,
      question: asked.question,
      assigned_to: asked.assignedTo,
      is_blind: asked.isBlind,
      due_on: asked.dueOn,
      opened_by: caller.accountId,
      opened_at: errand.now,
      seen_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['score_id', 'kind'])
        .where(sql<boolean>`state = 'open'`)
        .doNothing(),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n)
    throw new AppError('record-conflict', 'Somebody is asked about this score already.')
  await notify(session, {
    kind: 'case-assigned',
    entity: 'review_case',
    recordId: id,
    accounts: [asked.assignedTo].filter((account) => account !== caller.accountId),
  })
  session.note({
    act: 'open case',
    entity: 'outlook',
    subjects: [personId],
    detail: { id, kind: asked.kind, assignedTo: asked.assignedTo },
  })
  return id
}

interface WantedCases {
  readonly state: CaseState | undefined
  readonly isOwn: boolean
  readonly personId?: string
}

/** Cases within reach: those that the account is asked to decide, or all of people that it reaches; the next due first. */
export async function listCases(
  session: Session,
  { state, isOwn, personId }: WantedCases,
): Promise<ReviewCase[]> {
  let query = selectCases(session)
  if (state !== undefined) query = query.where('c.state', '=', state)
  if (isOwn) query = query.where('c.assigned_to', '=', session.caller.accountId)
  if (personId !== undefined) query = query.where('c.person_id', '=', personId)
  const rows = await query.orderBy('c.due_on').orderBy('c.id').limit(500).execute()
  return rows.map(caseOf)
}

/** What an account has still to decide about somebody. */
export interface OpenQuestion {
  readonly personId: string
  /** Whose score it is about. */
  readonly modelName: string
  readonly isBlind: boolean
}

/** What the account has still to decide about these people. */
export async function listOpenQuestions(
  { trx, caller }: Session,
  personIds: readonly string[],
): Promise<OpenQuestion[]> {
  if (personIds.length === 0) return []
  return trx
    .selectFrom('outlook.review_case as c')
    .innerJoin('outlook.score as s', 's.id', 'c.score_id')
    .innerJoin('model.version as v', 'v.id', 's.version_id')
    .select(['c.person_id as personId', 'v.model_name as modelName', 'c.is_blind as isBlind'])
    .where('c.state', '=', 'open')
    .where('c.assigned_to', '=', caller.accountId)
    .where('c.person_id', 'in', personIds)
    .execute()
}

/** One case within reach. Throws `AppError('record-missing')`. */
export async function readCase(session: Session, id: string): Promise<ReviewCase> {
  const row = await selectCases(session).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such case within reach.', { id })
  return caseOf(row)
}

/** Notes when whoever decides first saw the evidence: from then on the time on task counts. */
export async function markSeen({ trx, caller, errand }: Session, id: string): Promise<void> {
  await trx
    .updateTable('outlook.review_case')
    .set({ seen_at: errand.now })
    .where('id', '=', id)
    .where('assigned_to', '=', caller.accountId)
    .where('seen_at', 'is', null)
    .execute()
}

/** Hands a case to somebody else, who is asked the same. Throws `AppError('record-conflict')` when it is not open. */
export async function passOn(
  session: Session,
  id: string,
  { to, words }: { readonly to: string; readonly words: string },
): Promise<string> {
  const found = await readOwnOpen(session, id)
  await session.trx
    .updateTable('outlook.review_case')
    .set({ state: 'passed on' })
    .where('id', '=', id)
    .execute()
  const { aboutCaseId, ...same } = found
  return openCase(session, {
    ...same,
    ...(aboutCaseId !== null && { aboutCaseId }),
    question: `${found.question}\n\n${words}`.slice(0, 2000),
    assignedTo: to,
  })
}

/** A case that the account is to decide. Throws `AppError` `record-missing`, `access-denied` or `record-conflict`. */
export async function readOwnOpen(session: Session, id: string): Promise<ReviewCase> {
  const found = await readCase(session, id)
  if (found.assignedTo !== session.caller.accountId)
    throw new AppError('access-denied', 'Somebody else is asked to decide this case.')
  if (found.state !== 'open') throw new AppError('record-conflict', `The case is ${found.state} already.`)
  return found
}

function selectCases({ trx }: Session) {
  return trx
    .selectFrom('outlook.review_case as c')
    .innerJoin('outlook.score as s', 's.id', 'c.score_id')
    .innerJoin('model.version as v', 'v.id', 's.version_id')
    .innerJoin('model.model as m', 'm.name', 'v.model_name')
    .selectAll('c')
    .select('m.title')
}

function caseOf(row: Selectable<ReviewCaseTable> & { readonly title: string }): ReviewCase {
  return {
    id: row.id,
    title: row.title,
    scoreId: row.score_id,
    personId: row.person_id,
    kind: row.kind,
    aboutCaseId: row.about_case_id,
    question: row.question,
    assignedTo: row.assigned_to,
    isBlind: row.is_blind,
    dueOn: row.due_on,
    openedBy: row.opened_by,
    openedAt: row.opened_at.toISOString(),
    seenAt: row.seen_at?.toISOString() ?? null,
    state: row.state,
  }
}
