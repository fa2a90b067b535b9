import type { RecordVersion } from '@cadre/contract/client'
import type { TreeEntry } from '../parts/tree-keys.ts'

export interface GoalLine extends TreeEntry {
  readonly goal: RecordVersion
}

const parentOf = ({ values }: RecordVersion): string =>
  typeof values['parentId'] === 'string' ? values['parentId'] : ''
const nameOf = ({ values }: RecordVersion): string => String(values['name'])

/**
 * Goals as the lines of a tree, each below the goal that it serves, by name, and those that others serve before those that stand
 * alone; what is below a closed goal is left out. Who serves a goal out of reach, or goals in a circle, stand at the top.
 */
export function goalLines(goals: readonly RecordVersion[], closed: ReadonlySet<string>): GoalLine[] {
  const known = new Map(goals.map((goal) => [goal.id, goal]))
  const isTop = (goal: RecordVersion): boolean => {
    const seen = new Set<string>()
    for (let one: RecordVersion | undefined = goal; one; one = known.get(parentOf(one))) {
      if (seen.has(one.id)) return goal.id === [...seen].toSorted()[0]
      seen.add(one.id)
    }
    return !known.has(parentOf(goal))
  }
  const tops = goals.filter(isTop)
  const topIds = new Set(tops.map(({ id }) => id))
  const below = Map.groupBy(
    goals.filter(({ id }) => !topIds.has(id)).toSorted((a, b) => nameOf(a).localeCompare(nameOf(b))),
    parentOf,
  )
  const lines: GoalLine[] = []
  const add = (beside: readonly RecordVersion[], depth: number): void => {
    for (const [index, goal] of beside.entries()) {
      const { id } = goal
      const children = below.get(id) ?? []
      const place = { place: index + 1, among: beside.length, below: children.length }
      lines.push({ id, name: nameOf(goal), goal, depth, ...place })
      if (!closed.has(id)) add(children, depth + 1)
    }
  }
  const isAlone = ({ id }: RecordVersion): number => (below.has(id) ? 0 : 1)
  add(
    tops.toSorted((a, b) => isAlone(a) - isAlone(b) || nameOf(a).localeCompare(nameOf(b))),
    0,
  )
  return lines
}
