import { LearnError } from '../learn-error.ts'
import { equalWeights } from './evaluation.ts'
import { rankScores } from './ranked-scores.ts'

export interface GainPoint {
  /** Share of rows acted on, highest scores first. */
  readonly share: number
  /** Share of all positives among them. */
  readonly capture: number
  /** Share of positives among those acted on. */
  readonly precision: number
  /** Precision over the share of positives among all. */
  readonly lift: number
}

/**
 * What acting on the highest scores first brings, at each share of rows (0 to 1). Rows that tie
 * at a cut count in part, as if drawn at random from the tie. Throws `one-class` without positives.
 */
export function gainsCurve(
  labels: Float64Array,
  scores: Float64Array,
  {
    shares = Array.from({ length: 20 }, (_, index) => (index + 1) / 20),
    weights = equalWeights(labels.length),
  }: { readonly shares?: readonly number[]; readonly weights?: Float64Array } = {},
): GainPoint[] {
  const { called, hits } = cumulate(labels, scores, weights)
  const total = called.at(-1)!
  const positives = hits.at(-1)!
  if (!(positives > 0)) throw new LearnError('one-class', 'There are no positive rows to capture.')
  return shares.map((share) => {
    const acted = share * total
    const found = interpolate(called, hits, acted)
    const precision = acted > 0 ? found / acted : 0
    return { share, capture: found / positives, precision, lift: (precision * total) / positives }
  })
}

/** Lift and capture when there is room to act on this share of rows (capacity over rows). */
export function gainAt(
  labels: Float64Array,
  scores: Float64Array,
  { share, weights }: { readonly share: number; readonly weights?: Float64Array },
): GainPoint {
  return gainsCurve(labels, scores, { shares: [share], ...(weights && { weights }) })[0]!
}

/** Weight called and weight of positives found down to each distinct score, from none. */
function cumulate(
  labels: Float64Array,
  scores: Float64Array,
  weights: Float64Array,
): { called: number[]; hits: number[] } {
  const { order, runs } = rankScores(scores)
  const called = [0]
  const hits = [0]
  for (let run = 0; run + 1 < runs.length; run++) {
    let weight = called[run]!
    let found = hits[run]!
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = order[at]!
      weight += weights[row]!
      found += weights[row]! * labels[row]!
    }
    called.push(weight)
    hits.push(found)
  }
  return { called, hits }
}

function interpolate(x: readonly number[], y: readonly number[], at: number): number {
  let low = 0
  let high = x.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle]! <= at) low = middle
    else high = middle
  }
  const width = x[high]! - x[low]!
  return width > 0 ? y[low]! + ((at - x[low]!) / width) * (y[high]! - y[low]!) : y[high]!
}
