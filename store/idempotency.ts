import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { CellPlace } from './database/field-cipher.ts'
import type { Session } from './database/session.ts'

export interface StoredAnswer {
  readonly status: number
  readonly response: unknown
}

export interface KeyOptions {
  /** Whether nobody may know who asked: nothing that is kept then leads to the account, without the caller's key. */
  readonly isNameless?: boolean
}

/**
 * Makes a request with a key have one effect. The first caller gets `undefined`, does the work and
 * keeps its answer with `keepAnswer`, in the same transaction; others with the same key wait for it and
 * get that answer. Throws `AppError('key-reused')` when the key came with another body before.
 */
export async function claimKey(
  session: Session,
  presented: string,
  { bodyDigest, ...options }: KeyOptions & { readonly bodyDigest: string },
): Promise<StoredAnswer | undefined> {
  const { accountId, key } = entryOf(session, presented, options)
  const digest = options.isNameless
    ? session.cipher.pseudonym('nameless request', `${presented}|${bodyDigest}`)
    : bodyDigest
  const claimed = await sql`insert into app.idempotency (account_id, key, body_digest)
    values (${accountId}, ${key}, ${digest}) on conflict do nothing`.execute(session.trx)
  if (Number(claimed.numAffectedRows) === 1) return undefined
  const kept = await session.trx
    .selectFrom('app.idempotency')
    .select(['body_digest', 'status', 'response'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!kept || kept.status === null)
    throw new AppError('record-conflict', 'The same request is under way; ask again for its answer.')
  if (kept.body_digest !== digest) {
    throw new AppError(
      'key-reused',
      'This Idempotency-Key came with another request before. Use a new key for a new request.',
    )
  }
  const { response } = kept
  return {
    status: kept.status,
    response: response === null ? null : JSON.parse(session.cipher.open(response, placeOf(accountId, key))),
  }
}

/** Keeps the answer of a claimed key. */
export async function keepAnswer(
  session: Session,
  presented: string,
  { status, response, ...options }: StoredAnswer & KeyOptions,
): Promise<void> {
  const { accountId, key } = entryOf(session, presented, options)
  const text = JSON.stringify(response)
  await session.trx
    .updateTable('app.idempotency')
    .set({
      status,
      response: session.cipher.seal(text, placeOf(accountId, key)),
      subjects: [...new Set(text.match(subjectIds))],
    })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute()
}

const subjectIds = /\b(?:per|can|app)_[0-9A-Za-z]{22}\b/g

function entryOf(
  { caller: { accountId }, cipher }: Session,
  key: string,
  { isNameless = false }: KeyOptions,
): { readonly accountId: string; readonly key: string } {
  if (!isNameless) return { accountId, key }
  return { accountId: 'anonymous', key: cipher.pseudonym('nameless key', `${accountId}|${key}`) }
}

function placeOf(accountId: string, key: string): CellPlace {
  return { table: 'app.idempotency', column: 'response', rowId: `${accountId}/${key}` }
}
