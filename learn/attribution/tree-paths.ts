import { LearnError } from '../learn-error.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'

/**
 * One tree as its edges, parents before children. Position 0 is the root; every other position
 * stands for the edge from its parent into it. A feature met twice on a path is one player of the
 * game, so shares are merged over the edges of one feature.
 */
export interface TreePaths {
  /** Node index in the ensemble. */
  readonly node: Int32Array
  /** Position of the parent; -1 for the root. */
  readonly parent: Int32Array
  /** Positions after `p` up to `end[p]` are below `p`. */
  readonly end: Int32Array
  /** 1 when this is its parent's left child. */
  readonly isLeft: Uint8Array
  /** Feature the parent splits on. */
  readonly feature: Int32Array
  /** Position of the last edge before this one, on the same path and feature; -1 when there is none. */
  readonly previous: Int32Array
  /** Share of the training weight that follows this edge, times that of earlier edges of its feature. */
  readonly share: Float64Array
  /** Distinct features on the path to here. */
  readonly distinct: Int32Array
}

/** Reads the paths of one tree. Throws `invalid-model` when a split has no cover. */
export function readTreePaths(ensemble: TreeEnsemble, tree: number): TreePaths {
  const first = ensemble.treeStart[tree]!
  const count = ensemble.treeStart[tree + 1]! - first
  const paths = {
    node: new Int32Array(count),
    parent: new Int32Array(count).fill(-1),
    end: new Int32Array(count),
    isLeft: new Uint8Array(count),
    feature: new Int32Array(count).fill(-1),
    previous: new Int32Array(count).fill(-1),
    share: new Float64Array(count).fill(1),
    distinct: new Int32Array(count),
  }
  const used = orderNodes(ensemble, first, paths)
  for (let position = 1; position < used; position++) mergeEdge(ensemble, paths, position)
  return used === count ? paths : truncate(paths, used)
}

/** True when the row goes left at the node. */
export function goesLeft(ensemble: TreeEnsemble, matrix: TreeMatrix, node: number, row: number): boolean {
  const value = matrix.columns[ensemble.feature[node]!]![row]!
  const set = ensemble.categorySet[node]!
  if (set < 0)
    return Number.isNaN(value) ? ensemble.missingLeft[node] === 1 : value < ensemble.threshold[node]!
  const goes = ensemble.categorySets[set]![value]
  return (goes ?? ensemble.missingLeft[node]) === 1
}

/** Throws `shape` unless the matrix has one column of its row count for each feature. */
export function checkTreeMatrix(ensemble: TreeEnsemble, matrix: TreeMatrix): void {
  const fits =
    matrix.columns.length === ensemble.features.length &&
    matrix.columns.every((column) => column.length === matrix.rowCount)
  if (!fits)
    throw new LearnError(
      'shape',
      `The trees read ${ensemble.features.length} columns of ${matrix.rowCount} rows; the matrix has others.`,
    )
}

/** Throws `invalid-model` when a tree adds to an output that its leaves do not have. */
export function checkTreeEnsemble({ treeOutput, leafWidth, outputs }: TreeEnsemble): void {
  const isWhole = leafWidth === outputs
  const fits =
    (leafWidth === 1 || isWhole) &&
    treeOutput.every((output) =>
      output === -1 ? isWhole : leafWidth === 1 && output >= 0 && output < outputs,
    )
  if (!fits) throw new LearnError('invalid-model', 'The leaves of the model do not fit its outputs.')
}

function orderNodes(ensemble: TreeEnsemble, root: number, paths: TreePaths): number {
  const waiting = [{ node: root, parent: -1, isLeft: false }]
  let position = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (position >= paths.node.length)
      throw new LearnError(
        'invalid-model',
        'A tree of the model reaches a node twice or leaves its own nodes.',
      )
    paths.node[position] = next.node
    paths.parent[position] = next.parent
    paths.isLeft[position] = next.isLeft ? 1 : 0
    if (ensemble.feature[next.node]! >= 0) {
      waiting.push({ node: ensemble.right[next.node]!, parent: position, isLeft: false })
      waiting.push({ node: ensemble.left[next.node]!, parent: position, isLeft: true })
    }
    position++
  }
  for (let p = position - 1; p >= 0; p--) {
    paths.end[p] = Math.max(paths.end[p]!, p + 1)
    const parent = paths.parent[p]!
    if (parent >= 0) paths.end[parent] = Math.max(paths.end[parent]!, paths.end[p]!)
  }
  return position
}

function mergeEdge(ensemble: TreeEnsemble, paths: TreePaths, position: number): void {
  const parent = paths.parent[position]!
  const feature = ensemble.feature[paths.node[parent]!]!
  let previous = parent
  while (previous > 0 && paths.feature[previous] !== feature) previous = paths.parent[previous]!
  const isRepeated = previous > 0
  paths.feature[position] = feature
  paths.previous[position] = isRepeated ? previous : -1
  paths.distinct[position] = paths.distinct[parent]! + (isRepeated ? 0 : 1)
  paths.share[position] = coverShare(ensemble, paths, position) * (isRepeated ? paths.share[previous]! : 1)
}

function coverShare(ensemble: TreeEnsemble, paths: TreePaths, position: number): number {
  const parent = paths.parent[position]!
  const whole = ensemble.cover[paths.node[parent]!]!
  if (whole > 0) return ensemble.cover[paths.node[position]!]! / whole
  if (parent === 0)
    throw new LearnError('invalid-model', 'A tree of the model splits without saying its cover.')
  // No training row came here: nothing says how the rest would part, so evenly.
  return 0.5
}

function truncate(paths: TreePaths, used: number): TreePaths {
  return {
    node: paths.node.subarray(0, used),
    parent: paths.parent.subarray(0, used),
    end: paths.end.subarray(0, used),
    isLeft: paths.isLeft.subarray(0, used),
    feature: paths.feature.subarray(0, used),
    previous: paths.previous.subarray(0, used),
    share: paths.share.subarray(0, used),
    distinct: paths.distinct.subarray(0, used),
  }
}
