import type { TreeEnsemble, TreeMatrix } from './tree-ensemble.ts'

/** Margins of each row, rows × outputs, row after row: base plus the leaf values of every tree in order. */
export function scoreRows(ensemble: TreeEnsemble, matrix: TreeMatrix): Float64Array {
  const { outputs, base, treeStart, treeOutput, leafWidth, leafValue } = ensemble
  const margins = new Float64Array(matrix.rowCount * outputs)
  for (let row = 0; row < matrix.rowCount; row++) {
    const at = row * outputs
    for (let k = 0; k < outputs; k++) margins[at + k] = base[k]!
    for (let tree = 0; tree < treeOutput.length; tree++) {
      const leaf = findLeaf(ensemble, matrix, treeStart[tree]!, row) * leafWidth
      const output = treeOutput[tree]!
      if (output >= 0) margins[at + output]! += leafValue[leaf]!
      else for (let k = 0; k < outputs; k++) margins[at + k]! += leafValue[leaf + k]!
    }
  }
  return margins
}

/** The leaf that a row reaches from a root. */
function findLeaf(ensemble: TreeEnsemble, matrix: TreeMatrix, root: number, row: number): number {
  const { feature, threshold, categorySet, categorySets, missingLeft, left, right } = ensemble
  let node = root
  for (;;) {
    const column = feature[node]!
    if (column < 0) return node
    const value = matrix.columns[column]![row]!
    const set = categorySet[node]!
    let isLeft: boolean
    if (Number.isNaN(value)) isLeft = missingLeft[node] === 1
    else if (set < 0) isLeft = value < threshold[node]!
    else
      isLeft = value < categorySets[set]!.length ? categorySets[set]![value] === 1 : missingLeft[node] === 1
    node = isLeft ? left[node]! : right[node]!
  }
}
