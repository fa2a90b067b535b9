import { scoreRows } from './score-trees.ts'
import type { TreeEnsemble, TreeMatrix } from './tree-ensemble.ts'

/** Margins of each row, rows × outputs. */
export function scoreMatrix(ensemble: TreeEnsemble, matrix: TreeMatrix): Float64Array {
  return scoreRows(ensemble, matrix)
}
