import { sql } from 'kysely'
import type { Session } from '../../database/session.ts'
import { mayProcess } from '../../notices/may-process.ts'
import type { LakeColumn, LakeRow, LakeRows } from '../lake-column.ts'
import type { Enter } from './read-facts.ts'

/**
 * Rows about people who may be processed for the purpose of the session, and rows about nobody: who is restricted,
 * objects, or was not told of a purpose that asks for it is left out, page by page.
 */
export async function* onlyProcessable(
  enter: Enter,
  columns: readonly LakeColumn[],
  batches: LakeRows,
): AsyncGenerator<readonly LakeRow[]> {
  const column = columns.find(({ role }) => role === 'subject')?.name
  for await (const rows of batches) {
    if (column === undefined) {
      yield rows
      continue
    }
    const ids = new Set(rows.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : [])))
    const refused = await enter((session) => refusedAmong(session, [...ids]))
    yield rows.filter((row) => !refused.has(row[column]))
  }
}

/** An application is its candidate's. */
async function refusedAmong(session: Session, ids: readonly string[]): Promise<ReadonlySet<unknown>> {
  const { rows } = await sql<{
    id: string
    owner: string
  }>`select distinct i as id, coalesce(a.candidate_id, i) as owner
    from unnest(${ids}::text[]) i left join records.application a on a.id = i`.execute(session.trx)
  const owners = [...new Set(rows.map(({ owner }) => owner))]
  const refusals = await mayProcess(session, session.errand.purpose, owners)
  const refused = new Set(refusals.flatMap(({ subjectId, refusal }) => (refusal === null ? [] : [subjectId])))
  return new Set(rows.flatMap(({ id, owner }) => (refused.has(owner) ? [id] : [])))
}
