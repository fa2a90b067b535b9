import type { SelectionCount } from './proportions.ts'

/**
 * Fisher's exact test that two groups are selected at one rate, two-sided: the chance, margins
 * given, of a table no likelier than this one. `midP` counts tables exactly as likely by half and is
 * less conservative (Lancaster 1961).
 */
export function fisherExact(
  first: SelectionCount,
  second: SelectionCount,
): { readonly pValue: number; readonly midP: number } {
  const selected = first.selected + second.selected
  const total = first.total + second.total
  const lowest = Math.max(0, selected - second.total)
  const highest = Math.min(first.total, selected)
  const chance = (count: number): number =>
    Math.exp(
      logChoose(first.total, count) + logChoose(second.total, selected - count) - logChoose(total, selected),
    )
  const observed = chance(first.selected)
  let less = 0
  let equal = 0
  for (let count = lowest; count <= highest; count++) {
    const here = chance(count)
    // Equal but for rounding, as R and SciPy judge it.
    if (Math.abs(here - observed) <= observed * 1e-7) equal += here
    else if (here < observed) less += here
  }
  return { pValue: Math.min(1, less + equal), midP: Math.min(1, less + equal / 2) }
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

const exactFactorials = 256
const logFactorials = new Float64Array(exactFactorials)
for (let n = 2; n < exactFactorials; n++) logFactorials[n] = logFactorials[n - 1]! + Math.log(n)

/** ln n!, by Stirling's series beyond the table (error under 1e-15 there). */
function logFactorial(n: number): number {
  if (n < exactFactorials) return logFactorials[n]!
  const x = n + 1
  const correction = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5)
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + correction
}
