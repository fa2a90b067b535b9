import type { ColumnBins } from './column-bins.ts'
import { folds, priorRows } from './cross-fit.ts'
import { sum } from './sum.ts'

interface ScoredCount {
  readonly score: number
  readonly positives: number
  readonly negatives: number
}

/** AUC of each state's rate, learned without the fold it is scored on; `isOne` is 1 for rows of the class. */
export function foldedAuc(bins: ColumnBins, isOne: Uint8Array, foldOf: Int32Array): number {
  const cells = bins.count * folds
  const all = new Float64Array(cells)
  const positives = new Float64Array(cells)
  for (let i = 0; i < isOne.length; i++) {
    const cell = bins.codes[i]! * folds + foldOf[i]!
    all[cell]!++
    positives[cell]! += isOne[i]!
  }
  const prior = sum(positives) / isOne.length
  const scored: ScoredCount[] = []
  for (let state = 0; state < bins.count; state++) {
    const from = state * folds
    const stateRows = sum(all.subarray(from, from + folds))
    const statePositives = sum(positives.subarray(from, from + folds))
    for (let cell = from; cell < from + folds; cell++) {
      if (all[cell] === 0) continue
      const learned = stateRows - all[cell]!
      const score = (statePositives - positives[cell]! + priorRows * prior) / (learned + priorRows)
      scored.push({ score, positives: positives[cell]!, negatives: all[cell]! - positives[cell]! })
    }
  }
  return aucOf(scored.sort((a, b) => a.score - b.score))
}

/** AUC of the value's own order, either way round, missing cells at either end. */
export function orderedAuc(bins: ColumnBins, isOne: Uint8Array): number {
  if (!bins.isOrdered) return 0.5
  const positives = new Float64Array(bins.count)
  const negatives = new Float64Array(bins.count)
  isOne.forEach((flag, i) => (flag === 1 ? positives : negatives)[bins.codes[i]!]!++)
  const auc = (missingScore: number): number =>
    aucOf(
      Array.from(positives, (count, state) => ({
        score: state === bins.missingCode ? missingScore : state,
        positives: count,
        negatives: negatives[state]!,
      })).sort((a, b) => a.score - b.score),
    )
  const [low, high] = [auc(-1), auc(bins.count)]
  return Math.max(low, 1 - low, high, 1 - high)
}

/** AUC of counts in ascending order of score; ties count half. 0.5 when a class is not there. */
function aucOf(ascending: readonly ScoredCount[]): number {
  let below = 0
  let area = 0
  let positives = 0
  for (let i = 0; i < ascending.length;) {
    let tiedPositives = 0
    let tiedNegatives = 0
    const { score } = ascending[i]!
    for (; i < ascending.length && ascending[i]!.score === score; i++) {
      tiedPositives += ascending[i]!.positives
      tiedNegatives += ascending[i]!.negatives
    }
    area += tiedPositives * (below + tiedNegatives / 2)
    below += tiedNegatives
    positives += tiedPositives
  }
  return positives > 0 && below > 0 ? area / (positives * below) : 0.5
}
