import type { Split } from './split.ts'
import type { TreeEnsemble, TreeFeature } from './tree-ensemble.ts'

/** A tree while it grows: nodes in order of making, the root first. */
export interface TreeDraft {
  readonly feature: number[]
  readonly threshold: number[]
  readonly levels: (Uint8Array | undefined)[]
  readonly missingLeft: number[]
  /** Left child; the right one follows it. 0 in leaves. */
  readonly left: number[]
  /** `leafWidth` numbers per node. */
  readonly value: number[]
  /** Weight of the training rows of each leaf; of inner nodes it is added up later. */
  readonly cover: number[]
}

export function createDraft(): TreeDraft {
  return { feature: [], threshold: [], levels: [], missingLeft: [], left: [], value: [], cover: [] }
}

/** Adds a leaf and returns its number. */
export function addLeaf(draft: TreeDraft, values: readonly number[], cover: number): number {
  draft.feature.push(-1)
  draft.threshold.push(0)
  draft.levels.push(undefined)
  draft.missingLeft.push(0)
  draft.left.push(0)
  for (const value of values) draft.value.push(value)
  draft.cover.push(cover)
  return draft.feature.length - 1
}

/** Makes a leaf an inner node. Its children must be added next, left then right. */
export function splitLeaf(
  draft: TreeDraft,
  node: number,
  { split, levels }: { readonly split: Split; readonly levels: Uint8Array | undefined },
): void {
  draft.feature[node] = split.feature
  draft.threshold[node] = split.threshold
  draft.levels[node] = levels
  draft.missingLeft[node] = split.missingLeft ? 1 : 0
  draft.left[node] = draft.feature.length
}

interface EnsembleShape {
  readonly features: readonly TreeFeature[]
  readonly outputs: number
  readonly base: Float64Array
  readonly leafWidth: number
  readonly treeOutput: Int32Array
}

/** Lays drafts out as one ensemble, the nodes of each tree breadth first with siblings together. */
export function assembleTrees(drafts: readonly TreeDraft[], shape: EnsembleShape): TreeEnsemble {
  const orders = drafts.map(breadthFirst)
  const nodeCount = orders.reduce((sum, order) => sum + order.length, 0)
  const ensemble = emptyEnsemble(nodeCount, drafts.length, shape)
  const categorySets: Uint8Array[] = []
  let start = 0
  drafts.forEach((draft, tree) => {
    ensemble.treeStart[tree] = start
    copyTree(draft, orders[tree]!, { ensemble, categorySets, start, leafWidth: shape.leafWidth })
    start += orders[tree]!.length
  })
  ensemble.treeStart[drafts.length] = start
  addUpCover(ensemble)
  return { ...ensemble, categorySets }
}

/** Arrays of the right lengths, all nodes leaves. */
export function emptyEnsemble(
  nodeCount: number,
  treeCount: number,
  shape: EnsembleShape,
): Omit<TreeEnsemble, 'categorySets'> {
  return {
    ...shape,
    treeStart: new Int32Array(treeCount + 1),
    feature: new Int32Array(nodeCount).fill(-1),
    threshold: new Float64Array(nodeCount),
    categorySet: new Int32Array(nodeCount).fill(-1),
    missingLeft: new Uint8Array(nodeCount),
    left: new Int32Array(nodeCount).fill(-1),
    right: new Int32Array(nodeCount).fill(-1),
    leafValue: new Float64Array(nodeCount * shape.leafWidth),
    cover: new Float64Array(nodeCount),
  }
}

/** Cover of inner nodes, from the leaves up: always the sum of the children, to the bit. */
export function addUpCover({
  left,
  right,
  feature,
  cover,
}: Pick<TreeEnsemble, 'left' | 'right' | 'feature' | 'cover'>): void {
  for (let node = feature.length - 1; node >= 0; node--) {
    if (feature[node]! >= 0) cover[node] = cover[left[node]!]! + cover[right[node]!]!
  }
}

function breadthFirst({ feature, left }: TreeDraft): number[] {
  const order = [0]
  for (let i = 0; i < order.length; i++) {
    const node = order[i]!
    if (feature[node]! >= 0) order.push(left[node]!, left[node]! + 1)
  }
  return order
}

interface CopyTarget {
  readonly ensemble: Omit<TreeEnsemble, 'categorySets'>
  readonly categorySets: Uint8Array[]
  readonly start: number
  readonly leafWidth: number
}

function copyTree(
  draft: TreeDraft,
  order: readonly number[],
  { ensemble, categorySets, start, leafWidth }: CopyTarget,
): void {
  let nextChild = start + 1
  order.forEach((node, i) => {
    const at = start + i
    if (draft.feature[node]! < 0) {
      for (let k = 0; k < leafWidth; k++)
        ensemble.leafValue[at * leafWidth + k] = draft.value[node * leafWidth + k]!
      ensemble.cover[at] = draft.cover[node]!
      return
    }
    ensemble.feature[at] = draft.feature[node]!
    ensemble.threshold[at] = draft.threshold[node]!
    ensemble.missingLeft[at] = draft.missingLeft[node]!
    ensemble.left[at] = nextChild
    ensemble.right[at] = nextChild + 1
    nextChild += 2
    const levels = draft.levels[node]
    if (levels) ensemble.categorySet[at] = categorySets.push(levels) - 1
  })
}
