import { equalWeights } from './evaluation.ts'
import { rankScores } from './ranked-scores.ts'

export interface CurvePoint {
  /** Rows at or above this score are called positive; Infinity calls none. */
  readonly threshold: number
  readonly truePositiveRate: number
  readonly falsePositiveRate: number
  /** 1 where nothing is called, as drawn by scikit-learn. */
  readonly precision: number
  /** Share of rows called. */
  readonly selectedShare: number
}

/**
 * The ROC and precision–recall curves at every distinct score, highest first, starting where
 * nothing is called. `maxPoints` keeps evenly spread points of a long curve, ends included.
 */
export function thresholdCurve(
  labels: Float64Array,
  scores: Float64Array,
  {
    weights = equalWeights(labels.length),
    maxPoints = Infinity,
  }: { readonly weights?: Float64Array; readonly maxPoints?: number } = {},
): CurvePoint[] {
  const { order, runs } = rankScores(scores)
  let positives = 0
  let negatives = 0
  const counts = [{ threshold: Infinity, positives, negatives }]
  for (let run = 0; run + 1 < runs.length; run++) {
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = order[at]!
      if (labels[row] === 1) positives += weights[row]!
      else negatives += weights[row]!
    }
    counts.push({ threshold: scores[order[runs[run]!]!]!, positives, negatives })
  }
  return thin(counts, maxPoints).map((at) => {
    const called = at.positives + at.negatives
    return {
      threshold: at.threshold,
      truePositiveRate: positives > 0 ? at.positives / positives : 0,
      falsePositiveRate: negatives > 0 ? at.negatives / negatives : 0,
      precision: called > 0 ? at.positives / called : 1,
      selectedShare: called / (positives + negatives),
    }
  })
}

function thin<T>(points: readonly T[], maxPoints: number): readonly T[] {
  if (points.length <= maxPoints) return points
  const last = points.length - 1
  return Array.from(
    { length: maxPoints },
    (_, index) => points[Math.round((index * last) / (maxPoints - 1))]!,
  )
}
