import { dataClasses, entities } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { tableOf } from '../schema/entity-columns.ts'

/** Kinds that have a name and may be named without a note in the audit trail, by the prefix of their ids. */
const named = new Map(
  entities
    .filter(({ title, dataClass }) => title.length > 0 && !dataClasses[dataClass].isSensitive)
    .map((entity) => [entity.idPrefix, entity]),
)

/**
 * What records are called, by id, whatever day they held on: as they were called last. Ids of records that are out of
 * reach, or of a kind without a name, are left out.
 */
export async function nameRecords(
  session: Session,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const byPrefix = Map.groupBy(new Set(ids), (id) => id.slice(0, id.indexOf('_')))
  const parts = [...byPrefix].flatMap(([prefix, ofKind]) => {
    const entity = named.get(prefix)
    return entity ? [namesOf(entity, ofKind)] : []
  })
  if (parts.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string }>`${sql.join(parts, sql` union all `)}`.execute(
    session.trx,
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

function namesOf(entity: Entity, ids: readonly string[]): RawBuilder<unknown> {
  return sql`(select distinct on (id) id, ${nameIn(entity)} as name from ${sql.raw(tableOf(entity))}
    where id = any (${ids}) and upper_inf(recorded) order by id, lower(valid) desc)`
}

function nameIn({ name, title }: Entity): RawBuilder<unknown> {
  if (name === 'person') return sql`concat_ws(' ', coalesce(preferred_name, first_name), last_name)`
  return sql`concat_ws(' ', ${sql.join(title.map((field) => sql.ref(columnName(field))))})`
}
