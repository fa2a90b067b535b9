import type { TreeEnsemble } from '../trees/tree-ensemble.ts'

/**
 * Trees of a hazard as they are in one period: splits on the period are decided, and the column is gone. What they say of
 * a row is the same; contributions are then of the other columns alone, from one base for all rows.
 */
export function treesAtPeriod(ensemble: TreeEnsemble, column: string, period: number): TreeEnsemble {
  const own = ensemble.features.findIndex(({ name }) => name === column)
  const nodes = createNodes()
  const treeStart = ensemble.treeStart.map((start, tree) => {
    if (tree + 1 < ensemble.treeStart.length) return addTree(nodes, { ensemble, own, period }, start)
    return nodes.from.length
  })
  const { leafWidth } = ensemble
  const leafValue = new Float64Array(nodes.from.length * leafWidth)
  nodes.from.forEach((node, at) =>
    leafValue.set(ensemble.leafValue.subarray(node * leafWidth, (node + 1) * leafWidth), at * leafWidth),
  )
  return {
    ...ensemble,
    features: ensemble.features.filter((_, index) => index !== own),
    treeStart,
    feature: Int32Array.from(nodes.from, (node) => {
      const feature = ensemble.feature[node]!
      return feature > own ? feature - 1 : feature
    }),
    threshold: Float64Array.from(nodes.from, (node) => ensemble.threshold[node]!),
    categorySet: Int32Array.from(nodes.from, (node) => ensemble.categorySet[node]!),
    missingLeft: Uint8Array.from(nodes.from, (node) => ensemble.missingLeft[node]!),
    left: Int32Array.from(nodes.left),
    right: Int32Array.from(nodes.left, (left) => (left < 0 ? -1 : left + 1)),
    leafValue,
    cover: Float64Array.from(nodes.cover),
  }
}

/** Nodes that are kept: which they were, where their children are now, how many rows reach them. */
function createNodes() {
  return { from: [] as number[], left: [] as number[], cover: [] as number[] }
}

interface InPeriod {
  readonly ensemble: TreeEnsemble
  readonly own: number
  readonly period: number
}

/** Adds what is left of a tree, children side by side after their parents, as scoring wants them; gives where it begins. */
function addTree(nodes: ReturnType<typeof createNodes>, within: InPeriod, root: number): number {
  const { feature, left, right, cover } = within.ensemble
  const add = (node: number, reached: number): void => {
    nodes.from.push(decided(within, node))
    nodes.left.push(-1)
    nodes.cover.push(reached)
  }
  const start = nodes.from.length
  add(root, cover[root]!)
  for (let at = start; at < nodes.from.length; at++) {
    const node = nodes.from[at]!
    if (feature[node]! < 0) continue
    nodes.left[at] = nodes.from.length
    const [a, b] = [left[node]!, right[node]!]
    const share = cover[a]! / (cover[a]! + cover[b]!)
    add(a, nodes.cover[at]! * share)
    add(b, nodes.cover[at]! * (1 - share))
  }
  return start
}

/** The first node below that does not ask for the period. */
function decided({ ensemble, own, period }: InPeriod, node: number): number {
  let at = node
  while (ensemble.feature[at] === own)
    at = period < ensemble.threshold[at]! ? ensemble.left[at]! : ensemble.right[at]!
  return at
}
