import { acquireWorkspace } from '../kernels/workspace.ts'
import { packForScoring } from './scoring-layout.ts'
import { scoreRows } from './score-trees.ts'
import type { TreeEnsemble, TreeMatrix } from './tree-ensemble.ts'

/** Rows scored together; their values stay in the processor's cache while all trees pass over them. */
const chunkRows = 256
/** Below this many rows laying out the trees costs more than it saves. */
const fewRows = 64

/** Margins of each row, rows × outputs: base plus leaf values, in the order of trees, as `scoreRows`. */
export function scoreMatrix(ensemble: TreeEnsemble, matrix: TreeMatrix): Float64Array {
  const { rowCount } = matrix
  const isWorthIt = rowCount >= fewRows && rowCount * ensemble.treeOutput.length > ensemble.feature.length
  const margins = new Float64Array(rowCount * ensemble.outputs)
  return isWorthIt && scoreInKernel(ensemble, matrix, margins) ? margins : scoreRows(ensemble, matrix)
}

/** Writes the margins of each row by the kernel; false when it cannot hold these trees. */
export function scoreInKernel(ensemble: TreeEnsemble, matrix: TreeMatrix, margins: Float64Array): boolean {
  const { rowCount } = matrix
  const workspace = acquireWorkspace()
  try {
    const packed = packForScoring(ensemble, workspace)
    if (!packed) return false
    const { outputs, base } = ensemble
    const values = workspace.float64(chunkRows * matrix.columns.length)
    const chunk = workspace.float64(chunkRows * outputs)
    for (let from = 0; from < rowCount; from += chunkRows) {
      const to = Math.min(from + chunkRows, rowCount)
      matrix.columns.forEach((column, f) => values.set(column.subarray(from, to), f * chunkRows))
      for (let k = 0; k < outputs; k++) chunk.fill(base[k]!, k * chunkRows, (k + 1) * chunkRows)
      packed.score(values, chunk, { stride: chunkRows, rowCount: to - from })
      for (let k = 0; k < outputs; k++)
        for (let row = from; row < to; row++) margins[row * outputs + k] = chunk[k * chunkRows + row - from]!
    }
    return true
  } finally {
    workspace.release()
  }
}
