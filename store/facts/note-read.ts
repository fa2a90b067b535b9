import { AppError } from '@cadre/core'
import { dataClasses, restrictedFields } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { subjectIdsAmong } from '../audit/subject-ids.ts'
import { withoutHiddenValues } from '../custom-fields/guarded-fields.ts'
import type { Session } from '../database/session.ts'
import { subjectColumn } from '../schema/entity-columns.ts'
import type { ReadOptions } from './read-options.ts'
import type { RecordVersion } from './record.ts'
import { recordOfRow } from './row-of-record.ts'
import type { Row } from './row-of-record.ts'

export interface Reading {
  readonly rows: readonly Row[]
  readonly act: string
  /** Whose records were asked for by name: that there are none is told too. */
  readonly asked: readonly string[]
}

/** Records as the account may see them, of rows that were read; noted when their class is sensitive. */
export async function noteRead(
  session: Session,
  entity: Entity,
  { rows, act, asked }: Reading,
): Promise<RecordVersion[]> {
  const withheld = restrictedOf(session, entity)
  const stored = rows.map((row) => withoutFields(recordOfRow(entity, row, session.cipher), withheld))
  const records = await withoutHiddenValues(session, entity, stored)
  if (!dataClasses[entity.dataClass].isSensitive || records.length + asked.length === 0) return records
  const found = records.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId]))
  const subjects = [...found, ...subjectIdsAmong(asked)]
  session.note({ act, entity: entity.name, subjects, detail: { records: records.length } })
  return records
}

/** What the caller does not see of a record within reach. */
function restrictedOf({ caller, errand }: Session, entity: Entity): readonly string[] {
  return caller.kind === 'system' ? [] : restrictedFields(caller.roles, entity, errand.purpose)
}

function withoutFields(record: RecordVersion, names: readonly string[]): RecordVersion {
  if (names.length === 0) return record
  const kept = Object.entries(record.values).filter(([name]) => !names.includes(name))
  return { ...record, values: Object.fromEntries(kept) }
}

/** What is not shown does not show through an order or a search for it either. Throws `AppError('access-denied')`. */
export function refuseRestricted(
  session: Session,
  entity: Entity,
  { filters = [], sort }: ReadOptions,
): void {
  const asked = [...filters.map(({ field }) => field), ...(sort ? [sort.field] : [])]
  const hidden = restrictedOf(session, entity).find((name) => asked.includes(name))
  if (hidden === undefined) return
  throw new AppError('access-denied', `This account does not see ${hidden}, and may not look for it.`)
}

/** What is selected of a table of records, for `noteRead`. */
export function columns(entity: Entity): RawBuilder<unknown> {
  const subject = subjectColumn(entity)
  return sql`*, lower(valid)::text as valid_from, upper(valid)::text as valid_to,
    to_json(lower(recorded))#>>'{}' as recorded_from, to_json(upper(recorded))#>>'{}' as recorded_to,
    ${subject ? sql.ref(subject) : sql`null::text`} as subject_id`
}
