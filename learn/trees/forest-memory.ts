import type { KernelMemory } from '../kernels/load-kernels.ts'
import type { Workspace } from '../kernels/workspace.ts'
import { binCentres } from './drawn-split.ts'
import type { ForestRows } from './forest-rows.ts'
import type { ForestRules } from './forest-tree.ts'

/** Where a forest's rows lie in kernel memory; can be sent to a thread. */
export interface ForestMemory {
  readonly memory: KernelMemory
  readonly rowCount: number
  readonly classes: number
  /** Addresses of a label for each row, and of a weight; 0 when there are no weights. */
  readonly labels: number
  readonly weights: number
  /** One for each thread. */
  readonly rooms: readonly ForestRoom[]
}

/** Addresses of what one thread grows trees in. */
export interface ForestRoom {
  /** The struct `Forest` of `assembly/forest.ts`. */
  readonly forest: number
  readonly rows: number
  readonly pairs: number
  readonly nodes: number
  readonly sums: number
  readonly sets: number
}

/** Fields of the struct: doubles first, then whole numbers and addresses. */
const doubleFields = ['minLeafWeight', 'minGain', 'categorySmoothing', 'minCategoryWeight'] as const
const wordFields = [
  'classes',
  'maxDepth',
  'featuresPerNode',
  'featureCount',
  'bins',
  'stride',
  'features',
  'order',
  'rows',
  'spareRows',
  'pairs',
  'sparePairs',
  'histograms',
  'nodes',
  'sums',
  'sets',
  'open',
  'filled',
  'ratios',
  'ordered',
  'left',
  'classOrder',
  'centres',
] as const
const forestBytes = 512
/** Places among the words of the struct of how many nodes and category sets a tree has. */
export const countWords = {
  nodes: 2 * doubleFields.length + wordFields.length,
  sets: 2 * doubleFields.length + wordFields.length + 1,
} as const

/** Features summed in one pass; as in `assembly/forest.ts`. */
export const featureGroup = 4
/** Ints of a node, and bytes of a category set. */
export const nodeWords = 4
export const setBytes = 32

interface Layout {
  readonly rules: ForestRules
  readonly weights: Float64Array | undefined
  readonly bootstrap: boolean
  readonly threads: number
}

/** Lays rows out in a workspace, with room for each thread to grow a tree. */
export function layOutForest(workspace: Workspace, data: ForestRows, layout: Layout): ForestMemory {
  const { rowCount, classes, labels } = data
  const shared = {
    ...layOutBins(workspace, data),
    centres: layout.rules.drawsSplits ? layOutCentres(workspace, data) : 0,
    leafCount: mostLeaves(data, layout),
  }
  return {
    memory: workspace.memory,
    rowCount,
    classes,
    labels: copyDoubles(workspace, labels),
    weights: layout.weights ? copyDoubles(workspace, layout.weights) : 0,
    rooms: Array.from({ length: layout.threads }, () => makeRoom(workspace, data, { ...shared, ...layout })),
  }
}

function copyDoubles(workspace: Workspace, values: Float64Array): number {
  const copy = workspace.float64(values.length)
  copy.set(values)
  return copy.byteOffset
}

/** Bins row by row of the features that can be split on, and a description of each. */
function layOutBins(
  workspace: Workspace,
  { rowCount, usable, cuts, columnBins }: ForestRows,
): { readonly bins: number; readonly features: number } {
  const stride = usable.length
  const bins = workspace.uint8(rowCount * stride)
  const features = workspace.int32(3 * stride)
  usable.forEach((feature, place) => {
    const column = columnBins[feature]!
    const cut = cuts[feature]!
    for (let row = 0, at = place; row < rowCount; row++, at += stride) bins[at] = column[row]!
    features.set([place, cut.binCount, cut.feature.kind === 'category' ? 1 : 0], 3 * place)
  })
  return { bins: bins.byteOffset, features: features.byteOffset }
}

function layOutCentres(workspace: Workspace, { usable, cuts }: ForestRows): number {
  const centres = workspace.float64(256 * usable.length)
  centres.fill(0)
  usable.forEach((feature, place) => centres.set(binCentres(cuts[feature]!), 256 * place))
  return centres.byteOffset
}

function mostLeaves({ rowCount }: ForestRows, { rules, weights, bootstrap }: Layout): number {
  const total = weights && !bootstrap ? weights.reduce((sum, weight) => sum + weight, 0) : rowCount
  // A hair more, for what rounding lets through.
  const byWeight =
    rules.minLeafWeight > 0 ? Math.floor((total / rules.minLeafWeight) * (1 + 1e-9)) + 1 : rowCount
  return Math.max(1, Math.min(rowCount, byWeight, 2 ** rules.maxDepth))
}

interface SharedParts extends Layout {
  readonly bins: number
  readonly features: number
  readonly centres: number
  readonly leafCount: number
}

function makeRoom(
  workspace: Workspace,
  { rowCount, classes, usable, cuts }: ForestRows,
  { rules, bins, features, centres, leafCount }: SharedParts,
): ForestRoom {
  const width = Math.max(1, classes) + 1
  const nodeCount = 2 * leafCount
  const int32 = (length: number): number => workspace.int32(length).byteOffset
  const float64 = (length: number): number => workspace.float64(length).byteOffset
  const histograms = workspace.float64(256 * Math.max(2 * featureGroup, width))
  histograms.fill(0)
  const hasCategories = usable.some((f) => cuts[f]!.feature.kind === 'category')
  const words: Record<(typeof wordFields)[number], number> = {
    classes,
    maxDepth: rules.maxDepth,
    featuresPerNode: rules.featuresPerNode,
    featureCount: usable.length,
    bins,
    stride: usable.length,
    features,
    order: int32(usable.length),
    rows: int32(rowCount),
    spareRows: int32(rowCount),
    pairs: float64(2 * rowCount),
    sparePairs: float64(2 * rowCount),
    histograms: histograms.byteOffset,
    nodes: int32(nodeWords * nodeCount),
    sums: float64(width * nodeCount),
    sets: workspace.uint8(hasCategories ? setBytes * leafCount : 0).byteOffset,
    open: int32(4 * (rules.maxDepth + 2)),
    filled: workspace.uint8(256).byteOffset,
    ratios: float64(256),
    ordered: workspace.uint8(256).byteOffset,
    left: float64(width),
    classOrder: int32(classes + 1),
    centres,
  }
  const forest = workspace.uint8(forestBytes).byteOffset
  const { buffer } = workspace.memory
  new Float64Array(buffer, forest).set(doubleFields.map((field) => rules[field]))
  new Uint32Array(buffer, forest + 8 * doubleFields.length).set(wordFields.map((field) => words[field]))
  const { rows, pairs, nodes, sums, sets } = words
  return { forest, rows, pairs, nodes, sums, sets }
}
