import { partsOf } from '@cadre/people/features'
import type { Expression, NodeOf } from '@cadre/people/features'
import { ownValues } from './record-sql.ts'

/** Nodes that need relations of their own, by the text that makes two of them the same. */
export interface Needs {
  readonly summaries: readonly NodeOf<'summary'>[]
  readonly others: readonly NodeOf<'of person'>[]
  readonly groups: readonly NodeOf<'among'>[]
  readonly earlier: readonly NodeOf<'earlier'>[]
}

/** What makes two expressions one. */
export const identityOf = (expression: unknown): string => JSON.stringify(expression)

/** Every node of a person's expressions, each once; not what is below `earlier`, which has a frame of its own. */
export function needsOf(expressions: readonly Expression[]): Needs {
  const found = new Map<string, Expression>()
  const visit = (expression: Expression): void => {
    found.set(identityOf(expression), expression)
    if (expression.node === 'earlier') return
    const parts = expression.node === 'summary' ? stagedBy(expression) : partsOf(expression)
    for (const part of parts) visit(part)
  }
  for (const expression of expressions) visit(expression)
  const all = [...found.values()]
  return {
    summaries: all.filter((node) => node.node === 'summary'),
    others: all.filter((node) => node.node === 'of person'),
    groups: all.filter((node) => node.node === 'among'),
    earlier: all.filter((node) => node.node === 'earlier'),
  }
}

/** Values that must be worked out before a node can be. */
export function stagedBy(node: Expression): readonly Expression[] {
  if (node.node === 'of person') return [node.who, node.value]
  if (node.node === 'among') return [node.of, ...node.by]
  if (node.node !== 'summary') return []
  const { about, where } = node.from
  return [...(about.is ? [about.is] : []), ...ownValues(node.of), ...(where ? ownValues(where) : [])]
}

/** After how many rounds of working values out for everybody an expression can be worked out. */
export function depthOf(expression: Expression): number {
  if (expression.node === 'earlier') return 0
  const staged = stagedBy(expression)
  if (staged.length > 0) return 1 + Math.max(...staged.map(depthOf))
  if (expression.node === 'summary') return 0
  return Math.max(0, ...partsOf(expression).map(depthOf))
}
