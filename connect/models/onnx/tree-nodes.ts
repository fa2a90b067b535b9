import type { TreeEnsemble } from '@cadre/learn/trees'
import { columnNamed, lookUpLabels } from './columns.ts'
import type { GraphColumns } from './columns.ts'
import { doubles, smallIntegers } from './graph.ts'
import type { GraphBuilder } from './graph.ts'

/** Numbers of `nodes_modes` in TreeEnsemble. */
const atMost = 0
const below = 1

/**
 * Trees as one TreeEnsemble over doubles; gives the margins, [N, outputs]. A split on labels becomes one on a column
 * that says left or right for each label, missing and unseen ones included: every runtime routes it alike, which
 * cannot be said of SET_MEMBER.
 */
export function addTrees(graph: GraphBuilder, columns: GraphColumns, ensemble: TreeEnsemble): string {
  const base = Float64Array.from(ensemble.base)
  const lists = startLists()
  const inputs = treeInputs(graph, columns, ensemble)
  ensemble.treeOutput.forEach((output, tree) => {
    const ofOutputs = output >= 0 ? [output] : [...base.keys()]
    for (const target of ofOutputs) addTree(ensemble, { tree, target, base, lists, placeOf: inputs.placeOf })
  })
  const start = graph.constant(base, [1, base.length])
  if (lists.roots.length === 0) return broadcast(graph, columns, start)
  const sums = graph.op('TreeEnsemble', [inputs.matrix], {
    aggregate_function: 1,
    post_transform: 0,
    n_targets: base.length,
    tree_roots: lists.roots,
    nodes_featureids: lists.feature,
    nodes_modes: { tensor: smallIntegers(lists.mode) },
    nodes_splits: { tensor: doubles(lists.split) },
    nodes_missing_value_tracks_true: lists.missingLeft,
    nodes_truenodeids: lists.left,
    nodes_trueleafs: lists.isLeftLeaf,
    nodes_falsenodeids: lists.right,
    nodes_falseleafs: lists.isRightLeaf,
    leaf_targetids: lists.leafTarget,
    leaf_weights: { tensor: doubles(lists.leafWeight) },
  })
  return graph.op('Add', [sums, start])
}

function startLists() {
  return {
    roots: [] as number[],
    feature: [] as number[],
    mode: [] as number[],
    split: [] as number[],
    missingLeft: [] as number[],
    left: [] as number[],
    isLeftLeaf: [] as number[],
    right: [] as number[],
    isRightLeaf: [] as number[],
    leafTarget: [] as number[],
    leafWeight: [] as number[],
  }
}

interface TreeWork {
  readonly tree: number
  readonly target: number
  readonly base: Float64Array
  readonly lists: ReturnType<typeof startLists>
  readonly placeOf: (node: number) => number
}

/** Adds the tree's share of one output to the lists; a tree of one leaf goes into the base. */
function addTree(ensemble: TreeEnsemble, { tree, target, base, lists, placeOf }: TreeWork): void {
  const { treeStart, feature, threshold, categorySet, missingLeft, left, right, leafValue, leafWidth } =
    ensemble
  const [start, end] = [treeStart[tree]!, treeStart[tree + 1]!]
  const valueAt = (node: number): number => leafValue[node * leafWidth + (leafWidth > 1 ? target : 0)]!
  if (feature[start]! < 0) {
    base[target]! += valueAt(start)
    return
  }
  const numbers = new Map<number, number>()
  let nextNode = lists.feature.length
  let nextLeaf = lists.leafWeight.length
  for (let node = start; node < end; node++) numbers.set(node, feature[node]! < 0 ? nextLeaf++ : nextNode++)
  lists.roots.push(numbers.get(start)!)
  for (let node = start; node < end; node++) {
    if (feature[node]! < 0) {
      lists.leafTarget.push(target)
      lists.leafWeight.push(valueAt(node))
      continue
    }
    const isNumber = categorySet[node]! < 0
    // Below infinity lies every number here, infinite ones too.
    const isPresence = isNumber && threshold[node] === Infinity
    lists.feature.push(placeOf(node))
    lists.mode.push(isPresence ? atMost : below)
    lists.split.push(isNumber ? threshold[node]! : 0.5)
    lists.missingLeft.push(missingLeft[node]!)
    lists.left.push(numbers.get(left[node]!)!)
    lists.isLeftLeaf.push(feature[left[node]!]! < 0 ? 1 : 0)
    lists.right.push(numbers.get(right[node]!)!)
    lists.isRightLeaf.push(feature[right[node]!]! < 0 ? 1 : 0)
  }
}

interface TreeInputs {
  /** Numbers, then for each column of labels one column per way of dividing them. */
  readonly matrix: string
  /** The column of the matrix that a node splits on. */
  readonly placeOf: (node: number) => number
}

function treeInputs(graph: GraphBuilder, columns: GraphColumns, ensemble: TreeEnsemble): TreeInputs {
  const { features, feature, categorySet } = ensemble
  const inner = [...feature.keys()].filter((node) => feature[node]! >= 0)
  const parts: string[] = []
  const places = new Map<string, number>()
  const keyOf = (node: number): string =>
    categorySet[node]! < 0 ? `${feature[node]}` : `${feature[node]}:${sidesOf(ensemble, node).join('')}`
  features.forEach(({ name, levels = [], kind }, index) => {
    const nodes = inner.filter((node) => feature[node] === index)
    if (nodes.length === 0) return
    const tensor = columnNamed(columns, name).tensor()
    const ways = [...new Map(nodes.map((node) => [keyOf(node), node]))]
    for (const [key] of ways) places.set(key, places.size)
    if (kind !== 'category') {
      parts.push(tensor)
      return
    }
    const sides = ways.map(([, node]) => sidesOf(ensemble, node))
    const rowAt = (code: number): number[] => sides.map((side) => side[code]!)
    const other = rowAt(levels.length)
    const rows = levels.map((_, code) => rowAt(code))
    parts.push(lookUpLabels(graph, tensor, { levels, rows, missing: other, unseen: other }))
  })
  const matrix =
    parts.length === 1 ? parts[0]! : parts.length === 0 ? '' : graph.op('Concat', parts, { axis: 1 })
  return { matrix, placeOf: (node) => places.get(keyOf(node))! }
}

/** For each level 0 (left) or 1 (right), then for missing and unseen labels. */
function sidesOf(ensemble: TreeEnsemble, node: number): number[] {
  const { features, feature, categorySet, categorySets, missingLeft } = ensemble
  const set = categorySets[categorySet[node]!]!
  const { levels = [] } = features[feature[node]!]!
  const other = 1 - missingLeft[node]!
  return [...levels.map((_, code) => (set[code] === undefined ? other : 1 - set[code])), other]
}

/** A constant row for every row of the input: a model whose trees are single leaves. */
function broadcast(graph: GraphBuilder, columns: GraphColumns, row: string): string {
  const numbers = [...columns.values()].find(({ kind }) => kind === 'number' || kind === 'boolean')
  const first = numbers ?? [...columns.values()].find(({ kind }) => kind === 'category')
  const shape = graph.op('Shape', [first?.tensor() ?? row])
  const count = graph.op('Gather', [shape, graph.integers([0])])
  return graph.op('Expand', [row, graph.op('Concat', [count, graph.integers([1])], { axis: 0 })])
}
