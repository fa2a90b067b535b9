import { entities } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { quoted, tableOf } from '../schema/entity-columns.ts'

/** What records of the organisation are called, by id: departments, jobs, courses. */
export async function readTitles({ trx }: Session, ids: readonly string[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const { idPrefix, title, subject, ...entity } of entities) {
    const wanted = [...new Set(ids.filter((id) => id.startsWith(`${idPrefix}_`)))]
    if (wanted.length === 0 || title.length === 0 || subject !== 'organisation') continue
    const words = sql.raw(title.map((field) => quoted(columnName(field))).join(', '))
    const { rows } = await sql<{ id: string; title: string }>`
      select distinct on (id) id, concat_ws(' ', ${words}) as title
      from ${sql.raw(tableOf({ idPrefix, title, subject, ...entity }))} where id = any (${wanted})
      order by id, version desc`.execute(trx)
    for (const row of rows) titles.set(row.id, row.title)
  }
  return titles
}
