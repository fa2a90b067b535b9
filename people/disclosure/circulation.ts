/**
 * A table with margins as a circulation: the total flows from the end to the start, each row's margin from
 * the start to the row, each inner cell from its row to its column, each column's margin to the end.
 * Whatever hidden cells could be, given the shown ones, is a circulation over the hidden edges
 * (Cox 1995, network models for complementary cell suppression).
 */
export interface Edge {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly isRisky: boolean
  isHidden: boolean
  /** Decided in a table that this one shares the cell with. */
  readonly isFixed: boolean
}

/** A path of edges, each walked forward (its count grows) or backward (it shrinks). */
interface Step {
  readonly edge: Edge
  readonly isForward: boolean
}

/**
 * How wide the interval is in which an attacker who knows all shown cells can place a hidden one, as far
 * as `enough`: beyond that it does not matter. Counts are whole and not negative.
 */
export function intervalWidth(edges: readonly Edge[], cell: Edge, enough: number): number {
  const up = maximumChange(edges, cell, { isUp: true, enough })
  if (up >= enough) return up
  return up + maximumChange(edges, cell, { isUp: false, enough: enough - up })
}

function maximumChange(
  edges: readonly Edge[],
  cell: Edge,
  { isUp, enough }: { readonly isUp: boolean; readonly enough: number },
): number {
  const limit = isUp ? enough : Math.min(enough, cell.count)
  const change = new Map<Edge, number>()
  const others = edges.filter((edge) => edge.isHidden && edge !== cell)
  const [start, end] = isUp ? [cell.to, cell.from] : [cell.from, cell.to]
  let moved = 0
  while (moved < limit) {
    const path = findPath(others, start, end, (edge, isForward) =>
      isForward ? Infinity : edge.count + (change.get(edge) ?? 0),
    )
    if (!path) break
    const room = Math.min(
      limit - moved,
      ...path.map(({ edge, isForward }) => (isForward ? Infinity : edge.count + (change.get(edge) ?? 0))),
    )
    for (const { edge, isForward } of path)
      change.set(edge, (change.get(edge) ?? 0) + (isForward ? room : -room))
    moved += room
  }
  return moved
}

/** Breadth first over edges that have room in the direction they are walked. */
function findPath(
  edges: readonly Edge[],
  start: number,
  end: number,
  roomOf: (edge: Edge, isForward: boolean) => number,
): Step[] | undefined {
  const reachedBy = new Map<number, Step | null>([[start, null]])
  let frontier = [start]
  const touching = edgesByNode(edges)
  while (frontier.length > 0 && !reachedBy.has(end)) {
    const next: number[] = []
    for (const node of frontier) {
      for (const edge of touching.get(node) ?? []) {
        const isForward = edge.from === node
        const other = isForward ? edge.to : edge.from
        if (reachedBy.has(other) || roomOf(edge, isForward) <= 0) continue
        reachedBy.set(other, { edge, isForward })
        next.push(other)
      }
    }
    frontier = next
  }
  return walkBack(reachedBy, end)
}

function walkBack(reachedBy: ReadonlyMap<number, Step | null>, end: number): Step[] | undefined {
  if (!reachedBy.has(end)) return undefined
  const path: Step[] = []
  let node = end
  for (let step = reachedBy.get(node); step; step = reachedBy.get(node)) {
    path.push(step)
    node = step.isForward ? step.edge.from : step.edge.to
  }
  return path
}

/**
 * The cheapest way to let a hidden cell grow by `enough`: edges on the way back that would have to be
 * hidden too. What is hidden already costs nothing; what shrinks must hold `enough` to lose.
 */
export function cheapestCover(edges: readonly Edge[], cell: Edge, enough: number): Edge[] | undefined {
  const touching = edgesByNode(edges.filter((edge) => edge !== cell && (edge.isHidden || !edge.isFixed)))
  const costs = new Map<number, number>([[cell.to, 0]])
  const reachedBy = new Map<number, Step | null>([[cell.to, null]])
  const done = new Set<number>()
  for (;;) {
    const node = nearest(costs, done)
    if (node === undefined) return undefined
    if (node === cell.from) break
    done.add(node)
    for (const edge of touching.get(node) ?? []) {
      const isForward = edge.from === node
      const other = isForward ? edge.to : edge.from
      if (done.has(other) || (!isForward && edge.count < enough)) continue
      const cost = costs.get(node)! + costOf(edge)
      if (cost >= (costs.get(other) ?? Infinity)) continue
      costs.set(other, cost)
      reachedBy.set(other, { edge, isForward })
    }
  }
  return walkBack(reachedBy, cell.from)!.flatMap(({ edge }) => (edge.isHidden ? [] : [edge]))
}

/** A cell that may be known to be empty is a poor cover for another. */
function costOf({ isHidden, count }: Edge): number {
  if (isHidden) return 0.001
  return count === 0 ? 1000 : 1 + count
}

function nearest(costs: ReadonlyMap<number, number>, done: ReadonlySet<number>): number | undefined {
  let best: number | undefined
  for (const [node, cost] of costs) {
    if (!done.has(node) && (best === undefined || cost < costs.get(best)!)) best = node
  }
  return best
}

function edgesByNode(edges: readonly Edge[]): ReadonlyMap<number, Edge[]> {
  const touching = new Map<number, Edge[]>()
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      const held = touching.get(node)
      if (held) held.push(edge)
      else touching.set(node, [edge])
    }
  }
  return touching
}
