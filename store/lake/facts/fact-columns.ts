import { scoreSentiment } from '@cadre/people'
import type { Entity, Field } from '@cadre/people'
import { columnName } from '../../schema/column-name.ts'
import { quoted, subjectColumn } from '../../schema/entity-columns.ts'
import type { LakeColumn, LakeType, LakeValue } from '../lake-column.ts'

/** A column of a data set with the expression that reads it from the entity's table `t`. */
export interface FactColumn extends LakeColumn {
  readonly sql: string
  /** Makes the value of the cell that was read, where the cell itself must not leave. */
  readonly derive?: (cell: LakeValue) => LakeValue
}

/** A column made from a field of a record, and what it holds of the record's values. */
export interface ValueColumn extends FactColumn {
  readonly of: (values: Readonly<Record<string, unknown>>) => LakeValue
}

/**
 * The columns of an entity that go to the lake. What is kept encrypted or names somebody directly (names,
 * addresses, free text, reasons) stays in the database: whoever may see it looks it up by the id.
 */
export function valueColumns(entity: Entity): ValueColumn[] {
  return Object.entries(entity.fields)
    .filter(([, field]) => field.identifying !== 'directly' || isScored(field))
    .flatMap(([name, field]) => (isScored(field) ? [sentimentOf(name, field)] : columnsOf(name, field)))
}

const isScored = (field: Field): boolean => field.type === 'text' && field.isScored

/** A text stays behind; how well it speaks goes along. */
function sentimentOf(fieldName: string, { meaning }: Field): ValueColumn {
  const column = columnName(fieldName)
  const derive = (cell: unknown): LakeValue => (typeof cell === 'string' ? scoreSentiment(cell) : null)
  return {
    name: `${column}_sentiment`,
    type: 'number',
    meaning: `${meaning}: how well it speaks, -1 to 1`,
    sql: `t.${quoted(column)}`,
    derive,
    of: (values) => derive(values[fieldName]),
  }
}

/** The id of a record and of whoever it is about. */
export function identityColumns(entity: Entity): FactColumn[] {
  const subject = subjectColumn(entity)
  const ofSubject = entity.name === entity.subject
  const id = { name: 'id', type: 'text', meaning: 'the record', sql: 't.id' } as const
  if (!subject) return [id]
  if (ofSubject) return [{ ...id, role: 'subject' }]
  const about = { name: subject, type: 'text', meaning: 'whose it is', role: 'subject' } as const
  return [id, { ...about, sql: `t.${quoted(subject)}` }]
}

export const validColumns: readonly FactColumn[] = [
  { name: 'valid_from', type: 'date', meaning: 'the first day it holds', sql: 'lower(t.valid)::text' },
  {
    name: 'valid_to',
    type: 'date',
    meaning: 'the first day it no longer holds',
    sql: 'upper(t.valid)::text',
  },
]

/** An instant as UTC text with microseconds, which the driver would cut to milliseconds. */
export const instantSql = (expression: string): string =>
  `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const types: Readonly<Record<Exclude<Field['type'], 'money'>, LakeType>> = {
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  instant: 'instant',
  texts: 'texts',
  choice: 'text',
  reference: 'text',
}

function columnsOf(fieldName: string, field: Field): ValueColumn[] {
  const name = columnName(fieldName)
  const { meaning } = field
  if (field.type === 'money') {
    const part = (of: 'minor' | 'currency'): ValueColumn['of'] => {
      return (values) =>
        (values[fieldName] as Readonly<Record<typeof of, LakeValue>> | undefined)?.[of] ?? null
    }
    return [
      {
        name: `${name}_minor`,
        type: 'integer',
        meaning: `${meaning}, in minor units`,
        sql: `t.${name}_minor`,
        of: part('minor'),
      },
      {
        name: `${name}_currency`,
        type: 'text',
        meaning: `currency of ${name}`,
        sql: `t.${name}_currency`,
        of: part('currency'),
      },
    ]
  }
  const column = `t.${quoted(name)}`
  const sql = field.type === 'instant' ? instantSql(column) : column
  const role = field.type === 'reference' ? ({ role: 'reference' } as const) : {}
  const of: ValueColumn['of'] = (values) => (values[fieldName] ?? null) as LakeValue
  return [{ name, type: types[field.type], meaning, ...role, sql, of }]
}
