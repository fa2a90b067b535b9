import { normalQuantile } from './normal-distribution.ts'

/** A figure with its 95 % interval. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The two-sided 95 % point of the standard normal, 1.96. */
export const normal95 = normalQuantile(0.975)

/** Value ± 1.96 standard errors, cut at the limits the figure cannot pass. */
export function normalInterval(
  value: number,
  standardError: number,
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number } = {},
): Interval {
  return {
    value,
    low: Math.max(min, value - normal95 * standardError),
    high: Math.min(max, value + normal95 * standardError),
  }
}

/**
 * An interval for a share or an AUC, made symmetric in log-odds so that it stays between 0 and 1
 * (Pepe 2003, section 5.2). Where the estimate is 0 or 1 the standard error says nothing; then the
 * bound is what `independentRows` agreeing rows leave possible, 0.025^(1/rows).
 */
export function logitInterval(value: number, standardError: number, independentRows: number): Interval {
  const rest = value * (1 - value)
  if (rest <= 0 || standardError === 0) {
    const reach = 1 - 0.025 ** (1 / Math.max(1, independentRows))
    return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) }
  }
  const odds = value / (1 - value)
  const factor = Math.exp((normal95 * standardError) / rest)
  return { value, low: odds / factor / (1 + odds / factor), high: 1 / (1 + 1 / (odds * factor)) }
}
