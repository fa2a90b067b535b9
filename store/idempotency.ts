import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { CellPlace } from './database/field-cipher.ts'
import type { Session } from './database/session.ts'

export interface StoredAnswer {
  readonly status: number
  readonly response: unknown
}

/**
 * Makes a request with a key have one effect. The first caller gets `undefined`, does the work and
 * keeps its answer with `keepAnswer`, in the same transaction; others with the same key wait for it and
 * get that answer. Throws `AppError('key-reused')` when the key came with another body before.
 */
export async function claimKey(
  session: Session,
  key: string,
  bodyDigest: string,
): Promise<StoredAnswer | undefined> {
  const accountId = session.caller.accountId
  const claimed = await sql`insert into app.idempotency (account_id, key, body_digest)
    values (${accountId}, ${key}, ${bodyDigest}) on conflict do nothing`.execute(session.trx)
  if (Number(claimed.numAffectedRows) === 1) return undefined
  const kept = await session.trx
    .selectFrom('app.idempotency')
    .select(['body_digest', 'status', 'response'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!kept || kept.status === null)
    throw new AppError('record-conflict', 'The same request is under way; ask again for its answer.')
  if (kept.body_digest !== bodyDigest) {
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
  key: string,
  { status, response }: StoredAnswer,
): Promise<void> {
  const { accountId } = session.caller
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

function placeOf(accountId: string, key: string): CellPlace {
  return { table: 'app.idempotency', column: 'response', rowId: `${accountId}/${key}` }
}
