import type { Entity, Field } from '@cadre/people'
import { columnName } from './column-name.ts'

export interface ColumnSpec {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly check?: string
  readonly referencePrefixes?: readonly string[]
}

/** The columns that a field is kept in; money takes two. */
export function columnsOfField(
  name: string,
  field: Field,
  prefixOf: (entity: string) => string,
): ColumnSpec[] {
  const column = columnName(name)
  const { isRequired } = field
  switch (field.type) {
    case 'text':
      if (field.isEncrypted)
        return [
          { name: column, type: 'bytea', isRequired },
          ...(field.isLookedUp ? [{ name: digestColumn(column), type: 'bytea', isRequired }] : []),
        ]
      return [
        {
          name: column,
          type: 'text',
          isRequired,
          check: `char_length(${quoted(column)}) <= ${field.maxLength}`,
        },
      ]
    case 'integer':
      return [
        {
          name: column,
          type: 'bigint',
          isRequired,
          check: `${quoted(column)} between ${field.min} and ${field.max}`,
        },
      ]
    case 'number':
      return [
        {
          name: column,
          type: 'numeric',
          isRequired,
          check: `${quoted(column)} between ${field.min} and ${field.max}`,
        },
      ]
    case 'boolean':
      return [{ name: column, type: 'boolean', isRequired }]
    case 'date':
      return [
        {
          name: column,
          type: 'date',
          isRequired,
          check: `${quoted(column)} between '1900-01-01' and '2200-12-31'`,
        },
      ]
    case 'instant':
      return [{ name: column, type: 'timestamptz', isRequired }]
    case 'texts':
      return [{ name: column, type: 'text[]', isRequired }]
    case 'choice':
      return [
        {
          name: column,
          type: 'text',
          isRequired,
          check: `${quoted(column)} in (${field.choices.map(literal).join(', ')})`,
        },
      ]
    case 'reference':
      return [{ name: column, type: 'text', isRequired, referencePrefixes: field.to.map(prefixOf) }]
    case 'money':
      return [
        {
          name: `${column}_minor`,
          type: 'bigint',
          isRequired,
          check: `abs(${column}_minor) <= 1000000000000000`,
        },
        { name: `${column}_currency`, type: 'text', isRequired, check: `${column}_currency ~ '^[A-Z]{3}$'` },
      ]
  }
}

/** The column with the keyed digest that an encrypted value is found by. */
export const digestColumn = (column: string): string => `${column}_digest`

/** The column that says whose record it is; `undefined` for records of the organisation. */
export function subjectColumn(entity: Entity): string | undefined {
  return entity.subject === 'organisation' ? undefined : `${entity.subject}_id`
}

/** The table of an entity with its schema: protected attributes live in a vault of their own. */
export function tableOf(entity: Entity): string {
  return `${entity.dataClass === 'protected' ? 'vault' : 'records'}.${entity.name}`
}

export const quoted = (name: string): string => `"${name}"`
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`
