import { AppError, newId } from '@cadre/core'
import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import type { Trx } from '../database/database.ts'
import { explainDatabaseError } from '../database/explain-database-error.ts'
import type { Caller, Errand } from '../database/session.ts'
import type { AuditNote } from './audit-note.ts'
import { saltedDigest, saltedDigestOfText } from './chain.ts'

interface Circumstances {
  readonly caller: Caller
  readonly errand: Errand
}

const notesPerStatement = 1000

/**
 * Enters notes in the audit trail, one row each, in the transaction of what they tell. Throws
 * `AppError('audit-unwritable')` when they cannot be entered, so that nothing is done or told unaudited.
 */
export async function writeAuditEntries(
  trx: Trx,
  circumstances: Circumstances,
  notes: readonly AuditNote[],
): Promise<void> {
  try {
    for (let start = 0; start < notes.length; start += notesPerStatement) {
      await insertEntries(
        trx,
        notes.slice(start, start + notesPerStatement).map((note) => rowOf(note, circumstances)),
      )
    }
  } catch (cause) {
    throw explainFailure(cause)
  }
}

interface Row {
  readonly entry: { readonly salt_id: string | null }
  readonly salt: string | undefined
}

function rowOf(note: AuditNote, { caller, errand }: Circumstances): Row {
  const { act, entity, subjects, detail = {}, before, after, afterText, isAnonymous = false } = note
  const { requestId = errand.requestId } = note
  const isWrite = before !== undefined || after !== undefined || afterText !== undefined
  const salt = isWrite ? randomBytes(16).toString('base64url') : undefined
  const digestOf = (value: unknown): string | null =>
    value === undefined || salt === undefined ? null : saltedDigest(value, salt)
  const entry = {
    account_id: isAnonymous ? 'anonymous' : caller.accountId,
    session_id: isAnonymous ? null : caller.sessionId,
    act,
    entity,
    subjects: [...new Set(subjects)],
    purpose: errand.purpose,
    request_id: isAnonymous ? newId('rqs') : requestId,
    route: errand.route,
    detail,
    before_digest: digestOf(before),
    after_digest:
      afterText !== undefined && salt !== undefined ? saltedDigestOfText(afterText, salt) : digestOf(after),
    salt_id: isWrite ? newId('slt') : null,
  }
  return { entry, salt }
}

/** The same text for any number of entries, so that its plan is kept. */
async function insertEntries(trx: Trx, rows: readonly Row[]): Promise<void> {
  const entries = sql`insert into audit.entry
      (account_id, session_id, act, entity, subjects, purpose, request_id, route, detail, before_digest, after_digest, salt_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows.map(({ entry }) => entry))}::jsonb) as noted
      (account_id text, session_id text, act text, entity text, subjects text[], purpose text, request_id text,
       route text, detail jsonb, before_digest text, after_digest text, salt_id text)`
  const salted = rows.filter(({ salt }) => salt !== undefined)
  if (salted.length === 0) return void (await entries.execute(trx))
  await sql`with entered as (${entries})
    insert into audit.value_salt (id, salt)
    select * from unnest(${salted.map(({ entry }) => entry.salt_id)}::text[], ${salted.map(({ salt }) => salt)}::text[])`.execute(
    trx,
  )
}

/** A full disk and a lost connection are told as such; all else means that the trail takes no entries. */
function explainFailure(cause: unknown): unknown {
  const error = explainDatabaseError(cause)
  if (error instanceof AppError && (error.code === 'store-disk-full' || error.code === 'store-unreachable'))
    return error
  return new AppError(
    'audit-unwritable',
    'The audit trail takes no entries at the moment, so nothing was done and nothing is shown.',
  )
}
