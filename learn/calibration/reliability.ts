import { assignBins } from '../metrics/calibration-error.ts'
import type { BinOptions } from '../metrics/calibration-error.ts'
import { equalWeights } from '../metrics/evaluation.ts'
import type { Interval } from '../metrics/interval.ts'
import { wilsonInterval } from '../metrics/wilson.ts'

export interface ReliabilityBin {
  readonly meanPredicted: number
  /** Share of positives, with Wilson's interval. */
  readonly observed: Interval
  /** Rows, or their weight. */
  readonly count: number
}

/** Mean probability against observed share in bins of probability, lowest first; empty bins are left out. */
export function reliabilityBins(
  labels: Float64Array,
  probabilities: Float64Array,
  options: BinOptions = {},
): ReliabilityBin[] {
  const { bins: binCount = 10, weights = equalWeights(labels.length) } = options
  const bins = assignBins(probabilities, options)
  const counts = new Float64Array(binCount)
  const predicted = new Float64Array(binCount)
  const positives = new Float64Array(binCount)
  for (let row = 0; row < labels.length; row++) {
    const bin = bins[row]!
    counts[bin]! += weights[row]!
    predicted[bin]! += weights[row]! * probabilities[row]!
    positives[bin]! += weights[row]! * labels[row]!
  }
  return Array.from(counts, (count, bin) => ({
    meanPredicted: predicted[bin]! / count,
    observed: wilsonInterval(positives[bin]!, count),
    count,
  })).filter(({ count }) => count > 0)
}
