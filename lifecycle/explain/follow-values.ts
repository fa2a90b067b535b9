import { AppError } from '@cadre/core'
import type { FollowRule } from '@cadre/learn/attribution'
import type { BooleanSchema, ColumnSchema } from '../ingest/index.ts'

type SetRule = Extract<FollowRule, { kind: 'set' }>
type Value = SetRule['values'][string]

/**
 * Rules as people write them, with the words of the file for yes and no, as the model's columns have them. Throws
 * `usage` for a value that a column cannot hold.
 */
export function followsInValues(
  follows: readonly FollowRule[],
  schema: readonly ColumnSchema[],
): readonly FollowRule[] {
  const known = new Map(schema.map((column) => [column.name, column]))
  return follows.map((rule) => {
    const [column, after] = [known.get(rule.column), known.get(rule.after)]
    if (rule.kind !== 'set' || !column || !after) return rule
    const values = Object.entries(rule.values).map(([key, value]) => [
      after.kind === 'boolean' ? String(truthOf(key, after)) : key,
      valueFor(column, value),
    ])
    return { ...rule, values: Object.fromEntries(values) as SetRule['values'] }
  })
}

function valueFor(column: ColumnSchema, value: Value): Value {
  const fits =
    column.kind === 'boolean' ? true : typeof value === (column.kind === 'category' ? 'string' : 'number')
  if (!fits)
    throw new AppError(
      'usage',
      `"${column.name}" cannot become ${JSON.stringify(value)}: it holds ${holds[column.kind]}.`,
      {
        column: column.name,
      },
    )
  return column.kind === 'boolean' ? truthOf(value, column) : value
}

const holds = {
  number: 'numbers',
  date: 'days since 1970-01-01',
  category: 'labels, written as text',
  boolean: 'yes and no',
  text: 'text',
} as const

function truthOf(value: Value, { name, no, yes }: BooleanSchema): boolean {
  const said = String(value).toLowerCase()
  if (said === 'true' || said === yes.toLowerCase()) return true
  if (said === 'false' || said === no.toLowerCase()) return false
  throw new AppError('usage', `"${name}" is ${yes} or ${no}, not ${JSON.stringify(value)}.`, { column: name })
}
