import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import { subjectIdsAmong } from '../audit/subject-ids.ts'
import type { Session } from '../database/session.ts'

export interface Draft {
  readonly key: string
  readonly content: unknown
  readonly updatedAt: string
  readonly expiresAt: string
}

/** A draft nobody comes back to is forgotten. */
const lifetimeDays = 30
const maxDrafts = 200

/** Keeps what was typed so far in a form under its key; the last one wins. Throws `AppError('record-conflict')` when there are too many. */
export async function saveDraft(session: Session, key: string, content: unknown): Promise<Draft> {
  const { accountId } = session.caller
  const { now } = session.errand
  await forgetExpired(session)
  await assertRoom(session, key)
  const draft = {
    sealed: session.cipher.seal(JSON.stringify(content), placeOf(accountId, key)),
    updated_at: now,
    expires_at: new Date(now.getTime() + lifetimeDays * 86_400_000),
  }
  await session.trx
    .insertInto('app.draft')
    .values({ account_id: accountId, key, ...draft })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doUpdateSet(draft))
    .execute()
  session.note({ act: 'save', entity: 'draft', subjects: subjectIdsAmong(key) })
  return {
    key,
    content,
    updatedAt: draft.updated_at.toISOString(),
    expiresAt: draft.expires_at.toISOString(),
  }
}

/** Keys of the account's drafts, latest first. */
export async function listDrafts(session: Session): Promise<Omit<Draft, 'content'>[]> {
  const rows = await session.trx
    .selectFrom('app.draft')
    .select(['key', 'updated_at', 'expires_at'])
    .where('account_id', '=', session.caller.accountId)
    .where('expires_at', '>', session.errand.now)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(({ key, updated_at, expires_at }) => ({
    key,
    updatedAt: updated_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  }))
}

/** One draft; throws `AppError('record-missing')` when there is none or it expired. */
export async function readDraft(session: Session, key: string): Promise<Draft> {
  const { accountId } = session.caller
  const row = await session.trx
    .selectFrom('app.draft')
    .select(['sealed', 'updated_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .where('expires_at', '>', session.errand.now)
    .executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such draft; drafts are kept for 30 days.')
  return {
    key,
    content: JSON.parse(session.cipher.open(row.sealed, placeOf(accountId, key))),
    updatedAt: row.updated_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}

/** Throws a draft away, or does nothing when there is none. */
export async function deleteDraft(session: Session, key: string): Promise<void> {
  await session.trx
    .deleteFrom('app.draft')
    .where('account_id', '=', session.caller.accountId)
    .where('key', '=', key)
    .execute()
  session.note({ act: 'delete', entity: 'draft', subjects: subjectIdsAmong(key) })
}

async function forgetExpired(session: Session): Promise<void> {
  await session.trx
    .deleteFrom('app.draft')
    .where('account_id', '=', session.caller.accountId)
    .where('expires_at', '<=', session.errand.now)
    .execute()
}

async function assertRoom(session: Session, key: string): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from app.draft
    where account_id = ${session.caller.accountId} and key <> ${key}`.execute(session.trx)
  if ((rows[0]?.count ?? 0) < maxDrafts) return
  throw new AppError(
    'record-conflict',
    `An account keeps at most ${maxDrafts} drafts. Throw some away first.`,
  )
}

const placeOf = (accountId: string, key: string) => ({
  table: 'app.draft',
  column: 'sealed',
  rowId: `${accountId}/${key}`,
})
