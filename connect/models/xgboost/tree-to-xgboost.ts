import type { TreeEnsemble } from '@cadre/learn/trees'
import { conditionOf } from './routing-threshold.ts'

const noParent = 2 ** 31 - 1
const largestFloat = (2 - 2 ** -23) * 2 ** 127

/** One tree in XGBoost's fields, nodes in our order; of leaves with several values it takes that of `output`. */
export function treeToXgboost(ensemble: TreeEnsemble, tree: number, output: number) {
  const { feature, cover, left, right, missingLeft, categorySet, treeStart } = ensemble
  const start = treeStart[tree]!
  const nodes = Array.from({ length: treeStart[tree + 1]! - start }, (_, i) => start + i)
  const isLeaf = (node: number): boolean => feature[node]! < 0
  const values = nodeValues(ensemble, nodes, output)
  const splits = nodes.filter((node) => categorySet[node]! >= 0)
  const sets = splits.map((node) => codesToTheRight(ensemble, node))
  const parents = nodes.map(() => noParent)
  for (const node of nodes)
    if (!isLeaf(node)) parents[left[node]! - start] = parents[right[node]! - start] = node - start
  return {
    tree_param: {
      num_deleted: '0',
      num_feature: String(ensemble.features.length),
      num_nodes: String(nodes.length),
      size_leaf_vector: '1',
    },
    left_children: nodes.map((node) => (isLeaf(node) ? -1 : left[node]! - start)),
    right_children: nodes.map((node) => (isLeaf(node) ? -1 : right[node]! - start)),
    parents,
    split_indices: nodes.map((node) => Math.max(0, feature[node]!)),
    split_conditions: nodes.map((node) =>
      isLeaf(node) ? values[node - start]! : conditionAt(ensemble, node),
    ),
    default_left: nodes.map((node) => (isLeaf(node) ? 0 : missingLeft[node]!)),
    split_type: nodes.map((node) => (categorySet[node]! >= 0 ? 1 : 0)),
    base_weights: values,
    loss_changes: nodes.map(() => 0),
    sum_hessian: nodes.map((node) => Math.fround(cover[node]!)),
    categories: sets.flat(),
    categories_nodes: splits.map((node) => node - start),
    categories_segments: sets.map((_, i) => sets.slice(0, i).reduce((sum, { length }) => sum + length, 0)),
    categories_sizes: sets.map(({ length }) => length),
  }
}

/** XGBoost refuses infinite numbers, so that all lie below the largest condition but the largest itself. */
function conditionAt({ threshold, categorySet }: TreeEnsemble, node: number): number {
  if (categorySet[node]! >= 0) return 0
  return Math.min(Math.max(conditionOf(threshold[node]!), -largestFloat), largestFloat)
}

function codesToTheRight(ensemble: TreeEnsemble, node: number): number[] {
  const { features, feature, categorySet, categorySets, missingLeft } = ensemble
  const { levels = [] } = features[feature[node]!]!
  const set = categorySets[categorySet[node]!]!
  const right = [...levels.keys()].filter((code) => (set[code] ?? missingLeft[node]) === 0)
  // A split of all labels from missing ones: an empty list is none, a code of no label stands for it.
  return right.length > 0 ? right : [levels.length]
}

/** Values of leaves, and of inner nodes the mean of the leaves below by cover; float32. */
function nodeValues(
  { feature, leafValue, leafWidth, left, right, cover }: TreeEnsemble,
  nodes: readonly number[],
  output: number,
): number[] {
  const start = nodes[0]!
  const means = nodes.map(() => 0)
  for (const node of nodes.toReversed()) {
    if (feature[node]! < 0) {
      means[node - start] = leafValue[node * leafWidth + (leafWidth > 1 ? output : 0)]!
      continue
    }
    const [a, b] = [left[node]!, right[node]!]
    const total = cover[a]! + cover[b]!
    means[node - start] =
      total > 0 ? (means[a - start]! * cover[a]! + means[b - start]! * cover[b]!) / total : 0
  }
  return means.map(Math.fround)
}
