import type { Interactions } from '../estimator.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { addPairs, createPairSums } from './interaction-pairs.ts'
import type { PairSums } from './interaction-pairs.ts'
import { createPathWalk, LANES } from './path-walk.ts'
import { addExpectedValue } from './tree-shap.ts'
import { checkTreeEnsemble, checkTreeMatrix, readTreePaths } from './tree-paths.ts'

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
  const walks = grown.map(({ paths, output }) => ({
    output,
    walk: createPathWalk(ensemble, paths, addPairs(paths, pairs, { output, width: ensemble.leafWidth })),
  }))
  const values = new Float64Array(matrix.rowCount * outputs * names.length ** 2)
  const { stride } = pairs
  const alone = new Float64Array(outputs * names.length * stride)
  for (let start = 0; start < matrix.rowCount; start += stride) {
    const rows = Math.min(stride, matrix.rowCount - start)
    alone.fill(0)
    pairs.sums.fill(0)
    for (const { walk, output } of walks) {
      const sums = alone.subarray(output * names.length * stride)
      walk(matrix, { start, rows }, { sums, features: names.length, stride })
    }
    layOut(pairs, alone, { values, start, rows, outputs, features: names.length })
  }
  return { names, base, values }
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
