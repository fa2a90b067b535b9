import { equalWeights } from './evaluation.ts'
import type { Estimate } from './estimate.ts'
import { rankScores } from './ranked-scores.ts'
import type { RankedScores } from './ranked-scores.ts'

/**
 * Area under the ROC curve: the chance that a positive row scores above a negative one, ties
 * counting half. `labels` are 1 for positive rows. NaN when only one class is there.
 */
export function rocAuc(
  labels: Float64Array,
  scores: Float64Array,
  weights: Float64Array = equalWeights(labels.length),
): number {
  return aucOf(rankScores(scores), labels, weights)
}

/** The AUC with its influence values, which are DeLong's placement values (DeLong et al. 1988). */
export function aucEstimate(ranked: RankedScores, labels: Float64Array, weights: Float64Array): Estimate {
  const value = aucOf(ranked, labels, weights)
  const influence = new Float64Array(labels.length)
  const [positives, negatives] = classTotals(labels, weights)
  const total = positives + negatives
  walkRuns(ranked, labels, weights, (from, to, above, within) => {
    const positivesAbove = (above.positives + within.positives / 2) / positives
    const negativesBelow = 1 - (above.negatives + within.negatives / 2) / negatives
    for (let at = from; at < to; at++) {
      const row = ranked.order[at]!
      influence[row] =
        labels[row] === 1
          ? ((negativesBelow - value) * total) / positives
          : ((positivesAbove - value) * total) / negatives
    }
  })
  return { value, influence }
}

function aucOf(ranked: RankedScores, labels: Float64Array, weights: Float64Array): number {
  let area = 0
  let positives = 0
  let negatives = 0
  walkRuns(ranked, labels, weights, (_from, _to, above, within) => {
    area += within.negatives * (above.positives + within.positives / 2)
    positives = above.positives + within.positives
    negatives = above.negatives + within.negatives
  })
  return area / (positives * negatives)
}

interface ClassWeights {
  positives: number
  negatives: number
}

/** Visits each run of equal scores, highest first, with the weights above it and within it. */
function walkRuns(
  { order, runs }: RankedScores,
  labels: Float64Array,
  weights: Float64Array,
  visit: (from: number, to: number, above: Readonly<ClassWeights>, within: Readonly<ClassWeights>) => void,
): void {
  const above = { positives: 0, negatives: 0 }
  const within = { positives: 0, negatives: 0 }
  for (let run = 0; run + 1 < runs.length; run++) {
    within.positives = 0
    within.negatives = 0
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = order[at]!
      if (labels[row] === 1) within.positives += weights[row]!
      else within.negatives += weights[row]!
    }
    visit(runs[run]!, runs[run + 1]!, above, within)
    above.positives += within.positives
    above.negatives += within.negatives
  }
}

function classTotals(labels: Float64Array, weights: Float64Array): readonly [number, number] {
  let positives = 0
  let negatives = 0
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 1) positives += weights[row]!
    else negatives += weights[row]!
  }
  return [positives, negatives]
}
