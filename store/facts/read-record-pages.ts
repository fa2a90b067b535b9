import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { noteRead } from './note-read.ts'
import { recordsQuery } from './read-records.ts'
import type { ReadOptions, Sort } from './read-options.ts'
import type { RecordVersion } from './record.ts'
import type { Row } from './row-of-record.ts'

/**
 * The records that `readRecords` finds, all of them, some at a time: one query, whose answer the database gives out in
 * parts. So they are as they are known at one moment, none is left out or told twice because of what others write
 * meanwhile, and time grows with their number alone. There is at least one page, which may be empty.
 */
export async function* readRecordPages(
  session: Session,
  entity: Entity,
  { recordsAtOnce = 5000, ...options }: Omit<ReadOptions, 'limit'> & { readonly recordsAtOnce?: number },
): AsyncGenerator<RecordVersion[]> {
  const { trx } = session
  const cursor = sql.id(`pages_of_${entity.name}`)
  const query = await recordsQuery(session, entity, options)
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(trx)
  const asked = options.subjectIds ?? []
  const read = async (): Promise<readonly Row[]> =>
    (await sql<Row>`fetch ${sql.lit(recordsAtOnce)} from ${cursor}`.execute(trx)).rows
  let rows = await read()
  yield noteRead(session, entity, { rows, act: 'read', asked })
  while (rows.length === recordsAtOnce) {
    rows = await read()
    if (rows.length > 0) yield noteRead(session, entity, { rows, act: 'read', asked: [] })
  }
  await sql`close ${cursor}`.execute(trx)
}

/** What a record stands by in an order, to go on after it. */
export function sortValue(record: RecordVersion, sort: Sort | undefined): string | number | boolean | null {
  if (!sort) return null
  if (sort.field === 'validFrom') return record.validFrom
  if (sort.field.startsWith('custom.')) return record.custom[sort.field.slice('custom.'.length)] ?? null
  const value = record.values[sort.field] ?? null
  if (value === null || typeof value !== 'object') return value
  return 'minor' in value ? value.minor : null
}
