import type { TreeEnsemble } from '../trees/tree-ensemble.ts'
import type { TreePaths } from './tree-paths.ts'

/** Patterns of a group are numbers of this many bits, or of as many as the deepest leaf asks for: tables stay in the cache. */
const USUAL_BITS = 8
export const MOST_BITS = 10
const MOST_LEAVES = 48

/**
 * Leaves below one node whose contributions depend on a few yes/no answers: whether the row
 * satisfies each feature met on the way to the node, and whether it goes left at each split below.
 * The answers, as bits, are the row's pattern.
 */
export interface LeafGroup {
  /** The low bits: edges on the way, the deepest of each feature, whose merged condition is asked. */
  readonly edges: readonly number[]
  /** The bits after them: inner nodes of the group. */
  readonly splits: readonly number[]
  /** Features with a contribution, in the order of the table's columns. */
  readonly features: Int32Array
  readonly leaves: readonly GroupLeaf[]
}

export interface GroupLeaf {
  /** Position in the paths. */
  readonly position: number
  /** For each distinct feature of the path: its column in the group, the merged share, and the
   * bits that must be as in `want` for the row to satisfy it. */
  readonly column: Int32Array
  readonly share: Float64Array
  readonly mask: Int32Array
  readonly want: Int32Array
}

/** Whether tables pay for a tree even when they are made anew for some rows. */
export const isSmall = (paths: TreePaths): boolean => (paths.node.length + 1) / 2 <= MOST_LEAVES

/** The largest groups that fit, top down; together they hold every leaf once. None when a leaf is too deep. */
export function groupLeaves(ensemble: TreeEnsemble, paths: TreePaths): readonly LeafGroup[] {
  const deepest = paths.distinct.reduce((most, distinct) => Math.max(most, distinct), 0)
  if (deepest > MOST_BITS) return []
  const bits = Math.max(USUAL_BITS, deepest)
  const groups: LeafGroup[] = []
  for (let position = 0; position < paths.node.length;) {
    const below = paths.end[position]! - position
    const splits = (below - 1) / 2
    const isGroup = paths.distinct[position]! + splits <= bits
    if (isGroup) groups.push(makeGroup(ensemble, paths, position))
    position += isGroup ? below : 1
  }
  return groups
}

/** How many numbers the table of a group holds. */
export function tableSize({ edges, splits, features }: LeafGroup, width: number): number {
  return (1 << (edges.length + splits.length)) * features.length * width
}

function makeGroup(ensemble: TreeEnsemble, paths: TreePaths, top: number): LeafGroup {
  const edges = lastEdges(paths, top)
  const splits: number[] = []
  const leafPositions: number[] = []
  for (let position = top; position < paths.end[top]!; position++)
    (ensemble.feature[paths.node[position]!]! >= 0 ? splits : leafPositions).push(position)
  const features = [
    ...new Set([
      ...edges.map((edge) => paths.feature[edge]!),
      ...splits.map((split) => ensemble.feature[paths.node[split]!]!),
    ]),
  ]
  const leaves = leafPositions.map((position) => makeLeaf(paths, { position, top, edges, splits, features }))
  return { edges, splits, features: Int32Array.from(features), leaves }
}

function makeLeaf(
  paths: TreePaths,
  from: {
    readonly position: number
    readonly top: number
    readonly edges: readonly number[]
    readonly splits: readonly number[]
    readonly features: readonly number[]
  },
): GroupLeaf {
  const edges = lastEdges(paths, from.position)
  const mask = new Int32Array(edges.length)
  const want = new Int32Array(edges.length)
  edges.forEach((edge, player) => {
    let step = edge
    for (; step > from.top; step = paths.previous[step]!) {
      const bit = 1 << (from.edges.length + from.splits.indexOf(paths.parent[step]!))
      mask[player]! |= bit
      if (paths.isLeft[step] === 1) want[player]! |= bit
    }
    // What is left of the feature's edges lies on the way to the group and is one bit already.
    if (step > 0) {
      const bit = 1 << from.edges.indexOf(step)
      mask[player]! |= bit
      want[player]! |= bit
    }
  })
  return {
    position: from.position,
    column: Int32Array.from(edges, (edge) => from.features.indexOf(paths.feature[edge]!)),
    share: Float64Array.from(edges, (edge) => paths.share[edge]!),
    mask,
    want,
  }
}

/** The deepest edge of each distinct feature on the path to a position. */
function lastEdges(paths: TreePaths, position: number): number[] {
  const edges: number[] = []
  const seen = new Set<number>()
  for (let step = position; step > 0; step = paths.parent[step]!) {
    if (seen.has(paths.feature[step]!)) continue
    seen.add(paths.feature[step]!)
    edges.push(step)
  }
  return edges
}
