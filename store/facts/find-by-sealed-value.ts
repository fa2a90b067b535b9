import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { digestColumn, subjectColumn, tableOf } from '../schema/entity-columns.ts'
import { holds } from './holds.ts'
import type { Moment } from './holds.ts'

interface SealedSearch {
  readonly field: string
  readonly value: string
  /** Any day, as known now, when left out. */
  readonly moment?: Moment
}

/**
 * Ids of the people within reach whose record holds exactly this value in an encrypted field, by the
 * keyed digest beside it, on a day where one is said; at most 20. The value itself reaches neither the database nor the audit trail.
 */
export async function findBySealedValue(
  session: Session,
  entity: Entity,
  { field, value, moment }: SealedSearch,
): Promise<string[]> {
  const declared = entity.fields[field]
  const subject = subjectColumn(entity)
  if (declared?.type !== 'text' || !declared.isLookedUp || !subject) {
    throw new Error(`${entity.name}.${field} is not looked up`)
  }
  const column = columnName(field)
  const digests = session.cipher.digests(value, { table: tableOf(entity), column })
  const { rows } = await sql<{
    id: string
  }>`select distinct ${sql.ref(subject)} as id from ${sql.raw(tableOf(entity))}
    where ${sql.ref(digestColumn(column))} in (${sql.join(digests)})
      and ${moment ? holds(entity.name, moment) : sql`upper_inf(recorded)`}
    order by 1 limit 20`.execute(session.trx)
  const ids = rows.map(({ id }) => id)
  session.note({ act: 'look up', entity: entity.name, subjects: ids, detail: { field, found: ids.length } })
  return ids
}
