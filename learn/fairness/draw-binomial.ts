import type { Random } from '../random.ts'

/**
 * Successes in n trials: by inversion while few are expected; beyond 50 on both sides by the
 * rounded normal, whose error is far below that of a few thousand resamples.
 */
export function drawBinomial(n: number, p: number, random: Random): number {
  if (n <= 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - drawBinomial(n, 1 - p, random)
  if (n * p > 50) {
    const drawn = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * random.normal())
    return Math.min(n, Math.max(0, drawn))
  }
  const odds = p / (1 - p)
  let chance = Math.exp(n * Math.log1p(-p))
  let uniform = random.next()
  let successes = 0
  while (uniform > chance && successes < n) {
    uniform -= chance
    successes++
    chance *= (odds * (n - successes + 1)) / successes
  }
  return successes
}
