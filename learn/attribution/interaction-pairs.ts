import { LANES } from './path-walk.ts'
import type { LeaveEdge } from './path-walk.ts'
import type { TreePaths } from './tree-paths.ts'

/** Sums of the pairs of features that meet on a path of some tree; all others are zero. */
export interface PairSums {
  /** `sums[(output × pairs + pair) × stride + row]` */
  readonly sums: Float64Array
  readonly stride: number
  /** The two features of each pair. */
  readonly first: Int32Array
  readonly second: Int32Array
  /** The pair of two features, `features × features`; -1 when they never meet. */
  readonly pairOf: Int32Array
  readonly features: number
}

/** Room for the pairs of some trees; `rows` says how many rows to hold at once, given the cells of one. */
export function createPairSums(
  trees: readonly TreePaths[],
  shape: { readonly features: number; readonly outputs: number; readonly rows: (cells: number) => number },
): PairSums {
  const { features, outputs, rows } = shape
  const pairOf = new Int32Array(features * features).fill(-1)
  const first: number[] = []
  const second: number[] = []
  for (const paths of trees) {
    for (let edge = 1; edge < paths.node.length; edge++) {
      const feature = paths.feature[edge]!
      for (let above = paths.parent[edge]!; above > 0; above = paths.parent[above]!) {
        const other = paths.feature[above]!
        if (other === feature || pairOf[feature * features + other]! >= 0) continue
        pairOf[feature * features + other] = pairOf[other * features + feature] = first.length
        first.push(feature)
        second.push(other)
      }
    }
  }
  const stride = rows(outputs * (features + first.length))
  return {
    sums: new Float64Array(outputs * first.length * stride),
    stride,
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    pairOf,
    features,
  }
}

/**
 * Adds, when a walk leaves an edge, what its feature does together with that of every edge above: over the leaves
 * below, the sum times what both edges gain. Edges of a repeated feature each gain only what they add to the one
 * before, so their products telescope to that of the merged conditions.
 */
export function addPairs(
  paths: TreePaths,
  pairs: PairSums,
  { output, width }: { readonly output: number; readonly width: number },
): LeaveEdge {
  const { sums, stride, pairOf, features, first } = pairs
  let own = new Float64Array(0)

  return (edge, lanes, { points, depth, sum, gained, from }) => {
    const level = depth[edge]!
    if (level === 1) return
    const size = points * LANES
    if (own.length < size) own = new Float64Array(size)
    const feature = paths.feature[edge]!
    for (let w = 0; w < width; w++) {
      const below = (level * width + w) * size
      for (let at = 0; at < size; at++) own[at] = sum[below + at]! * gained[level * size + at]!
      for (let above = paths.parent[edge]!; above > 0; above = paths.parent[above]!) {
        if (paths.feature[above] === feature) continue
        const pair = pairOf[feature * features + paths.feature[above]!]!
        const into = ((output + w) * first.length + pair) * stride + from
        const other = depth[above]! * size
        for (let at = 0; at < size; at += LANES)
          for (let lane = 0; lane < lanes; lane++)
            sums[into + lane]! += own[at + lane]! * gained[other + at + lane]!
      }
    }
  }
}
