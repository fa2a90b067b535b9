import type { Estimate } from './estimate.ts'
import { equalWeights } from './evaluation.ts'
import { rankScores } from './ranked-scores.ts'
import type { RankedScores } from './ranked-scores.ts'

/**
 * Average precision: Σ (recallₖ − recallₖ₋₁) · precisionₖ over distinct scores, highest first,
 * without interpolation (scikit-learn's definition). NaN without positives.
 */
export function averagePrecision(
  labels: Float64Array,
  scores: Float64Array,
  weights: Float64Array = equalWeights(labels.length),
): number {
  return averagePrecisionOf(rankScores(scores), labels, weights)
}

function averagePrecisionOf(ranked: RankedScores, labels: Float64Array, weights: Float64Array): number {
  let area = 0
  let positives = 0
  let called = 0
  const { order, runs } = ranked
  for (let run = 0; run + 1 < runs.length; run++) {
    let positivesHere = 0
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = order[at]!
      called += weights[row]!
      positivesHere += weights[row]! * labels[row]!
    }
    positives += positivesHere
    if (positivesHere > 0) area += (positivesHere * positives) / called
  }
  return area / positives
}

/**
 * With influence values: a row counts for itself, through the precision at its own score, and
 * through the precision at every lower-scored positive, whose list it heads.
 */
export function averagePrecisionEstimate(
  ranked: RankedScores,
  labels: Float64Array,
  weights: Float64Array,
): Estimate {
  const { order, runs } = ranked
  const runCount = runs.length - 1
  const precisions = new Float64Array(runCount)
  const reciprocals = new Float64Array(runCount)
  let positives = 0
  let called = 0
  for (let run = 0; run < runCount; run++) {
    let positivesHere = 0
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = order[at]!
      called += weights[row]!
      positivesHere += weights[row]! * labels[row]!
    }
    positives += positivesHere
    precisions[run] = called > 0 ? positives / called : 0
    reciprocals[run] = called > 0 ? positivesHere / called : 0
  }
  const value = averagePrecisionOf(ranked, labels, weights)
  const influence = new Float64Array(labels.length)
  // From the lowest run up: Σ over lower positives of w/N and of w·TP/N².
  let gained = 0
  let lost = 0
  for (let run = runCount - 1; run >= 0; run--) {
    gained += reciprocals[run]!
    lost += reciprocals[run]! * precisions[run]!
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = order[at]!
      const own = labels[row] === 1 ? precisions[run]! + gained - value : 0
      influence[row] = ((own - lost) * called) / positives
    }
  }
  return { value, influence, valueAt: (resampled) => averagePrecisionOf(ranked, labels, resampled) }
}
