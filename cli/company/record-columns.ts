import type { TypedColumn } from '@cadre/connect/files'
import { entities } from '@cadre/people'
import type { Entity, Field } from '@cadre/people'
import type { CompanyRecord } from '@cadre/synth'

/** A column of the file of an entity, and how a record fills it. */
export interface RecordColumn extends TypedColumn {
  readonly cell: (record: CompanyRecord) => unknown
}

const types: Readonly<Record<Exclude<Field['type'], 'money'>, TypedColumn['type']>> = {
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  instant: 'instant',
  texts: 'text',
  choice: 'text',
  reference: 'text',
}

/** The columns of the file of a kind of record: who and when first, then its fields, named as in the database. */
export function columnsOfEntity(entity: Entity): RecordColumn[] {
  const isOwnSubject = entity.name === entity.subject
  const subject: RecordColumn[] =
    entity.subject === 'organisation' || isOwnSubject
      ? []
      : [{ name: `${entity.subject}_id`, type: 'text', cell: ({ subjectId }) => subjectId }]
  return [
    { name: 'id', type: 'text', cell: ({ id }) => id },
    ...subject,
    { name: 'valid_from', type: 'date', cell: ({ from }) => from },
    { name: 'valid_to', type: 'date', cell: ({ to }) => to },
    ...Object.entries(entity.fields).flatMap(([name, field]) => columnsOfField(name, field)),
  ]
}

/** Every kind of record with its file: protected attributes lie in a folder of their own. */
export const recordFiles = entities.map((entity) => ({
  entity: entity.name,
  name: entity.dataClass === 'protected' ? `protected/${entity.name}` : entity.name,
  isProtected: entity.dataClass === 'protected',
  columns: columnsOfEntity(entity),
}))

function columnsOfField(field: string, { type }: Field): RecordColumn[] {
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (type !== 'money') return [{ name, type: types[type], cell: ({ values }) => values[field] }]
  const part = (of: 'minor' | 'currency') => (record: CompanyRecord) =>
    (record.values[field] as Readonly<Record<string, unknown>> | undefined)?.[of]
  return [
    { name: `${name}_minor`, type: 'integer', cell: part('minor') },
    { name: `${name}_currency`, type: 'text', cell: part('currency') },
  ]
}
