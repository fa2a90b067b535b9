import type { Attribution } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { logistic } from '../link.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { createPairWalk } from './pair-walk.ts'
import { answerSplits, BLOCK_ROWS, createSplitAnswers } from './split-answers.ts'
import { checkTreeEnsemble, checkTreeMatrix, goesLeft, readTreePaths } from './tree-paths.ts'
import type { TreePaths } from './tree-paths.ts'

/**
 * Exact interventional TreeSHAP: contributions relative to the background rows, each unknown
 * feature being replaced by that of a background row (Lundberg et al. 2020); 100 to 1,000 rows of
 * background are usual. In `probability` space (one output with a logit link) the contributions to
 * the margin of each pair of rows are rescaled to the difference of their probabilities, so that
 * base and contributions add up to the probability. Throws `shape`, `too-few-rows`,
 * `invalid-param` or `invalid-model`.
 */
export function explainTreesAgainst(
  ensemble: TreeEnsemble,
  matrix: TreeMatrix,
  { background, space = 'margin' }: { background: TreeMatrix; space?: 'margin' | 'probability' },
): Attribution {
  checkTreeEnsemble(ensemble)
  checkTreeMatrix(ensemble, matrix)
  checkTreeMatrix(ensemble, background)
  if (background.rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to compare with.')
  if (space === 'probability' && ensemble.outputs !== 1)
    throw new LearnError('invalid-param', '"space" can be "probability" for models with one output only.')

  const names = ensemble.features.map(({ name }) => name)
  const values = new Float64Array(matrix.rowCount * ensemble.outputs * names.length)
  const margins = scoreRows(ensemble, matrix)
  const backgroundMargins = scoreRows(ensemble, background)
  const pairWeight =
    space === 'margin'
      ? () => 1 / background.rowCount
      : (row: number, other: number) =>
          probabilitySlope(margins[row]!, backgroundMargins[other]!) / background.rowCount
  for (let tree = 0; tree < ensemble.treeOutput.length; tree++) {
    const paths = readTreePaths(ensemble, tree)
    if (paths.node.length > 1)
      addTree({
        ensemble,
        matrix,
        background,
        paths,
        output: Math.max(0, ensemble.treeOutput[tree]!),
        pairWeight,
        values,
      })
  }
  const base = meanByOutput(backgroundMargins, ensemble.outputs, space === 'margin' ? (m) => m : logistic)
  return { names, base, values }
}

interface TreeWork {
  readonly ensemble: TreeEnsemble
  readonly matrix: TreeMatrix
  readonly background: TreeMatrix
  readonly paths: TreePaths
  readonly output: number
  readonly pairWeight: (row: number, other: number) => number
  readonly values: Float64Array
}

function addTree(work: TreeWork): void {
  const { ensemble, matrix, background, paths } = work
  const own = createSplitAnswers(paths.node.length)
  const other = createSplitAnswers(paths.node.length)
  const walk = createPairWalk(ensemble, paths)
  const width = ensemble.features.length
  for (let start = 0; start < matrix.rowCount; start += BLOCK_ROWS) {
    const rows = Math.min(BLOCK_ROWS, matrix.rowCount - start)
    answerSplits(ensemble, paths, { matrix, block: { start, rows }, answers: own })
    for (let otherStart = 0; otherStart < background.rowCount; otherStart += BLOCK_ROWS) {
      const otherRows = Math.min(BLOCK_ROWS, background.rowCount - otherStart)
      answerSplits(ensemble, paths, {
        matrix: background,
        block: { start: otherStart, rows: otherRows },
        answers: other,
      })
      for (let row = 0; row < rows; row++) {
        const at = ((start + row) * ensemble.outputs + work.output) * width
        const into = work.values.subarray(at, at + ensemble.leafWidth * width)
        for (let z = 0; z < otherRows; z++) {
          const weight = work.pairWeight(start + row, otherStart + z)
          walk({ left: own.left, row }, { left: other.left, row: z }, { into, weight })
        }
      }
    }
  }
}

/** (σ(a) − σ(b)) / (a − b), and its limit where the two meet. */
function probabilitySlope(a: number, b: number): number {
  if (Math.abs(a - b) > 1e-5) return (logistic(a) - logistic(b)) / (a - b)
  const middle = logistic((a + b) / 2)
  return middle * (1 - middle)
}

function scoreRows(ensemble: TreeEnsemble, matrix: TreeMatrix): Float64Array {
  const { outputs, leafWidth } = ensemble
  const margins = new Float64Array(matrix.rowCount * outputs)
  for (let row = 0; row < matrix.rowCount; row++) {
    margins.set(ensemble.base, row * outputs)
    for (let tree = 0; tree < ensemble.treeOutput.length; tree++) {
      let node = ensemble.treeStart[tree]!
      while (ensemble.feature[node]! >= 0)
        node = goesLeft(ensemble, matrix, node, row) ? ensemble.left[node]! : ensemble.right[node]!
      const at = row * outputs + Math.max(0, ensemble.treeOutput[tree]!)
      for (let w = 0; w < leafWidth; w++) margins[at + w]! += ensemble.leafValue[node * leafWidth + w]!
    }
  }
  return margins
}

function meanByOutput(
  margins: Float64Array,
  outputs: number,
  link: (margin: number) => number,
): Float64Array {
  const mean = new Float64Array(outputs)
  for (let at = 0; at < margins.length; at++) mean[at % outputs]! += link(margins[at]!)
  return mean.map((sum) => (sum * outputs) / margins.length)
}
