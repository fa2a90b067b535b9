import type { Entity, Field } from '@cadre/people'
import type { FieldCipher } from '../database/field-cipher.ts'
import { columnName } from '../schema/column-name.ts'
import { tableOf } from '../schema/entity-columns.ts'
import type { CustomValues, Money, RecordVersion, Value, Values } from './record.ts'

export type Row = Record<string, unknown>

/** The columns of a record's values; encrypted fields are sealed to the record's id. */
export function columnsOfValues(entity: Entity, id: string, values: Values, cipher: FieldCipher): Row {
  const row: Row = {}
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = values[name] ?? null
    const column = columnName(name)
    if (field.type === 'money') {
      const money = value as Money | null
      row[`${column}_minor`] = money?.minor ?? null
      row[`${column}_currency`] = money?.currency ?? null
    } else if (field.type === 'text' && field.isEncrypted) {
      row[column] =
        value === null ? null : cipher.seal(value as string, { table: tableOf(entity), column, rowId: id })
    } else {
      row[column] = value
    }
  }
  return row
}

/** A record version from a row of its table. */
export function recordOfRow(entity: Entity, row: Row, cipher: FieldCipher): RecordVersion {
  const id = String(row['id'])
  const values: Record<string, Value> = {}
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = valueOf(field, {
      name: columnName(name),
      row,
      open: (sealed, column) => cipher.open(sealed, { table: tableOf(entity), column, rowId: id }),
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
