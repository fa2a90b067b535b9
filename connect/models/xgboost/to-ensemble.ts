import type { TreeEnsemble, TreeFeature } from '@cadre/learn/trees'
import type { XgboostModel } from './read-xgboost.ts'
import type { XgboostTree } from './read-tree.ts'
import { thresholdOf } from './routing-threshold.ts'

/**
 * The trees of XGBoost as ours, nodes breadth first with siblings together. Thresholds route every float64 as
 * XGBoost routes its float32; leaves are float32 in value; cover is the sum of hessians of the leaves below.
 */
export function toEnsemble(model: XgboostModel, features: readonly TreeFeature[]): TreeEnsemble {
  const orders = model.trees.map(breadthFirst)
  const count = orders.reduce((sum, { length }) => sum + length, 0)
  const ensemble = {
    features,
    outputs: model.outputs,
    base: Float64Array.from(model.base),
    treeStart: new Int32Array(orders.length + 1),
    treeOutput: Int32Array.from(model.treeOutput),
    feature: new Int32Array(count).fill(-1),
    threshold: new Float64Array(count),
    categorySet: new Int32Array(count).fill(-1),
    missingLeft: new Uint8Array(count),
    left: new Int32Array(count).fill(-1),
    right: new Int32Array(count).fill(-1),
    leafValue: new Float64Array(count),
    leafWidth: 1,
    cover: new Float64Array(count),
    categorySets: [] as Uint8Array[],
  }
  let start = 0
  orders.forEach((order, index) => {
    copyTree(model.trees[index]!, { order, start, weight: model.treeWeight[index]! }, ensemble)
    start += order.length
    ensemble.treeStart[index + 1] = start
  })
  addUpCover(ensemble)
  return ensemble
}

function breadthFirst({ left, right }: XgboostTree): number[] {
  const order = [0]
  for (const node of order) if (left[node] !== -1) order.push(left[node]!, right[node]!)
  return order
}

interface Placement {
  readonly order: readonly number[]
  readonly start: number
  readonly weight: number
}

/** Fills the arrays of `into` from `start` on. */
function copyTree(
  tree: XgboostTree,
  { order, start, weight }: Placement,
  into: TreeEnsemble & { readonly categorySets: Uint8Array[] },
): void {
  let nextChild = start + 1
  order.forEach((node, i) => {
    const at = start + i
    into.cover[at] = tree.sumHessian[node]!
    if (tree.left[node] === -1) {
      into.leafValue[at] = Math.fround(tree.condition[node]! * weight)
      return
    }
    into.feature[at] = tree.feature[node]!
    into.missingLeft[at] = tree.defaultLeft[node]!
    into.left[at] = nextChild
    into.right[at] = nextChild + 1
    nextChild += 2
    const right = tree.categories.get(node)
    if (!right) {
      into.threshold[at] = thresholdOf(tree.condition[node]!)
      return
    }
    const levels = into.features[tree.feature[node]!]!.levels ?? []
    into.categorySet[at] = into.categorySets.length
    into.categorySets.push(Uint8Array.from(levels, (_, code) => (right.includes(code) ? 0 : 1)))
  })
}

/** Cover of inner nodes is the sum of their children, as everywhere else. */
function addUpCover({ feature, cover, left, right }: TreeEnsemble): void {
  for (let node = feature.length - 1; node >= 0; node--)
    if (feature[node]! >= 0) cover[node] = cover[left[node]!]! + cover[right[node]!]!
}
