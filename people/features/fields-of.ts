import { partsOf } from './expression/expression.ts'
import type { Expression, NodeOf } from './expression/expression.ts'

/** Fields of one kind of record. */
export interface FieldsRead {
  readonly entity: string
  readonly fields: readonly string[]
}

/**
 * Which fields of which records an expression reads, by name; the field that says whom a record is about among them. Of money and texts the part
 * that is read stands behind the name: `amount_minor`.
 */
export function fieldsOf(expression: Expression): FieldsRead[] {
  const found = new Map<string, Set<string>>()
  gather(expression, undefined, found)
  return [...found]
    .map(([entity, fields]) => ({ entity, fields: [...fields].sort() }))
    .toSorted((a, b) => (a.entity < b.entity ? -1 : 1))
}

const nameOf = ({ name, part }: NodeOf<'field'>): string => (part ? `${name}_${part}` : name)

function gather(expression: Expression, within: string | undefined, found: Map<string, Set<string>>): void {
  const add = (entity: string, field: string): void =>
    void found.set(entity, (found.get(entity) ?? new Set()).add(field))
  switch (expression.node) {
    case 'field':
      if (within !== undefined) add(within, nameOf(expression))
      return
    case 'summary': {
      const { entity, about, where } = expression.from
      add(entity, about.field)
      for (const part of [expression.of, where]) if (part) gather(part, entity, found)
      // Whom it is about is a value of the person, not of the record.
      if (about.is) gather(about.is, within, found)
      return
    }
    case 'lookup':
      for (const [field, match] of Object.entries(expression.match)) {
        add(expression.entity, field)
        gather(match, within, found)
      }
      add(expression.entity, nameOf(expression.field))
      return
    case 'own':
      gather(expression.value, undefined, found)
      return
    case 'among':
    case 'of person':
      add('employment', 'personId')
      for (const part of partsOf(expression)) gather(part, within, found)
      return
    default:
      for (const part of partsOf(expression)) gather(part, within, found)
  }
}
