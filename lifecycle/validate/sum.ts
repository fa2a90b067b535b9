/** The sum of typed values, first to last. */
export function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}
