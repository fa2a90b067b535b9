import { LearnError } from '../learn-error.ts'
import { thresholdCurve } from '../metrics/curves.ts'
import type { CurvePoint } from '../metrics/curves.ts'
import type { Interval } from '../metrics/interval.ts'
import { wilsonInterval } from '../metrics/wilson.ts'

export interface Threshold {
  /** A row is selected when its probability is at least this. */
  readonly value: number
  /** Share of rows that it selects. */
  readonly selectedShare: number
  readonly precision: Interval
  readonly recall: Interval
  /** Why this value, in a sentence for people. */
  readonly reason: string
}

/**
 * The threshold that costs least when a false alarm costs `falsePositive` and a miss
 * `falseNegative`. For calibrated probabilities that is fp / (fp + fn), whatever the rows; otherwise
 * the cheapest on these rows. Throws `invalid-param` unless both costs are above 0.
 */
export function thresholdByCost(
  labels: Float64Array,
  probabilities: Float64Array,
  {
    falsePositive,
    falseNegative,
    isCalibrated = true,
  }: { readonly falsePositive: number; readonly falseNegative: number; readonly isCalibrated?: boolean },
): Threshold {
  if (!(falsePositive > 0) || !(falseNegative > 0))
    throw new LearnError('invalid-param', 'The costs of a false alarm and of a miss must be above 0.')
  const costs = `when a false alarm costs ${falsePositive} and a miss ${falseNegative}`
  if (isCalibrated) {
    const value = falsePositive / (falsePositive + falseNegative)
    return describe(labels, probabilities, {
      value,
      reason: `Acting pays from a probability of ${percent(value)} on ${costs}.`,
    })
  }
  const positives = countPositives(labels)
  const costOf = ({ truePositiveRate, falsePositiveRate }: CurvePoint): number =>
    falsePositive * falsePositiveRate * (labels.length - positives) +
    falseNegative * (1 - truePositiveRate) * positives
  const best = bestPoint(labels, probabilities, (point) => -costOf(point))
  return describe(labels, probabilities, {
    value: best.threshold,
    reason: `This costs least on these rows ${costs}.`,
  })
}

/**
 * The threshold that selects at most this many rows (`count`) or this share of them, highest
 * probabilities first. Rows that tie at the cut are all left out rather than picked among. Throws
 * `invalid-param` when neither or an impossible one is given.
 */
export function thresholdByCapacity(
  labels: Float64Array,
  probabilities: Float64Array,
  { count, share }: { readonly count?: number; readonly share?: number },
): Threshold {
  const room = count ?? (share === undefined ? Number.NaN : Math.floor(share * labels.length + 1e-9))
  if (!(room >= 0) || (share !== undefined && share > 1))
    throw new LearnError('invalid-param', 'Give a count of at least 0 or a share from 0 to 1.')
  const fitting = thresholdCurve(labels, probabilities)
    .filter(({ selectedShare }) => selectedShare * labels.length <= room + 1e-9)
    .at(-1)!
  const selected = Math.round(fitting.selectedShare * labels.length)
  const left = Math.min(room, labels.length) - selected
  const highest = selected === 1 ? 'the highest probability' : `the ${selected} highest probabilities`
  const ties = left > 0 ? `; ${left} more would have meant choosing among equal scores` : ''
  return describe(labels, probabilities, {
    value: fitting.threshold,
    reason: `There is room for ${room} of ${labels.length}: ${highest}${ties}.`,
  })
}

/** The threshold of the highest F1 (`f1`) or of the highest true minus false positive rate (`youden`) on these rows. */
export function thresholdByScore(
  labels: Float64Array,
  probabilities: Float64Array,
  by: 'f1' | 'youden' = 'f1',
): Threshold {
  const positives = countPositives(labels)
  const score = ({ truePositiveRate, falsePositiveRate, selectedShare }: CurvePoint): number =>
    by === 'youden'
      ? truePositiveRate - falsePositiveRate
      : (2 * truePositiveRate * positives) / (selectedShare * labels.length + positives)
  const best = bestPoint(labels, probabilities, score)
  const reason =
    by === 'f1'
      ? 'Here precision and recall are best in balance (the highest F1 on these rows).'
      : 'Here the share of positives found exceeds the share of false alarms by most (Youden’s index).'
  return describe(labels, probabilities, { value: best.threshold, reason })
}

/** What a given threshold selects on these rows. */
export function describeThreshold(
  labels: Float64Array,
  probabilities: Float64Array,
  value: number,
): Threshold {
  return describe(labels, probabilities, {
    value,
    reason: `A row is selected from a probability of ${percent(value)} on, as given.`,
  })
}

function describe(
  labels: Float64Array,
  probabilities: Float64Array,
  { value, reason }: { readonly value: number; readonly reason: string },
): Threshold {
  let selected = 0
  let hits = 0
  for (let row = 0; row < labels.length; row++) {
    if (probabilities[row]! < value) continue
    selected++
    hits += labels[row]!
  }
  return {
    value: Number.isFinite(value) ? value : justAbove(probabilities),
    selectedShare: selected / labels.length,
    precision: selected > 0 ? wilsonInterval(hits, selected) : { value: 0, low: 0, high: 1 },
    recall: wilsonInterval(hits, countPositives(labels)),
    reason,
  }
}

/** A finite threshold that selects no one. */
function justAbove(probabilities: Float64Array): number {
  const highest = probabilities.reduce((most, p) => Math.max(most, p), 0)
  return highest + Number.EPSILON * Math.max(1, highest)
}

/** The first point of the highest score, from the highest threshold down: of equals, the one that selects fewest. */
function bestPoint(
  labels: Float64Array,
  probabilities: Float64Array,
  score: (point: CurvePoint) => number,
): CurvePoint {
  return thresholdCurve(labels, probabilities).reduce((best, point) =>
    score(point) > score(best) + 1e-12 ? point : best,
  )
}

function countPositives(labels: Float64Array): number {
  return labels.reduce((sum, label) => sum + label, 0)
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
