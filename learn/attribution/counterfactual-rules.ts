import { LearnError } from '../learn-error.ts'
import type { Cell, Cells } from './counterfactual-cells.ts'

/**
 * What a change upstream does to a column downstream: it moves along by so much for each unit, takes the value that
 * belongs to the new one, or becomes missing, so that the model fills it in as it was taught to.
 */
export type FollowRule = { readonly column: string; readonly after: string } & (
  | { readonly kind: 'shift'; readonly by: number }
  | { readonly kind: 'set'; readonly values: Readonly<Record<string, string | number | boolean>> }
  | { readonly kind: 'missing' }
)

export interface ChangeRules {
  /** Never touched, not even by what follows. */
  readonly immutable?: readonly string[]
  /** Columns that only rise or only fall, as a change or as what follows of one. */
  readonly directions?: Readonly<Record<string, 'up' | 'down'>>
  readonly follows?: readonly FollowRule[]
}

/** Completes changes by what follows of them; undefined when that may not be. */
export type Completion = (changes: Cells) => Cells | undefined

/**
 * Rules in causal order: what follows of a change is worked out before what follows of that; a column that is changed
 * itself follows nothing. Throws `invalid-param` when columns follow each other in a circle.
 */
export function completeBy(
  { immutable = [], directions = {}, follows = [] }: ChangeRules,
  own: Cells,
): Completion {
  const ordered = inCausalOrder(follows)
  const fixed = new Set(immutable)
  return (changes) => {
    const cells = new Map(changes)
    for (const rule of ordered) {
      if (changes.has(rule.column) || !cells.has(rule.after) || !own.has(rule.column)) continue
      const next = follow(rule, { own, cells })
      if (next !== (cells.get(rule.column) ?? own.get(rule.column))) cells.set(rule.column, next)
    }
    for (const [name, cell] of cells)
      if (fixed.has(name) || !isAllowed(directions[name], own.get(name) ?? null, cell)) return undefined
    return cells
  }
}

/** Whether a cell may become another; what is not known or has no order may not, where a direction is set. */
export function isAllowed(direction: 'up' | 'down' | undefined, from: Cell, to: Cell): boolean {
  if (direction === undefined || from === to) return true
  if (from === null || to === null || typeof from === 'string' || typeof to === 'string') return false
  return direction === 'up' ? Number(to) > Number(from) : Number(to) < Number(from)
}

function follow(rule: FollowRule, { own, cells }: { readonly own: Cells; readonly cells: Cells }): Cell {
  const current = cells.get(rule.column) ?? own.get(rule.column) ?? null
  const [before, after] = [own.get(rule.after) ?? null, cells.get(rule.after) ?? null]
  switch (rule.kind) {
    case 'missing':
      return null
    case 'set':
      return Object.hasOwn(rule.values, String(after)) ? rule.values[String(after)]! : current
    case 'shift':
      return typeof current === 'number' && typeof before === 'number' && typeof after === 'number'
        ? current + rule.by * (after - before)
        : current
  }
}

function inCausalOrder(rules: readonly FollowRule[]): readonly FollowRule[] {
  const waiting = [...rules]
  const ordered: FollowRule[] = []
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ after }) => !waiting.some(({ column }) => column === after))
    if (next < 0) {
      const columns = [...new Set(waiting.map(({ column }) => column))]
      throw new LearnError('invalid-param', `Columns follow each other in a circle: ${columns.join(', ')}.`, {
        columns,
      })
    }
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}
