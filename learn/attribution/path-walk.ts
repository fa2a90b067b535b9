import type { TreeEnsemble } from '../trees/tree-ensemble.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import { BLOCK_ROWS } from './split-answers.ts'
import type { BlockTarget, SplitAnswers } from './split-answers.ts'
import type { TreePaths } from './tree-paths.ts'

export interface PathWalk {
  /** Edges that lead to the leaves walked to, parents first. */
  readonly edges: readonly number[]
  /** Adds the contributions of one row of the block. */
  add(answers: SplitAnswers, row: number, target: BlockTarget): void
}

/**
 * Contributions of leaves too deep for tables, by one pass down the tree and one up. Per edge and
 * integration point, down goes the product of the factors of all features on the path, up comes
 * its sum over the leaves below times their values (Linear TreeSHAP, Yu et al. 2022, with Gauss
 * points in place of polynomials). All terms are positive shares, so nothing cancels.
 */
export function createPathWalk(
  ensemble: TreeEnsemble,
  paths: TreePaths,
  leaves: readonly number[],
): PathWalk {
  const edges = edgesTo(paths, leaves)
  const { points, weights } = gaussLegendre(
    Math.ceil(Math.max(...leaves.map((leaf) => paths.distinct[leaf]!)) / 2),
  )
  const count = points.length
  const width = ensemble.leafWidth
  const product = new Float64Array(paths.node.length * count)
  const sum = new Float64Array(paths.node.length * count * width)
  product.fill(1, 0, count)

  function goDown(follows: Uint8Array, row: number): void {
    for (const edge of edges) {
      const above = paths.previous[edge]!
      const satisfied = follows[edge * BLOCK_ROWS + row]!
      const satisfiedAbove = above < 0 ? 0 : follows[above * BLOCK_ROWS + row]!
      const shareAbove = above < 0 ? 0 : paths.share[above]!
      const parent = paths.parent[edge]! * count
      for (let q = 0; q < count; q++) {
        const t = points[q]!
        const factor = t * satisfied + (1 - t) * paths.share[edge]!
        const replaced = above < 0 ? 1 : t * satisfiedAbove + (1 - t) * shareAbove
        product[edge * count + q] = replaced === 0 ? 0 : (product[parent + q]! * factor) / replaced
      }
    }
  }

  function startLeaves(): void {
    sum.fill(0)
    for (const leaf of leaves) {
      const value = paths.node[leaf]! * width
      for (let w = 0; w < width; w++) {
        const at = (leaf * width + w) * count
        for (let q = 0; q < count; q++)
          sum[at + q] = product[leaf * count + q]! * weights[q]! * ensemble.leafValue[value + w]!
      }
    }
  }

  function goUp(follows: Uint8Array, row: number, target: BlockTarget): void {
    for (let index = edges.length - 1; index >= 0; index--) {
      const edge = edges[index]!
      const above = paths.previous[edge]!
      const satisfied = follows[edge * BLOCK_ROWS + row]!
      const satisfiedAbove = above < 0 ? 0 : follows[above * BLOCK_ROWS + row]!
      for (let w = 0; w < width; w++) {
        const from = (edge * width + w) * count
        const into = (paths.parent[edge]! * width + w) * count
        for (let q = 0; q < count; q++) sum[into + q]! += sum[from + q]!
        let gain = contribution(from, satisfied, paths.share[edge]!)
        // Leaves below a repeated feature count with its narrower, merged condition only.
        if (above >= 0) gain -= contribution(from, satisfiedAbove, paths.share[above]!)
        target.sums[(w * target.features + paths.feature[edge]!) * target.stride + row]! += gain
      }
    }
  }

  function contribution(from: number, satisfied: number, share: number): number {
    if (satisfied === 0 && share === 0) return 0
    let total = 0
    for (let q = 0; q < count; q++) {
      const t = points[q]!
      total += sum[from + q]! / (t * satisfied + (1 - t) * share)
    }
    return (satisfied - share) * total
  }

  return {
    edges,
    add({ follows }, row, target) {
      goDown(follows, row)
      startLeaves()
      goUp(follows, row, target)
    },
  }
}

function edgesTo(paths: TreePaths, leaves: readonly number[]): number[] {
  const wanted = new Uint8Array(paths.node.length)
  for (const leaf of leaves) {
    for (let step = leaf; step > 0 && wanted[step] === 0; step = paths.parent[step]!) wanted[step] = 1
  }
  const edges: number[] = []
  for (let position = 1; position < wanted.length; position++)
    if (wanted[position] === 1) edges.push(position)
  return edges
}
