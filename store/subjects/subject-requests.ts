import { AppError, addMonths, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
import type { Session } from '../database/session.ts'
import { decidersOf } from '../changes/deciders-of.ts'
import { notify } from '../notifications/notify.ts'
import type { SubjectRequestTable } from '../schema/subject-tables.ts'

export type RequestKind = 'access' | 'erasure' | 'rectification'

/** A record whose correction is asked for. */
export interface RecordAsked {
  readonly entity: string
  readonly id: string
}

export interface SubjectRequest {
  readonly id: string
  readonly kind: RequestKind
  readonly subjectId: string
  readonly receivedOn: CivilDate
  /** One month after it was received, three when extended (Art. 12(3) GDPR). */
  readonly dueOn: CivilDate
  readonly extensionReason: string | null
  /** What is wrong, and with which record. */
  readonly words: string | null
  readonly about: RecordAsked | null
  readonly state: 'open' | 'planned' | 'done' | 'refused'
  readonly isOverdue: boolean
  readonly answer: string | null
}

interface NewRequest {
  readonly kind: RequestKind
  /** The caller's own person when left out. */
  readonly subjectId?: string
  readonly receivedOn?: CivilDate
  /** How it was made sure who asks; needed when somebody else enters the request. */
  readonly identityCheck?: string
  /** What is wrong, and with which record; of a correction alone. */
  readonly words?: string
  readonly about?: RecordAsked
}

/** Enters a request of a data subject. Throws `AppError` `record-invalid` without a check of identity, `record-missing`. */
export async function enterRequest(session: Session, request: NewRequest): Promise<SubjectRequest> {
  const { kind, identityCheck } = request
  const { personId, accountId } = session.caller
  const subjectId = request.subjectId ?? personId
  if (subjectId === null) {
    throw new AppError('record-missing', 'This account belongs to no person. Say whose request it is.')
  }
  if (subjectId !== personId && !identityCheck) {
    throw new AppError('record-invalid', 'Say how it was made sure that the request comes from the person.', {
      issues: [{ path: ['body', 'identityCheck'], code: 'required', message: 'is needed for somebody else' }],
    })
  }
  const { words, about } = request
  if (kind !== 'rectification' && (words !== undefined || about !== undefined))
    throw new AppError('record-invalid', 'Only of a correction it is said what is wrong.', {
      issues: [{ path: ['body', 'words'], code: 'not_allowed', message: 'is for a correction alone' }],
    })
  const receivedOn = request.receivedOn ?? session.errand.today
  const row = await session.trx
    .insertInto('app.subject_request')
    .values({
      id: newId('sbr'),
      kind,
      subject_id: subjectId,
      received_on: receivedOn,
      due_on: addMonths(receivedOn, 1),
      entered_by: accountId,
      identity_check: identityCheck ?? null,
      words: words ?? null,
      entity: about?.entity ?? null,
      record_id: about?.id ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  session.note({
    act: 'enter request',
    entity: 'subject_request',
    subjects: [subjectId],
    detail: { id: row.id, kind },
  })
  if (kind === 'rectification' && subjectId.startsWith('per_'))
    await notify(session, {
      kind: 'correction-asked',
      entity: 'subject_request',
      recordId: row.id,
      accounts: await decidersOf(session, 'contact', subjectId),
    })
  return requestOf(row, session.errand.today)
}

/** Requests within reach, the most urgent first. */
export async function listRequests(session: Session): Promise<SubjectRequest[]> {
  const rows = await session.trx
    .selectFrom('app.subject_request')
    .selectAll()
    .orderBy((builder) => builder.case().when('state', 'in', ['open', 'planned']).then(0).else(1).end())
    .orderBy('due_on')
    .limit(500)
    .execute()
  return rows.map((row) => requestOf(row, session.errand.today))
}

/** One request within reach, held against others until the transaction ends. Throws `AppError('record-missing')`. */
export async function holdRequest(session: Session, id: string): Promise<Selectable<SubjectRequestTable>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(session.trx)
  const row = await session.trx
    .selectFrom('app.subject_request')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such request within reach.', { id })
  return row
}

/** Gives two more months to a request that is complex. Throws `AppError` `record-missing`, `record-conflict`. */
export async function extendRequest(session: Session, id: string, reason: string): Promise<SubjectRequest> {
  const request = await holdRequest(session, id)
  if (request.extension_reason !== null) throw new AppError('record-conflict', 'It was extended before.')
  const dueOn = addMonths(request.received_on, 3)
  return change(session, request, 'extend request', { extension_reason: reason, due_on: dueOn })
}

/** Ends a request with what the person is told. Throws `AppError` `record-missing`, `record-conflict` for one that was answered. */
export async function decideRequest(
  session: Session,
  id: string,
  { state, answer }: { readonly state: 'done' | 'refused'; readonly answer: string },
): Promise<SubjectRequest> {
  const request = await holdRequest(session, id)
  const isCorrection = request.kind === 'rectification'
  if (isCorrection && request.subject_id === session.caller.personId)
    throw new AppError('access-denied', 'Somebody else has to answer what you asked for yourself.')
  const decided = { decided_by: session.caller.accountId, decided_at: session.errand.now }
  const answered = await change(session, request, `${state === 'done' ? 'answer' : 'refuse'} request`, {
    state,
    answer,
    ...decided,
  })
  if (isCorrection)
    await notify(session, {
      kind: 'correction-answered',
      entity: 'subject_request',
      recordId: id,
      people: [request.subject_id],
    })
  return answered
}

async function change(
  session: Session,
  { id, state, subject_id }: Selectable<SubjectRequestTable>,
  act: string,
  values: Updateable<SubjectRequestTable>,
): Promise<SubjectRequest> {
  if (state === 'done' || state === 'refused') {
    throw new AppError('record-conflict', 'The request was answered before.', { id })
  }
  const row = await session.trx
    .updateTable('app.subject_request')
    .set(values)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('access-denied', 'This account may not answer this request.')
  session.note({ act, entity: 'subject_request', subjects: [subject_id], detail: { id } })
  return requestOf(row, session.errand.today)
}

export function requestOf(row: Selectable<SubjectRequestTable>, today: CivilDate): SubjectRequest {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    extensionReason: row.extension_reason,
    words: row.words,
    about: row.entity === null || row.record_id === null ? null : { entity: row.entity, id: row.record_id },
    state: row.state,
    isOverdue: row.due_on < today && (row.state === 'open' || row.state === 'planned'),
    answer: row.answer,
  }
}
