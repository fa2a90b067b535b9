import type { Random } from '../random.ts'
import { rowsWithWeight } from './draw-rows.ts'
import type { ForestRows } from './forest-rows.ts'
import { createNodeSearch } from './node-search.ts'
import type { Pacer } from './pacer.ts'
import { leftLevels } from './split.ts'
import type { SplitRules } from './split.ts'
import { addLeaf, createDraft, splitLeaf } from './tree-draft.ts'
import type { TreeDraft } from './tree-draft.ts'

export interface ForestRules extends SplitRules {
  readonly maxDepth: number
  /** Columns tried at each node; more are tried only while none of them divides it. */
  readonly featuresPerNode: number
  /** One division by chance of each column tried (Geurts et al. 2006), not the best one. */
  readonly drawsSplits?: boolean
}

/** A leaf of a forest is the plain mean of its rows. */
export const noShrinkage = { l1: 0, l2: 0, categoryL2: 0, minLeafHessian: 0 } as const

/** A grown tree, with the sums of labels of every node (one, or one per class), which pruning compares. */
export interface ForestTree {
  readonly draft: TreeDraft
  readonly labelSums: readonly number[]
}

interface OpenNode {
  readonly node: number
  readonly from: number
  readonly to: number
  readonly depth: number
}

/**
 * Grows a tree to the end, depth first, on the rows with a weight above zero: by the fall of squared
 * error, which for classes is that of the Gini impurity (Breiman et al. 1984).
 */
export async function growForestTree(
  data: ForestRows,
  weights: Float64Array,
  { rules, random, pacer }: { rules: ForestRules; random: Random; pacer: Pacer },
): Promise<ForestTree> {
  const rows = rowsWithWeight(weights)
  const search = createNodeSearch(data, { rows, weights, rules, random })
  const draft = createDraft()
  const labelSums: number[] = []
  const open: OpenNode[] = []

  function addNode(from: number, to: number, depth: number): void {
    const isUniform = search.enter(from, to)
    const node = addLeaf(draft, leafShares(data, search.sums, search.weight()), search.weight())
    for (let k = 0; k < search.sums.length; k++) labelSums.push(search.sums[k]!)
    const canDivide = !isUniform && depth < rules.maxDepth && search.weight() >= 2 * rules.minLeafWeight
    if (canDivide) open.push({ node, from, to, depth })
  }

  addNode(0, rows.length, 0)
  for (let current = open.pop(); current; current = open.pop()) {
    const { node, from, to, depth } = current
    if (pacer.isDue((to - from) * 4 * rules.featuresPerNode + 1000)) await pacer.pause()
    const sums = labelSums.slice(node * search.sums.length, (node + 1) * search.sums.length)
    const split = search.find({ from, to, sums, weight: draft.cover[node]! })
    if (!split) continue
    const middle = search.partition(split, from, to)
    splitLeaf(draft, node, { split, levels: leftLevels(split, data.cuts[split.feature]!) })
    addNode(from, middle, depth + 1)
    addNode(middle, to, depth + 1)
  }
  return { draft, labelSums }
}

function leafShares({ classes, offset, unit }: ForestRows, sums: Float64Array, weight: number): number[] {
  if (classes > 0) return Array.from(sums, (sum) => sum / weight)
  return [offset + (unit * sums[0]!) / weight]
}
