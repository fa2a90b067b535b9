import type { TreeDraft } from './tree-draft.ts'
import type { TreeMatrix } from './tree-ensemble.ts'

/** The leaf of a growing tree that a row reaches. */
export function findDraftLeaf(draft: TreeDraft, { columns }: TreeMatrix, row: number): number {
  const { feature, threshold, levels, missingLeft, left } = draft
  let node = 0
  while (feature[node]! >= 0) {
    const value = columns[feature[node]!]![row]!
    const set = levels[node]
    let isLeft: boolean
    if (Number.isNaN(value)) isLeft = missingLeft[node] === 1
    else isLeft = set ? set[value] === 1 : value < threshold[node]!
    node = left[node]! + (isLeft ? 0 : 1)
  }
  return node
}
