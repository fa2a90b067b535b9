import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import type { TreePaths } from './tree-paths.ts'

export const BLOCK_ROWS = 512

/** Where the contributions of a block go: `sums[(output × features + feature) × stride + row]`. */
export interface BlockTarget {
  readonly sums: Float64Array
  readonly features: number
  readonly stride: number
}

/** A run of rows, at most `BLOCK_ROWS` long. */
export interface RowBlock {
  readonly start: number
  readonly rows: number
}

/** Answers of a block of rows to the splits of one tree, `BLOCK_ROWS` per position. */
export interface SplitAnswers {
  /** At inner nodes: 1 when the row would go left there. */
  readonly left: Uint8Array
  /** At edges: 1 when the row satisfies this edge and the earlier ones of its feature. */
  readonly follows: Uint8Array
}

export function createSplitAnswers(positions: number): SplitAnswers {
  return {
    left: new Uint8Array(positions * BLOCK_ROWS),
    follows: new Uint8Array(positions * BLOCK_ROWS),
  }
}

/** Fills `left` for every split of the tree. */
export function answerSplits(
  ensemble: TreeEnsemble,
  paths: TreePaths,
  { matrix, block, answers }: { matrix: TreeMatrix; block: RowBlock; answers: SplitAnswers },
): void {
  for (let position = 0; position < paths.node.length; position++) {
    const node = paths.node[position]!
    if (ensemble.feature[node]! < 0) continue
    const left = answers.left.subarray(position * BLOCK_ROWS)
    answerSplit(ensemble, node, { matrix, block, left })
  }
}

/** Writes 1 for each row of the block that goes left at the node, else 0. */
export function answerSplit(
  ensemble: TreeEnsemble,
  node: number,
  { matrix, block, left }: { matrix: TreeMatrix; block: RowBlock; left: Uint8Array },
): void {
  const cells = matrix.columns[ensemble.feature[node]!]!.subarray(block.start, block.start + block.rows)
  const set = ensemble.categorySet[node]!
  const missingLeft = ensemble.missingLeft[node]!
  if (set < 0) answerThreshold(cells, left, { threshold: ensemble.threshold[node]!, missingLeft })
  else answerSet(cells, left, { set: ensemble.categorySets[set]!, missingLeft })
}

/** Fills `follows` for these edges, given parents first. */
export function answerEdges(
  paths: TreePaths,
  edges: readonly number[],
  { rows, answers }: { rows: number; answers: SplitAnswers },
): void {
  for (const edge of edges) {
    const at = edge * BLOCK_ROWS
    const parentAt = paths.parent[edge]! * BLOCK_ROWS
    const isLeft = paths.isLeft[edge]!
    for (let row = 0; row < rows; row++)
      answers.follows[at + row] = answers.left[parentAt + row] === isLeft ? 1 : 0
    const previous = paths.previous[edge]!
    if (previous < 0) continue
    for (let row = 0; row < rows; row++)
      answers.follows[at + row]! &= answers.follows[previous * BLOCK_ROWS + row]!
  }
}

function answerThreshold(
  cells: Float64Array,
  left: Uint8Array,
  { threshold, missingLeft }: { threshold: number; missingLeft: number },
): void {
  // No branch on the value: it would be guessed wrong half the time.
  if (missingLeft === 1)
    for (let row = 0; row < cells.length; row++) left[row] = Number(!(cells[row]! >= threshold))
  else for (let row = 0; row < cells.length; row++) left[row] = Number(cells[row]! < threshold)
}

function answerSet(
  cells: Float64Array,
  left: Uint8Array,
  { set, missingLeft }: { set: Uint8Array; missingLeft: number },
): void {
  for (let row = 0; row < cells.length; row++) {
    const code = cells[row]!
    left[row] = code >= 0 && code < set.length ? set[code]! : missingLeft
  }
}
