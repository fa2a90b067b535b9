import { AppError, newId } from '@cadre/core'
import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { randomBytes } from 'node:crypto'
import type { Trx } from '../database/database.ts'
import { explainDatabaseError } from '../database/explain-database-error.ts'
import type { Caller, Errand } from '../database/session.ts'
import type { Tables } from '../schema/tables.ts'
import type { AuditNote } from './audit-note.ts'
import { saltedDigest } from './chain.ts'

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
  readonly entry: Insertable<Tables['audit.entry']>
  readonly salt: string | undefined
}

function rowOf(note: AuditNote, { caller, errand }: Circumstances): Row {
  const { act, entity, subjects, detail = {}, before, after, isAnonymous = false } = note
  const isWrite = before !== undefined || after !== undefined
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
    request_id: isAnonymous ? newId('rqs') : errand.requestId,
    route: errand.route,
    detail: JSON.stringify(detail),
    before_digest: digestOf(before),
    after_digest: digestOf(after),
    salt_id: isWrite ? newId('slt') : null,
  }
  return { entry, salt }
}

async function insertEntries(trx: Trx, rows: readonly Row[]): Promise<void> {
  const salted = rows.filter(({ salt }) => salt !== undefined)
  const entries = trx.insertInto('audit.entry').values(rows.map(({ entry }) => entry))
  if (salted.length === 0) return void (await entries.execute())
  await trx
    .with('entered', () => entries)
    .insertInto('audit.value_salt')
    .columns(['id', 'salt'])
    .expression(
      sql`select * from unnest(${salted.map(({ entry }) => entry.salt_id)}::text[], ${salted.map(({ salt }) => salt)}::text[])`,
    )
    .execute()
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
