import { AppError, newId } from '@cadre/core'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Import, ImportState } from './import.ts'

/** How long the sheet of an import is kept after the last thing that was done with it. */
const keepDays = 7

const columns = sql`i.id, i.account_id as "accountId", i.file_name as "fileName", i.file_digest as "fileDigest",
  i.file_bytes::float8 as "fileBytes", i.state, i.reading, i.sheets, i.sheet, i.sheet_columns as columns, i.row_count::float8 as "rowCount",
  i.notes, i.mapping, i.suggestion, i.counts, i.progress, i.job_id as "jobId",
  to_json(i.created_at)#>>'{}' as "createdAt", to_json(i.changed_at)#>>'{}' as "changedAt",
  to_json(i.expires_at)#>>'{}' as "expiresAt"`

/** Begins an import of the session's account; nothing is there of its file yet. */
export async function beginImport(
  session: Session,
  { fileName }: { readonly fileName: string },
): Promise<Import> {
  const { caller, errand } = session
  const id = newId('imp')
  await sql`insert into imports.import (id, account_id, purpose, file_name, expires_at)
    values (${id}, ${caller.accountId}, ${errand.purpose}, ${fileName}, ${expiry(errand.now)})`.execute(
    session.trx,
  )
  session.note({ act: 'begin import', entity: 'import', subjects: [], detail: { id } })
  return readImport(session, id)
}

/** One import of the account. Throws `AppError('record-missing')`. */
export async function readImport({ trx }: Session, id: string): Promise<Import> {
  const { rows } = await sql<Import>`select ${columns} from imports.import i where i.id = ${id}`.execute(trx)
  if (rows[0]) return rows[0]
  throw new AppError('record-missing', 'There is no such import of this account.', { id })
}

/** The account's imports, newest first. */
export async function listImports(
  { trx }: Session,
  {
    limit,
    after,
  }: { readonly limit: number; readonly after?: { readonly createdAt: string; readonly id: string } },
): Promise<Import[]> {
  const beyond = after
    ? sql`where (i.created_at, i.id) < (${after.createdAt}::timestamptz, ${after.id})`
    : sql``
  const { rows } = await sql<Import>`select ${columns} from imports.import i ${beyond}
    order by i.created_at desc, i.id desc limit ${limit}`.execute(trx)
  return rows
}

export type ImportChange = Partial<
  Pick<
    Import,
    | 'state'
    | 'reading'
    | 'sheets'
    | 'sheet'
    | 'columns'
    | 'rowCount'
    | 'notes'
    | 'mapping'
    | 'suggestion'
    | 'counts'
    | 'progress'
  >
> & { readonly fileDigest?: string | null; readonly fileBytes?: number; readonly jobId?: string | null }

/** Notes how far an import is, and keeps its sheet for another week. */
export async function changeImport(session: Session, id: string, change: ImportChange): Promise<Import> {
  const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`
  const sets: RawBuilder<unknown>[] = [
    sql`changed_at = ${session.errand.now}`,
    sql`expires_at = ${expiry(session.errand.now)}`,
  ]
  const plain = {
    state: 'state',
    sheets: 'sheets',
    sheet: 'sheet',
    columns: 'sheet_columns',
    rowCount: 'row_count',
    fileDigest: 'file_digest',
    fileBytes: 'file_bytes',
    jobId: 'job_id',
  } as const
  for (const [name, column] of Object.entries(plain)) {
    const value = change[name as keyof ImportChange]
    if (value !== undefined) sets.push(sql`${sql.ref(column)} = ${value}`)
  }
  for (const name of ['reading', 'notes', 'mapping', 'suggestion', 'counts', 'progress'] as const)
    if (change[name] !== undefined) sets.push(sql`${sql.ref(name)} = ${json(change[name])}`)
  await sql`update imports.import set ${sql.join(sets)} where id = ${id}`.execute(session.trx)
  return readImport(session, id)
}

/** Throws `AppError('record-conflict')` unless the import is in one of these states and nothing is under way. */
export async function assertImportIs(
  session: Session,
  id: string,
  states: readonly ImportState[],
): Promise<Import> {
  const found = await readImport(session, id)
  const { rows } =
    await sql`select from jobs.job where id = ${found.jobId} and state in ('waiting', 'running')`.execute(
      session.trx,
    )
  if (rows.length > 0)
    throw new AppError(
      'record-conflict',
      'A job of this import is under way. Wait for it, or cancel it first.',
      { jobId: found.jobId },
    )
  if (states.includes(found.state)) return found
  throw new AppError(
    'record-conflict',
    `The import is ${found.state}; this takes one that is ${states.join(' or ')}.`,
    {
      state: found.state,
    },
  )
}

/** A done import of the same file, by whoever of reach; its newest. */
export async function findSameFile(
  { trx }: Session,
  { id, fileDigest }: Pick<Import, 'id' | 'fileDigest'>,
): Promise<Import | undefined> {
  const { rows } = await sql<Import>`select ${columns} from imports.import i
    where i.file_digest = ${fileDigest} and i.state = 'done' and i.id <> ${id} order by i.created_at desc limit 1`.execute(
    trx,
  )
  return rows[0]
}

/** Throws an import away that was never run, or whose undoing is over. */
export async function discardImport(session: Session, id: string): Promise<void> {
  await assertImportIs(session, id, ['receiving', 'read', 'mapped', 'checked', 'undone'])
  await sql`delete from imports.import where id = ${id}`.execute(session.trx)
  session.note({ act: 'discard import', entity: 'import', subjects: [], detail: { id } })
}

/**
 * Forgets issues and edits of imports whose time is over, and imports that were never run; returns whose sheets
 * are to be removed. What done imports wrote and ended stays known: they can be undone.
 */
export async function expireImports({ trx, errand }: Session): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from imports.import where expires_at < ${errand.now}`.execute(trx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  await sql`delete from imports.edit where import_id = any (${ids})`.execute(trx)
  await sql`delete from imports.issue where import_id = any (${ids})`.execute(trx)
  await sql`delete from imports.import where id = any (${ids}) and state in ('receiving', 'read', 'mapped', 'checked', 'undone')`.execute(
    trx,
  )
  return ids
}

function expiry(now: Date): Date {
  return new Date(now.getTime() + keepDays * 86_400_000)
}
