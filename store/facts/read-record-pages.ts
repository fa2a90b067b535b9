import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { readRecords } from './read-records.ts'
import type { ReadOptions, Sort } from './read-options.ts'
import type { RecordVersion } from './record.ts'

/**
 * The records that `readRecords` finds, all of them, some at a time and as they are known at one moment, so that none
 * is left out or told twice because of what others write meanwhile. There is at least one page, which may be empty.
 */
export async function* readRecordPages(
  session: Session,
  entity: Entity,
  { recordsAtOnce = 5000, ...options }: Omit<ReadOptions, 'limit'> & { readonly recordsAtOnce?: number },
): AsyncGenerator<RecordVersion[]> {
  const first = await readRecords(session, entity, { ...options, limit: recordsAtOnce + 1 })
  // One page is one statement, which sees one moment by itself.
  if (first.length <= recordsAtOnce) return yield first
  const knownAt = options.knownAt ?? (await momentOf(session))
  let { after } = options
  for (;;) {
    const page = await readRecords(session, entity, {
      ...options,
      knownAt,
      limit: recordsAtOnce,
      ...(after && { after }),
    })
    yield page
    const last = page.at(-1)
    if (!last || page.length < recordsAtOnce) return
    after = { value: sortValue(last, options.sort), id: last.id }
  }
}

/** By the clock that records are entered by. */
async function momentOf({ trx }: Session): Promise<string> {
  const { rows } = await sql<{ at: string }>`select to_json(clock_timestamp())#>>'{}' as at`.execute(trx)
  return rows[0]!.at
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
