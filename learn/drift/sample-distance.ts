/** How far two samples of numbers are apart. */
export interface SampleDistance {
  /** Largest distance between the two cumulative shares, 0 to 1 (Kolmogorov–Smirnov). */
  readonly kolmogorovSmirnov: number
  /** Chance of a distance this large when both come from one continuous distribution; cautious with ties. */
  readonly p: number
  /** Area between the two cumulative shares, in the unit of the numbers: how far values moved on average. */
  readonly wasserstein: number
}

/**
 * Compares two samples of finite numbers by walking both in order. The p-value is the limiting
 * distribution at Stephens' (1970) corrected argument, within .01 of the exact one from 20 rows each.
 */
export function sampleDistance(first: Float64Array, second: Float64Array): SampleDistance {
  const a = first.toSorted()
  const b = second.toSorted()
  const nan = Number.NaN
  if (a.length === 0 || b.length === 0) return { kolmogorovSmirnov: nan, p: nan, wasserstein: nan }
  let largest = 0
  let area = 0
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    while (i < a.length && a[i] === value) i++
    while (j < b.length && b[j] === value) j++
    const apart = Math.abs(i / a.length - j / b.length)
    largest = Math.max(largest, apart)
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    if (next < Infinity) area += apart * (next - value)
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length))
  return {
    kolmogorovSmirnov: largest,
    p: kolmogorovTail((root + 0.12 + 0.11 / root) * largest),
    wasserstein: area,
  }
}

/** 2 Σ (−1)^(k−1) e^(−2k²x²), the limiting distribution of Kolmogorov (1933). */
export function kolmogorovTail(x: number): number {
  // The sum needs ever more terms near 0, where the answer is 1 to sixteen digits.
  if (x < 0.2) return 1
  let sum = 0
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * k * k * x * x)
    sum += k % 2 === 1 ? term : -term
    if (term < 1e-18) break
  }
  return Math.min(1, Math.max(0, 2 * sum))
}
