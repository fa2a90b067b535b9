import type { CivilDate } from '@cadre/core'
import type { Entity, Field, TextField } from '@cadre/people'
import type { FieldCipher } from '../database/field-cipher.ts'
import { columnName } from '../schema/column-name.ts'
import { digestColumn, tableOf } from '../schema/entity-columns.ts'
import type { CustomValues, Money, RecordVersion, Value, Values } from './record.ts'

export type Row = Record<string, unknown>

/** What tells one version from every other: it never changes, and is known before the version is entered. */
export interface VersionPlace {
  readonly id: string
  readonly validFrom: CivilDate
  readonly requestId: string
}

/** The columns of a record's values; encrypted fields are sealed to the version. */
export function columnsOfValues(
  entity: Entity,
  place: VersionPlace,
  values: Values,
  cipher: FieldCipher,
): Row {
  const rowId = sealedRowId(place)
  const row: Row = {}
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = values[name] ?? null
    const column = columnName(name)
    if (field.type === 'money') {
      const money = value as Money | null
      row[`${column}_minor`] = money?.minor ?? null
      row[`${column}_currency`] = money?.currency ?? null
    } else if (field.type === 'text' && field.isEncrypted) {
      Object.assign(
        row,
        sealedColumns({ entity, field, column, rowId, value: value as string | null }, cipher),
      )
    } else {
      row[column] = value
    }
  }
  return row
}

/** The row of a sealed cell, as it is authenticated with the value. */
export function sealedRowId({ id, validFrom, requestId }: VersionPlace): string {
  return [id, validFrom, requestId].join('/')
}

interface CellToSeal {
  readonly entity: Entity
  readonly field: TextField
  readonly column: string
  readonly rowId: string
  readonly value: string | null
}

/** A sealed value, with the digest that it is found by where the field has one. */
export function sealedColumns(cell: CellToSeal, cipher: FieldCipher): Row {
  const { entity, field, column, rowId, value } = cell
  const table = tableOf(entity)
  const sealed = value === null ? null : cipher.seal(value, { table, column, rowId })
  if (!field.isLookedUp) return { [column]: sealed }
  const digest = value === null ? null : cipher.digests(value, { table, column })[0]
  return { [column]: sealed, [digestColumn(column)]: digest }
}

/** A record version from a row of its table. */
export function recordOfRow(entity: Entity, row: Row, cipher: FieldCipher): RecordVersion {
  const id = String(row['id'])
  const rowId = sealedRowId({
    id,
    validFrom: row['valid_from'] as CivilDate,
    requestId: String(row['request_id']),
  })
  const values: Record<string, Value> = {}
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = valueOf(field, {
      name: columnName(name),
      row,
      open: (sealed, column) => cipher.open(sealed, { table: tableOf(entity), column, rowId }),
    })
    if (value !== null) values[name] = value
  }
  return {
    id,
    subjectId: (row['subject_id'] as string | null | undefined) ?? null,
    version: Number(row['version']),
    validFrom: row['valid_from'] as string,
    validTo: row['valid_to'] as string | null,
    recordedFrom: row['recorded_from'] as string,
    recordedTo: row['recorded_to'] as string | null,
    enteredBy: row['entered_by'] as string,
    reason: row['reason'] as string | null,
    values,
    custom: (row['custom'] as CustomValues | undefined) ?? {},
  }
}

/** A row that came as JSON, with the types that the driver gives: bytes and instants are texts in JSON. */
export function rowOfJson(entity: Entity, json: Row): Row {
  const row = { ...json }
  for (const [name, field] of Object.entries(entity.fields)) {
    const column = columnName(name)
    const cell = row[column]
    if (typeof cell !== 'string') continue
    if (field.type === 'text' && field.isEncrypted) row[column] = Buffer.from(cell.replace(/^\\x/, ''), 'hex')
    else if (field.type === 'instant') row[column] = new Date(cell)
  }
  return row
}

interface Cell {
  readonly name: string
  readonly row: Row
  readonly open: (sealed: Uint8Array, column: string) => string
}

function valueOf(field: Field, { name, row, open }: Cell): Value {
  if (field.type === 'money') {
    const minor = row[`${name}_minor`] as number | null
    return minor === null ? null : { minor, currency: String(row[`${name}_currency`]) }
  }
  const cell = row[name]
  if (cell === null || cell === undefined) return null
  if (field.type === 'text' && field.isEncrypted) return open(cell as Uint8Array, name)
  if (cell instanceof Date) return cell.toISOString()
  return cell as Value
}
