import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import type { BlockTarget, RowBlock } from './split-answers.ts'
import { answerSplit } from './split-answers.ts'
import type { TreePaths } from './tree-paths.ts'

/** Rows that go through a tree side by side, few enough for their state to stay in the cache. */
export const LANES = 32

/** Adds the contributions of a block of rows, `target` starting at the block's first row. */
export type PathWalk = (matrix: TreeMatrix, block: RowBlock, target: BlockTarget) => void

/** What a walk knows of its lanes, for those who look at edges as it leaves them. */
export interface WalkState {
  /** Integration points. */
  readonly points: number
  /** Level of each position. */
  readonly depth: Int32Array
  /** By level, output, point and lane: the sum over the leaves below the level's edge. */
  readonly sum: Float64Array
  /** By level, point and lane: what the feature of the level's edge gets of such a sum. */
  readonly gained: Float64Array
  /** Where the rows now walked start in the target. */
  from: number
}

/** Told of each edge when all leaves below it have been summed. */
export type LeaveEdge = (edge: number, lanes: number, walk: Readonly<WalkState>) => void

/**
 * Contributions of whole trees of any depth, by one way down and up. Down goes, per edge and
 * integration point, the product of the factors of all features on the path; up comes its sum over
 * the leaves below times their values (Linear TreeSHAP, Yu et al. 2022, with Gauss points in place
 * of polynomials). All factors are positive shares, so nothing cancels.
 */
export function createPathWalk(ensemble: TreeEnsemble, paths: TreePaths, onLeave?: LeaveEdge): PathWalk {
  const width = ensemble.leafWidth
  const { points, weights } = gaussLegendre(pointCount(paths))
  const count = points.length
  const { ratio, gain } = edgeFactors(paths, points)
  const depth = depthsOf(paths)
  const levels = depth.reduce((a, b) => Math.max(a, b), 0) + 1
  // One row of lanes for each level of the path now walked (and point, and output).
  const left = new Uint8Array(levels * LANES)
  const follows = new Uint8Array(levels * LANES)
  const state = new Uint8Array(levels * LANES)
  const product = new Float64Array(levels * count * LANES).fill(1)
  const sum = new Float64Array(levels * width * count * LANES)
  const gained = new Float64Array(onLeave ? levels * count * LANES : 0)
  const seen: WalkState = { points: count, depth, sum, gained, from: 0 }

  function enter(edge: number, lanes: number): void {
    const level = depth[edge]! * LANES
    const above = paths.previous[edge]!
    const isLeft = paths.isLeft[edge]!
    for (let lane = 0; lane < lanes; lane++) {
      const before = above < 0 ? 1 : follows[depth[above]! * LANES + lane]!
      const now = Number(left[level - LANES + lane] === isLeft) & before
      follows[level + lane] = now
      state[level + lane] = now + before
    }
    for (let q = 0; q < count; q++) {
      const to = level * count + q * LANES
      const from = to - count * LANES
      const at = (edge * count + q) * STATES
      for (let lane = 0; lane < lanes; lane++)
        product[to + lane] = product[from + lane]! * ratio[at + state[level + lane]!]!
      if (onLeave)
        for (let lane = 0; lane < lanes; lane++) gained[to + lane] = gain[at + state[level + lane]!]!
    }
  }

  function startLeaf(leaf: number, lanes: number): void {
    const level = depth[leaf]!
    for (let w = 0; w < width; w++) {
      const value = ensemble.leafValue[paths.node[leaf]! * width + w]!
      for (let q = 0; q < count; q++) {
        const from = (level * count + q) * LANES
        const to = ((level * width + w) * count + q) * LANES
        const scale = value * weights[q]!
        for (let lane = 0; lane < lanes; lane++) sum[to + lane] = product[from + lane]! * scale
      }
    }
  }

  function leave(edge: number, lanes: number, { sums, features, stride }: BlockTarget): void {
    const level = depth[edge]!
    const up = width * count * LANES
    for (let w = 0; w < width; w++) {
      const into = (w * features + paths.feature[edge]!) * stride
      for (let q = 0; q < count; q++) {
        const from = ((level * width + w) * count + q) * LANES
        const at = (edge * count + q) * STATES
        for (let lane = 0; lane < lanes; lane++) {
          const below = sum[from + lane]!
          sum[from - up + lane]! += below
          sums[into + lane]! += below * gain[at + state[level * LANES + lane]!]!
        }
      }
    }
  }

  function walk(matrix: TreeMatrix, block: RowBlock, target: BlockTarget): void {
    const lanes = block.rows
    for (let position = 0; position < paths.node.length; position++) {
      const level = depth[position]!
      if (position > 0) enter(position, lanes)
      if (paths.end[position]! > position + 1) {
        answerSplit(ensemble, paths.node[position]!, { matrix, block, left: left.subarray(level * LANES) })
        sum.fill(0, level * width * count * LANES, (level + 1) * width * count * LANES)
        continue
      }
      startLeaf(position, lanes)
      for (let edge = position; edge > 0 && paths.end[edge] === position + 1; edge = paths.parent[edge]!) {
        leave(edge, lanes, target)
        onLeave?.(edge, lanes, seen)
      }
    }
  }

  return (matrix, { start, rows }, { sums, features, stride }) => {
    for (let from = 0; from < rows; from += LANES) {
      const block = { start: start + from, rows: Math.min(LANES, rows - from) }
      seen.from = from
      walk(matrix, block, { sums: sums.subarray(from), features, stride })
    }
  }
}

/** How many numbers a walk through such a tree holds. */
export function walkNumbers({ leafWidth }: TreeEnsemble, paths: TreePaths): number {
  const levels = depthsOf(paths).reduce((a, b) => Math.max(a, b), 0) + 1
  return pointCount(paths) * (2 * STATES * paths.node.length + levels * LANES * (1 + leafWidth))
}

function pointCount({ distinct }: TreePaths): number {
  return (distinct.reduce((a, b) => Math.max(a, b), 1) + 1) >> 1
}

/**
 * Of an edge: 0 when the row had left its feature's conditions before, 1 when it leaves them here,
 * 2 when it satisfies all of them; the sum of two bits.
 */
const STATES = 3

/**
 * What an edge does to the product of factors, and what its feature gets from the sum below it, by
 * point and state. A repeated feature counts with its narrower, merged condition only, so what its
 * earlier edge gets from the same leaves is taken off.
 */
function edgeFactors(paths: TreePaths, points: Float64Array): { ratio: Float64Array; gain: Float64Array } {
  const ratio = new Float64Array(paths.node.length * points.length * STATES)
  const gain = new Float64Array(ratio.length)
  for (let edge = 1; edge < paths.node.length; edge++) {
    const above = paths.previous[edge]!
    points.forEach((t, q) => {
      for (let state = above < 0 ? 1 : 0; state < STATES; state++) {
        const own = factorOf(state === 2 ? 1 : 0, paths.share[edge]!, t)
        const before = above < 0 ? NO_FACTOR : factorOf(state === 0 ? 0 : 1, paths.share[above]!, t)
        // Without rows that could come here the leaves below count for nothing: both stay 0.
        if (own.factor === 0 || before.factor === 0) continue
        const at = (edge * points.length + q) * STATES + state
        ratio[at] = own.factor / before.factor
        gain[at] = own.gain - before.gain
      }
    })
  }
  return { ratio, gain }
}

const NO_FACTOR = { factor: 1, gain: 0 }

function factorOf(satisfied: number, share: number, t: number): { factor: number; gain: number } {
  const factor = t * satisfied + (1 - t) * share
  return { factor, gain: (satisfied - share) / factor }
}

function depthsOf(paths: TreePaths): Int32Array {
  const depth = new Int32Array(paths.node.length)
  for (let position = 1; position < depth.length; position++)
    depth[position] = depth[paths.parent[position]!]! + 1
  return depth
}
