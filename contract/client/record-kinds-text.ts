import { entities } from '@cadre/people'
import type { Entity, Field } from '@cadre/people'

/** The text of `record-kinds.ts`, made from the declarations. */
export function recordKindsText(): string {
  return `// Made from the declarations in people/entities by write-route-table.ts.
/* oxlint-disable max-lines */

/** An amount in minor units with its currency. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** The fields of every kind of record; those that may be unknown are optional. */
export interface RecordFields {
${entities.map(kindText).join('\n')}
}

/** Which kind of record is at a path. */
export interface KindsByPath {
${entities.map(({ name, path }) => `  readonly ${path.includes('-') ? `'${path}'` : path}: '${name}'`).join('\n')}
}
`
}

function kindText({ name, meaning, fields }: Entity): string {
  const lines = Object.entries(fields).map(
    ([field, declared]) =>
      `    /** ${declared.meaning} */\n    readonly ${field}${declared.isRequired ? '' : '?'}: ${typeOf(declared)}`,
  )
  return `  /** ${meaning} */\n  readonly ${name}: {\n${lines.join('\n')}\n  }`
}

function typeOf(field: Field): string {
  switch (field.type) {
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'money':
      return 'Money'
    case 'texts':
      return 'readonly string[]'
    case 'choice':
      return field.choices.map((choice) => `'${choice.replaceAll("'", "\\'")}'`).join(' | ')
    case 'text':
    case 'date':
    case 'instant':
    case 'reference':
      return 'string'
  }
}
