import type { FitOptions } from '../estimator.ts'
import type { Loss } from './loss.ts'
import { findDraftLeaf } from './score-draft.ts'
import type { TreeDraft } from './tree-draft.ts'
import { scoreMatrix } from './score-matrix.ts'
import type { TreeEnsemble, TreeFeature } from './tree-ensemble.ts'
import { encodeTable } from './tree-matrix.ts'

/** A tree and the output it adds to. */
export interface OutputDraft {
  readonly draft: TreeDraft
  readonly output: number
}

/** Watches the loss on rows that are never learned from. */
interface EarlyStopping {
  /** Takes in a round's trees; true when the loss has not fallen for `patience` rounds. */
  isOver(added: readonly OutputDraft[], length: number): boolean
  /** How many trees there were when the loss was least. */
  readonly bestLength: number
}

interface StoppingOptions {
  readonly features: readonly TreeFeature[]
  readonly loss: Loss
  readonly base: Float64Array
  readonly patience: number
  /** Trees there were before these rounds. */
  readonly before?: TreeEnsemble | undefined
}

export function createEarlyStopping(
  { table, target, weights }: NonNullable<FitOptions['validation']>,
  { features, loss, base, patience, before }: StoppingOptions,
): EarlyStopping {
  const matrix = encodeTable(features, table)
  const { outputs } = loss
  const margins = before
    ? scoreMatrix(before, matrix)
    : Float64Array.from({ length: table.rowCount * outputs }, (_, i) => base[i % outputs]!)
  let leastLoss = loss.measure(margins, target.values, weights)
  let bestLength = 0
  let roundsSince = 0
  return {
    get bestLength() {
      return bestLength
    },
    isOver(added, length) {
      for (const { draft, output } of added)
        for (let row = 0; row < matrix.rowCount; row++)
          margins[row * outputs + output]! += draft.value[findDraftLeaf(draft, matrix, row)]!
      const current = loss.measure(margins, target.values, weights)
      roundsSince++
      if (current < leastLoss) {
        leastLoss = current
        bestLength = length
        roundsSince = 0
      }
      return roundsSince >= patience
    },
  }
}
