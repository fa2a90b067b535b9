import type { ModelNode } from '../model-node.ts'

/** One tree as XGBoost stores it, checked: every node is reached from the root exactly once. */
export interface XgboostTree {
  /** Left child, -1 in leaves. */
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly feature: readonly number[]
  /** Condition of numeric splits and value of leaves, float32. */
  readonly condition: readonly number[]
  readonly defaultLeft: readonly number[]
  readonly sumHessian: readonly number[]
  /** Nodes that split, from the root on. */
  readonly inner: readonly number[]
  /** By node: the codes that go right, for splits on categories. */
  readonly categories: ReadonlyMap<number, readonly number[]>
}

const largestCategory = 2 ** 24

/** Reads and checks a tree over so many features. Nodes that were pruned away are left unread. */
export function readTree(node: ModelNode, featureCount: number): XgboostTree {
  const params = node.object('tree_param')
  const leafWidth = params.has('size_leaf_vector') ? Number(params.text('size_leaf_vector')) : 1
  if (leafWidth > 1)
    node.fail(
      'has leaves with several values (multi_strategy "multi_output_tree"), which cannot be taken over; train with "one_output_per_tree"',
    )
  const length = node.numbers('left_children').length
  if (length === 0) node.fail('has no nodes')
  const children = { low: -1, high: length - 1, length }
  const flags = { low: 0, high: 1, length }
  const left = node.integers('left_children', children)
  const tree = {
    left,
    right: node.integers('right_children', children),
    feature: node.integers('split_indices', { low: 0, high: 2 ** 32 - 1, length }),
    condition: node.numbers('split_conditions', length).map(Math.fround),
    defaultLeft: node.integers('default_left', flags),
    sumHessian: node.numbers('sum_hessian', length).map(Math.fround),
  }
  const isCategory = node.has('split_type') ? node.integers('split_type', flags) : left.map(() => 0)
  const inner = followLinks(node, { ...tree, featureCount })
  const categories = readCategories(node, isCategory)
  return { ...tree, inner, categories: new Map(inner.flatMap((at) => entryOf(categories, at))) }
}

function entryOf<T>(entries: ReadonlyMap<number, T>, at: number): (readonly [number, T])[] {
  const found = entries.get(at)
  return found === undefined ? [] : [[at, found]]
}

/** The nodes that split, each reached once. */
function followLinks(
  node: ModelNode,
  {
    left,
    right,
    feature,
    sumHessian,
    featureCount,
  }: Omit<XgboostTree, 'categories' | 'inner'> & { readonly featureCount: number },
): number[] {
  const reached = [0]
  const seen = new Set(reached)
  for (const at of reached) {
    if (sumHessian[at]! < 0) node.fail(`has a negative sum_hessian at node ${at}`)
    if (left[at] === -1) continue
    if (feature[at]! >= featureCount)
      node.fail(`splits node ${at} on feature ${feature[at]}, but there are ${featureCount}`)
    for (const child of [left[at]!, right[at]!]) {
      if (child < 0 || seen.has(child)) node.fail(`is no tree: node ${at} leads to node ${child}`)
      seen.add(child)
      reached.push(child)
    }
  }
  return reached.filter((at) => left[at] !== -1)
}

function readCategories(
  node: ModelNode,
  isCategory: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const sets = new Map<number, readonly number[]>()
  if (!isCategory.includes(1)) return sets
  const codes = node.integers('categories', { low: 0, high: largestCategory })
  const nodes = node.integers('categories_nodes', { low: 0, high: isCategory.length - 1 })
  const bounds = { low: 0, high: codes.length, length: nodes.length }
  const starts = node.integers('categories_segments', bounds)
  const sizes = node.integers('categories_sizes', bounds)
  nodes.forEach((at, i) => sets.set(at, codes.slice(starts[i], starts[i]! + sizes[i]!)))
  isCategory.forEach((flag, at) => {
    if (flag === 1 && !sets.has(at)) node.fail(`has no categories for node ${at}`)
    if (flag === 0) sets.delete(at)
  })
  return sets
}
