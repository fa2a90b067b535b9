import { kolmogorovTail } from './sample-distance.ts'

/** How far two samples of numbers are apart, as far as counts in the same bins tell. */
export interface BinnedDistance {
  /** Largest distance between the two cumulative shares at the cuts: at most that of the rows themselves. */
  readonly kolmogorovSmirnov: number
  /** Chance of a distance this large when nothing has changed; cautious, because between the cuts more may lie. */
  readonly p: number
}

/** Kolmogorov–Smirnov of two samples counted in the same bins in order. NaN when either is empty. */
export function binnedDistance(first: ArrayLike<number>, second: ArrayLike<number>): BinnedDistance {
  const n = total(first)
  const m = total(second)
  if (n === 0 || m === 0) return { kolmogorovSmirnov: Number.NaN, p: Number.NaN }
  let [largest, below, under] = [0, 0, 0]
  for (let bin = 0; bin < first.length; bin++) {
    below += first[bin]!
    under += second[bin]!
    largest = Math.max(largest, Math.abs(below / n - under / m))
  }
  const root = Math.sqrt((n * m) / (n + m))
  return { kolmogorovSmirnov: largest, p: kolmogorovTail((root + 0.12 + 0.11 / root) * largest) }
}

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let bin = 0; bin < counts.length; bin++) sum += counts[bin]!
  return sum
}
