import type { RowIssue } from '@cadre/connect/records'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** More are counted and not kept: whoever has as many has one mistake in many rows. */
export const maxKeptIssues = 100_000

/** Forgets what was wrong with an import's cells. */
export async function clearIssues({ trx }: Session, importId: string): Promise<void> {
  await sql`delete from imports.issue where import_id = ${importId}`.execute(trx)
}

/** Keeps what is wrong with cells; the same thing twice is kept once. */
export async function keepIssues(
  { trx }: Session,
  importId: string,
  issues: readonly RowIssue[],
): Promise<void> {
  if (issues.length === 0) return
  await sql`insert into imports.issue (import_id, row_number, column_name, code, level, message)
    select ${importId}, x.row, x."column", x.code, x.level, x.message
    from jsonb_to_recordset(${JSON.stringify(issues)}::jsonb) x(row bigint, "column" text, code text, level text, message text)
    on conflict do nothing`.execute(trx)
}

/** What is wrong with some rows. */
export async function readIssues(
  { trx }: Session,
  importId: string,
  rows: readonly number[],
): Promise<RowIssue[]> {
  const { rows: found } =
    await sql<RowIssue>`select row_number::float8 as row, column_name as "column", code, level, message
    from imports.issue where import_id = ${importId} and row_number = any (${rows}::bigint[])
    order by row_number, column_name`.execute(trx)
  return found
}

/** Numbers of rows with something wrong of these levels, after a row, in order. */
export async function rowsWithIssues(
  { trx }: Session,
  importId: string,
  {
    levels,
    after,
    limit,
  }: { readonly levels: readonly string[]; readonly after: number; readonly limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ row: number }>`select distinct row_number::float8 as row from imports.issue
    where import_id = ${importId} and level = any (${levels}::text[]) and row_number > ${after} order by 1 limit ${limit}`.execute(
    trx,
  )
  return rows.map(({ row }) => row)
}

export interface IssueCount {
  readonly column: string
  readonly code: string
  readonly level: string
  readonly message: string
  readonly rows: number
}

/** How often each thing is wrong, most frequent first. */
export async function countIssues({ trx }: Session, importId: string): Promise<IssueCount[]> {
  const { rows } =
    await sql<IssueCount>`select column_name as "column", code, level, min(message) as message, count(*)::float8 as rows
    from imports.issue where import_id = ${importId} group by 1, 2, 3 order by 5 desc, 1, 2 limit 200`.execute(
      trx,
    )
  return rows
}
