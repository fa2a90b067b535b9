import type { Attribution } from '../estimator.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { createGroupTable } from './group-table.ts'
import type { GroupTable } from './group-table.ts'
import { groupLeaves, isSmall, tableSize } from './leaf-groups.ts'
import type { LeafGroup } from './leaf-groups.ts'
import { createPathWalk, walkNumbers } from './path-walk.ts'
import type { PathWalk } from './path-walk.ts'
import { answerEdges, answerSplits, BLOCK_ROWS, createSplitAnswers } from './split-answers.ts'
import type { SplitAnswers } from './split-answers.ts'
import { checkTreeEnsemble, checkTreeMatrix, readTreePaths } from './tree-paths.ts'
import type { TreePaths } from './tree-paths.ts'
import { createTreeRow } from './tree-row.ts'
import type { TreeRow } from './tree-row.ts'

/** Numbers kept column by column before they are laid out by row: about 32 MB. */
const SCRATCH_NUMBERS = 1 << 22

/**
 * Exact path-dependent TreeSHAP: what each feature adds to the margin of each row when features
 * not yet known follow the training rows through the tree (Lundberg et al. 2020). Categories,
 * missing values and repeated features go as in scoring. A row's figures do not depend on the rows
 * beside it. Throws `shape` or `invalid-model`.
 *
 * The Shapley weights of a leaf are an integral over (0, 1) of one factor per feature, which
 * Gauss–Legendre points give exactly; rows that answer a group of splits alike share the work.
 */
export function explainTrees(ensemble: TreeEnsemble, matrix: TreeMatrix): Attribution {
  const { base, trees, answers } = preparedFor(ensemble)
  checkTreeMatrix(ensemble, matrix)
  const names = ensemble.features.map(({ name }) => name)
  const cells = ensemble.outputs * names.length
  const values = new Float64Array(matrix.rowCount * cells)
  const one = matrix.rowCount <= FEW_ROWS ? trees.filter(({ addRow }) => addRow) : []
  const together = one.length === 0 ? trees : trees.filter(({ addRow }) => !addRow)
  const stride = strideFor(cells, matrix.rowCount)
  const sums = new Float64Array(together.length === 0 ? 0 : stride * cells)
  for (let start = 0; start < matrix.rowCount && together.length > 0; start += stride) {
    const rows = Math.min(stride, matrix.rowCount - start)
    sums.fill(0)
    for (const tree of together) addTree(tree, { ensemble, matrix, start, rows, stride, sums, answers })
    layOutByRow(sums, values.subarray(start * cells), { cells, rows, stride })
  }
  for (const { addRow } of one)
    for (let row = 0; row < matrix.rowCount; row++) addRow!(matrix.columns, row, values, row * cells)
  return { names, base: base.slice(), values }
}

/** So few rows go through tables one by one, which is faster up to about here: a request asks of one row, or of some that came at once. */
const FEW_ROWS = 12

interface PreparedTree {
  readonly paths: TreePaths
  readonly output: number
  /** Tables of its groups and the edges that they ask for; a tree that is too large for tables is walked. */
  readonly grouped: { readonly tables: readonly GroupTable[]; readonly edges: readonly number[] } | undefined
  /** The way of one row through the tables, where they are kept. */
  readonly addRow?: TreeRow
  /** The walk through a tree without tables, where it is kept. */
  readonly walk?: PathWalk
}

/** What does not depend on rows. Its tables fill up with the patterns that are met. */
interface PreparedTrees {
  readonly base: Float64Array
  readonly trees: readonly PreparedTree[]
  /** For one tree after another. */
  readonly answers: SplitAnswers
}

/** Numbers that the tables of a model may hold to be kept for its next rows: 64 MB. */
const KEPT_NUMBERS = 1 << 23
const kept = new WeakMap<TreeEnsemble, PreparedTrees>()

/** Preparing takes longer than explaining one row, so it is done once a model; an ensemble does not change. */
function preparedFor(ensemble: TreeEnsemble): PreparedTrees {
  const known = kept.get(ensemble)
  if (known) return known
  checkTreeEnsemble(ensemble)
  const base = Float64Array.from(ensemble.base)
  const all = Array.from(ensemble.treeOutput, (own, tree) => {
    const paths = readTreePaths(ensemble, tree)
    // A tree that adds to all outputs starts at the first.
    const output = Math.max(0, own)
    addExpectedValue(ensemble, paths, base.subarray(output))
    return { paths, output, groups: groupLeaves(ensemble, paths) }
  }).filter(({ paths }) => paths.node.length > 1)
  const sizes = all.map(({ groups }) =>
    groups.reduce((sum, group) => sum + tableSize(group, ensemble.leafWidth), 0),
  )
  const fits = sizes.reduce((sum, size) => sum + size, 0) <= KEPT_NUMBERS
  const chosen = all.map((tree) => (fits || isSmall(tree.paths) ? tree : { ...tree, groups: [] }))
  const numbers = chosen.reduce(
    (sum, { paths, groups }, at) => sum + (groups.length > 0 ? sizes[at]! : walkNumbers(ensemble, paths)),
    0,
  )
  const isKept = numbers <= KEPT_NUMBERS
  // Walked trees come first, for one row as for many: sums in the same order have the same bits.
  const inOrder = chosen.toSorted(
    (one, other) => Number(one.groups.length > 0) - Number(other.groups.length > 0),
  )
  const trees = inOrder.map((tree) => prepareTree(ensemble, tree, isKept))
  const most = Math.max(0, ...trees.map(({ paths, grouped }) => (grouped ? paths.node.length : 0)))
  const prepared = { base, trees, answers: createSplitAnswers(most) }
  if (isKept) kept.set(ensemble, prepared)
  return prepared
}

function prepareTree(
  ensemble: TreeEnsemble,
  { paths, output, groups }: Pick<PreparedTree, 'paths' | 'output'> & { groups: readonly LeafGroup[] },
  isKept: boolean,
): PreparedTree {
  const tree = { paths, output, grouped: undefined }
  if (groups.length === 0) return isKept ? { ...tree, walk: createPathWalk(ensemble, paths) } : tree
  const tables = groups.map((group) => createGroupTable(ensemble, paths, group))
  const edges = edgesAskedFor(
    paths,
    groups.flatMap((group) => group.edges),
  )
  const grouped = { tables, edges }
  return {
    ...tree,
    grouped,
    ...(isKept && { addRow: createTreeRow(ensemble, paths, { ...grouped, output }) }),
  }
}

interface TreeWork {
  readonly ensemble: TreeEnsemble
  readonly matrix: TreeMatrix
  readonly start: number
  readonly rows: number
  /** One run of `stride` rows for each output and feature. */
  readonly sums: Float64Array
  readonly stride: number
  readonly answers: SplitAnswers
}

function addTree({ paths, output, grouped, walk }: PreparedTree, work: TreeWork): void {
  const { ensemble, matrix, stride, sums, start, rows, answers } = work
  const features = ensemble.features.length
  const first = output * features * stride
  if (!grouped) {
    const target = { sums: sums.subarray(first), features, stride }
    const add = walk ?? createPathWalk(ensemble, paths)
    add(matrix, { start, rows }, target)
    return
  }
  for (let from = 0; from < rows; from += BLOCK_ROWS) {
    const block = { start: start + from, rows: Math.min(BLOCK_ROWS, rows - from) }
    answerSplits(ensemble, paths, { matrix, block, answers })
    answerEdges(paths, grouped.edges, { rows: block.rows, answers })
    for (const table of grouped.tables)
      table.add(answers, block.rows, { sums: sums.subarray(first + from), features, stride })
  }
}

function edgesAskedFor(paths: TreePaths, edges: readonly number[]): number[] {
  const wanted = new Uint8Array(paths.node.length)
  for (const edge of edges) {
    for (let step = edge; step > 0 && wanted[step] === 0; step = paths.previous[step]!) wanted[step] = 1
  }
  return [...wanted.keys()].filter((position) => wanted[position] === 1)
}

/** Adds what a tree says on average over its training rows. */
export function addExpectedValue(ensemble: TreeEnsemble, paths: TreePaths, base: Float64Array): void {
  const reach = new Float64Array(paths.node.length).fill(1)
  const { leafWidth } = ensemble
  for (let position = 0; position < reach.length; position++) {
    if (position > 0) reach[position] = reach[paths.parent[position]!]! * ownShare(paths, position)
    const node = paths.node[position]!
    if (ensemble.feature[node]! >= 0) continue
    for (let w = 0; w < leafWidth; w++)
      base[w]! += reach[position]! * ensemble.leafValue[node * leafWidth + w]!
  }
}

function ownShare(paths: TreePaths, position: number): number {
  const previous = paths.previous[position]!
  if (previous < 0) return paths.share[position]!
  const before = paths.share[previous]!
  return before === 0 ? 0 : paths.share[position]! / before
}

function strideFor(cells: number, rowCount: number): number {
  const most = Math.max(
    BLOCK_ROWS,
    Math.floor(SCRATCH_NUMBERS / Math.max(1, cells) / BLOCK_ROWS) * BLOCK_ROWS,
  )
  return Math.min(most, rowCount)
}

/** Columns of `stride` rows each, written row by row. */
export function layOutByRow(
  sums: Float64Array,
  values: Float64Array,
  { cells, rows, stride }: { cells: number; rows: number; stride: number },
): void {
  for (let row = 0; row < rows; row++) {
    for (let cell = 0; cell < cells; cell++) values[row * cells + cell] = sums[cell * stride + row]!
  }
}
