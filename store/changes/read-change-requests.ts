import { AppError } from '@cadre/core'
import { dataClasses, entityNamed } from '@cadre/people'
import type { DataClass } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { withoutHiddenCustom } from '../custom-fields/guarded-fields.ts'
import type { Session } from '../database/session.ts'
import type { ChangeRequest, ChangeStatus, ProposedChange } from './change-request.ts'
import { customOf, openChange, withCustom } from './sealed-values.ts'

export interface ChangeQuery {
  /** `to decide`: what waits for this account; `own`: what it asked for; left out: all within reach. */
  readonly box?: 'to decide' | 'own'
  readonly status?: ChangeStatus
  readonly entity?: string
  readonly subjectId?: string
}

interface Page {
  readonly limit: number
  readonly after?: { readonly proposedAt: string; readonly id: string }
}

interface ChangeRow {
  readonly id: string
  readonly entity: string
  readonly data_class: DataClass
  readonly subject_id: string
  readonly record_id: string | null
  readonly base_version: number | null
  readonly change: ProposedChange
  readonly sealed: Buffer | null
  readonly status: ChangeStatus
  readonly proposed_by: string
  readonly proposed_at: string
  readonly expires_at: Date
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
  readonly applied_record_id: string | null
}

/** Requests within reach of the account, newest first. */
export async function listChangeRequests(
  session: Session,
  query: ChangeQuery,
  { limit, after }: Page,
): Promise<ChangeRequest[]> {
  const page = after
    ? sql`and (r.proposed_at, r.id) < (${after.proposedAt}::timestamptz, ${after.id})`
    : sql``
  const found = await read(
    session,
    sql`where ${sql.join(conditions(session, query), sql` and `)} ${page} order by r.proposed_at desc, r.id desc limit ${limit}`,
  )
  return withoutHidden(session, found)
}

/** How many requests the query finds in all. */
export async function countChangeRequests(session: Session, query: ChangeQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from app.change_request
    where ${sql.join(conditions(session, query), sql` and `)}`.execute(session.trx)
  return rows[0]?.count ?? 0
}

/** One request; throws `AppError('record-missing')` when it is not within reach. */
export async function readChangeRequest(session: Session, id: string): Promise<ChangeRequest> {
  const [request] = await withoutHidden(session, [await readWholeRequest(session, id)])
  return request!
}

/** One request with all that was asked for, also what the account does not see: to be decided on, not to be shown. */
export async function readWholeRequest(session: Session, id: string): Promise<ChangeRequest> {
  const [request] = await read(session, sql`where id = ${id}`)
  if (!request) throw new AppError('record-missing', 'There is no such request within reach.', { id })
  return request
}

async function read(session: Session, which: RawBuilder<unknown>): Promise<ChangeRequest[]> {
  const { rows } = await sql<ChangeRow>`select *, to_json(proposed_at)#>>'{}' as proposed_at,
    ${statusNow(session)} as status from app.change_request r ${which}`.execute(session.trx)
  const sensitive = rows.filter(({ data_class }) => dataClasses[data_class].isSensitive)
  if (sensitive.length > 0) {
    const subjects = sensitive.map(({ subject_id }) => subject_id)
    session.note({ act: 'read', entity: 'change_request', subjects, detail: { records: sensitive.length } })
  }
  return rows.map((row) => requestOf(session, row))
}

/** Takes out custom values of classes that the account does not read; who asked has written them. */
async function withoutHidden(session: Session, requests: readonly ChangeRequest[]): Promise<ChangeRequest[]> {
  const shown: ChangeRequest[] = []
  for (const request of requests) {
    if (request.proposedBy === session.caller.accountId) {
      shown.push(request)
      continue
    }
    const items = [{ custom: customOf(request.change) }]
    const entity = entityNamed(request.entity)
    const [seen] = await withoutHiddenCustom(session, entity, items, () => request.subjectId)
    const isWhole = Object.keys(seen!.custom).length === Object.keys(items[0]!.custom).length
    shown.push(isWhole ? request : { ...request, change: withCustom(request.change, seen!.custom) })
  }
  return shown
}

/** What waited too long counts as expired, whether or not anything has marked it. */
function statusNow({ errand }: Session): RawBuilder<unknown> {
  return sql`case when status = 'waiting' and expires_at <= ${errand.now} then 'expired' else status end`
}

function conditions(
  session: Session,
  { box, status, entity, subjectId }: ChangeQuery,
): RawBuilder<unknown>[] {
  const { accountId, personId } = session.caller
  return [
    sql`true`,
    ...(box === 'own' ? [sql`proposed_by = ${accountId}`] : []),
    ...(box === 'to decide'
      ? [
          sql`status = 'waiting' and expires_at > ${session.errand.now} and proposed_by <> ${accountId} and subject_id is distinct from ${personId}`,
        ]
      : []),
    ...(status ? [sql`${statusNow(session)} = ${status}`] : []),
    ...(entity ? [sql`entity = ${entity}`] : []),
    ...(subjectId ? [sql`subject_id = ${subjectId}`] : []),
  ]
}

function requestOf(session: Session, row: ChangeRow): ChangeRequest {
  return {
    id: row.id,
    entity: row.entity,
    subjectId: row.subject_id,
    recordId: row.record_id,
    baseVersion: row.base_version,
    change: openChange(session, row),
    status: row.status,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    expiresAt: row.expires_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    appliedRecordId: row.applied_record_id,
  }
}
