import type { Expression, NodeOf } from '@cadre/people/features'
import type { LookupTables } from './lookup-sql.ts'
import { operationSql } from './record-sql.ts'

/**
 * A relation of points (`row`, `person_id`, `as_of`, `known_at`, `is_member`) and what was made beside it so far: for
 * each node the text that reads its value and the joins that bring it in.
 */
export interface Frame {
  readonly name: string
  readonly statements: string[]
  readonly lookups: LookupTables
  readonly texts: Map<string, NodeText>
  counter: number
}

export interface NodeText {
  readonly text: string
  readonly joins: readonly string[]
}

/** Values of everybody that later nodes are made of: the relation and the column of each. */
export interface Stage {
  readonly table: string
  readonly columnOf: (expression: Expression) => string
}

export const joinStage = (table: string): string => `left join ${table} on ${table}.row = f.row`

/** Operations and choices over parts that have their text. */
export function composed(
  expression: NodeOf<'operate' | 'choose'>,
  textOf: (part: Expression) => NodeText,
): NodeText {
  const joins: string[] = []
  const part = (inner: Expression): string => {
    const { text, joins: needed } = textOf(inner)
    joins.push(...needed)
    return text
  }
  if (expression.node === 'operate')
    return { text: operationSql(expression.operator, expression.operands.map(part)), joins }
  const cases = expression.cases.map(({ when, give }) => `when ${part(when)} then ${part(give)}`)
  const otherwise = expression.otherwise ? ` else ${part(expression.otherwise)}` : ''
  return { text: `(case ${cases.join(' ')}${otherwise} end)`, joins }
}
