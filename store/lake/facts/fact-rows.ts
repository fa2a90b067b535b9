import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { subjectColumn } from '../../schema/entity-columns.ts'
import type { LakeRow, LakeValue } from '../lake-column.ts'
import { valueColumns } from './fact-columns.ts'

/** A version of a record, for a lake that is filled without a database. */
export interface FactVersion {
  /** Its place among all versions of its kind. */
  readonly version: number
  readonly id: string
  readonly subjectId?: string
  readonly from: CivilDate
  readonly to?: CivilDate
  /** Instants as UTC text. */
  readonly recordedFrom: string
  readonly recordedTo?: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Makes rows of `facts/KIND` of versions that were never in a database, with the columns of an export. */
export function factRows(entity: Entity): (version: FactVersion) => LakeRow {
  const columns = valueColumns(entity)
  const subject = entity.name === entity.subject ? undefined : subjectColumn(entity)
  return ({ version, id, subjectId, from, to, recordedFrom, recordedTo, values }) => {
    const row: Record<string, LakeValue> = {
      version,
      id,
      valid_from: from,
      valid_to: to ?? null,
      recorded_from: recordedFrom,
      recorded_to: recordedTo ?? null,
    }
    if (subject !== undefined) row[subject] = subjectId ?? null
    for (const { name, of } of columns) row[name] = of(values)
    return row
  }
}
