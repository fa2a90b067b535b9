import type { RecordVersion } from '@cadre/contract/client'
import { useMemo, useState } from 'react'
import type { Active, Tree } from '../parts/use-tree-keys.ts'
import { goalLines } from './goal-tree.ts'
import type { GoalLine } from './goal-tree.ts'

export interface GoalTree extends Tree {
  readonly lines: readonly GoalLine[]
}

/** Goals as a tree, at first open everywhere, with where one stands on it. */
export function useGoalTree(goals: readonly RecordVersion[], enter: (id: string) => void): GoalTree {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [stood, setStood] = useState<Active>()
  const lines = useMemo(() => goalLines(goals, closed), [goals, closed])
  const open = useMemo(
    () => new Set(goals.flatMap(({ id }) => (closed.has(id) ? [] : [id]))),
    [goals, closed],
  )
  const active = useMemo(
    () => (stood && lines.some(({ id }) => id === stood.id) ? stood : { id: lines[0]?.id ?? '' }),
    [stood, lines],
  )
  return {
    lines,
    open,
    active,
    enter,
    go: (id, by) => setStood({ id, by }),
    toggle: (id) => setClosed(open.has(id) ? new Set([...closed, id]) : without(closed, [id])),
    openAll: (ids) => setClosed(without(closed, ids)),
  }
}

const without = (ids: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> =>
  new Set([...ids].filter((id) => !some.includes(id)))
