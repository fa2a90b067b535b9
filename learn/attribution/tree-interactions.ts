import type { Interactions } from '../estimator.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { createGroupTable } from './group-table.ts'
import { addPairs, createPairSums } from './interaction-pairs.ts'
import type { PairSums } from './interaction-pairs.ts'
import { groupLeaves } from './leaf-groups.ts'
import { createPairTable, isSmallTree } from './pair-table.ts'
import { createPathWalk, LANES } from './path-walk.ts'
import { answerSplits, BLOCK_ROWS, createSplitAnswers } from './split-answers.ts'
import { addExpectedValue } from './tree-shap.ts'
import { checkTreeEnsemble, checkTreeMatrix, readTreePaths } from './tree-paths.ts'
import type { TreePaths } from './tree-paths.ts'

/** Numbers kept pair by pair before they are laid out by row: about 16 MB. */
const SCRATCH_NUMBERS = 1 << 21

/**
 * Exact path-dependent SHAP interaction values (Lundberg et al. 2020, from the Shapley interaction index of Grabisch
 * and Roubens 1999): for each row and output a symmetric matrix whose rows sum to what `explainTrees` gives.
 * Throws `shape` or `invalid-model`.
 *
 * The index of two features is the integral over (0, 1) of the product of what both gain and the factors of all
 * others; with the sums over the leaves below each edge at hand (Linear TreeSHAP), every pair is met once for each
 * edge and each edge above it, so a row costs nodes × depth × points and not a run of TreeSHAP for every feature.
 * Of small trees, rows that answer all splits alike share the work.
 */
export function explainTreeInteractions(ensemble: TreeEnsemble, matrix: TreeMatrix): Interactions {
  checkTreeEnsemble(ensemble)
  checkTreeMatrix(ensemble, matrix)
  const names = ensemble.features.map(({ name }) => name)
  const { outputs } = ensemble
  const trees = Array.from(ensemble.treeOutput, (output, tree) => ({
    paths: readTreePaths(ensemble, tree),
    output: Math.max(0, output),
  }))
  const base = Float64Array.from(ensemble.base)
  for (const { paths, output } of trees) addExpectedValue(ensemble, paths, base.subarray(output))

  const grown = trees.filter(({ paths }) => paths.node.length > 1)
  const pairs = createPairSums(
    grown.map(({ paths }) => paths),
    { features: names.length, outputs, rows: (cells) => rowsAtOnce(cells, matrix.rowCount) },
  )
  const work = grown.map((tree) =>
    (isSmallTree(tree.paths) ? byTable : byWalk)({ ensemble, matrix, pairs, ...tree }),
  )
  const values = new Float64Array(matrix.rowCount * outputs * names.length ** 2)
  const { stride } = pairs
  const alone = new Float64Array(outputs * names.length * stride)
  for (let start = 0; start < matrix.rowCount; start += stride) {
    const rows = Math.min(stride, matrix.rowCount - start)
    alone.fill(0)
    pairs.sums.fill(0)
    for (const add of work) add(alone, start, rows)
    layOut(pairs, alone, { values, start, rows, outputs, features: names.length })
  }
  return { names, base, values }
}

interface TreeWork {
  readonly ensemble: TreeEnsemble
  readonly matrix: TreeMatrix
  readonly pairs: PairSums
  readonly paths: TreePaths
  readonly output: number
}

/** Adds some rows of a tree: to the sums of its pairs, and to what features contribute in all. */
type AddTree = (alone: Float64Array, start: number, rows: number) => void

function byWalk({ ensemble, matrix, pairs, paths, output }: TreeWork): AddTree {
  const features = ensemble.features.length
  const { stride } = pairs
  const walk = createPathWalk(ensemble, paths, addPairs(paths, pairs, { output, width: ensemble.leafWidth }))
  return (alone, start, rows) =>
    walk(matrix, { start, rows }, { sums: alone.subarray(output * features * stride), features, stride })
}

/** A small tree is one group of leaves, whose patterns of answers many rows share. */
function byTable({ ensemble, matrix, pairs, paths, output }: TreeWork): AddTree {
  const features = ensemble.features.length
  const { stride } = pairs
  const [group] = groupLeaves(ensemble, paths)
  const whole = createGroupTable(ensemble, paths, group!)
  const together = createPairTable(ensemble, { paths, group: group! }, { pairs, output })
  const answers = createSplitAnswers(paths.node.length)
  return (alone, start, rows) => {
    for (let from = 0; from < rows; from += BLOCK_ROWS) {
      const block = { start: start + from, rows: Math.min(BLOCK_ROWS, rows - from) }
      answerSplits(ensemble, paths, { matrix, block, answers })
      const sums = alone.subarray(output * features * stride + from)
      whole.add(answers, block.rows, { sums, features, stride })
      together(answers, block.rows, from)
    }
  }
}

function rowsAtOnce(cells: number, rowCount: number): number {
  const most = Math.max(LANES, Math.floor(SCRATCH_NUMBERS / Math.max(1, cells) / LANES) * LANES)
  return Math.max(1, Math.min(most, rowCount))
}

interface Layout {
  readonly values: Float64Array
  readonly start: number
  readonly rows: number
  readonly outputs: number
  readonly features: number
}

/** Halves to both sides of each pair; the diagonal is what is left of the feature's contribution. */
function layOut(pairs: PairSums, alone: Float64Array, layout: Layout): void {
  const { values, start, rows, outputs, features } = layout
  const { sums, stride, first, second } = pairs
  for (let row = 0; row < rows; row++) {
    for (let output = 0; output < outputs; output++) {
      const at = ((start + row) * outputs + output) * features ** 2
      for (let i = 0; i < features; i++)
        values[at + i * features + i] = alone[(output * features + i) * stride + row]!
      for (let pair = 0; pair < first.length; pair++) {
        const half = sums[(output * first.length + pair) * stride + row]! / 2
        const [i, j] = [first[pair]!, second[pair]!]
        values[at + i * features + j] = half
        values[at + j * features + i] = half
        values[at + i * features + i]! -= half
        values[at + j * features + j]! -= half
      }
    }
  }
}
