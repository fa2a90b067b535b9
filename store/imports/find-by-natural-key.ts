import { naturalKey, naturalKeyText } from '@cadre/connect/records'
import type { RecordValues } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { tableOf } from '../schema/entity-columns.ts'

/** Ids of the records of a kind that is known by no name, by the text of their key. */
export async function findByNaturalKey(
  { trx }: Session,
  kind: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const fields = naturalKey(kind)
  const columns = fields.map((field) => sql`${sql.ref(columnName(field))} as ${sql.ref(field)}`)
  const { rows } = await sql<RecordValues & { id: string }>`select distinct id, ${sql.join(columns)}
    from ${sql.raw(tableOf(entityNamed(kind)))} where upper_inf(recorded) order by id`.execute(trx)
  const found = new Map<string, string[]>()
  for (const row of rows) {
    const key = naturalKeyText(kind, (field) => row[field])
    const same = found.get(key)
    if (same) same.push(row.id)
    else found.set(key, [row.id])
  }
  return found
}
