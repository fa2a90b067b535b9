import type { Target } from '../estimator.ts'

/** Pearson's correlation over rows where neither is NaN, −1 to 1; 0 where one of them does not vary. */
export function weightedCorrelation(a: Float64Array, b: Float64Array, weights?: Float64Array): number {
  const isKnown = (row: number): boolean => !Number.isNaN(a[row]!) && !Number.isNaN(b[row]!)
  let [total, meanA, meanB] = [0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    if (!isKnown(row)) continue
    const weight = weights ? weights[row]! : 1
    total += weight
    meanA += weight * a[row]!
    meanB += weight * b[row]!
  }
  if (total === 0) return 0
  meanA /= total
  meanB /= total
  let [both, ownA, ownB] = [0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    if (!isKnown(row)) continue
    const weight = weights ? weights[row]! : 1
    const [x, y] = [a[row]! - meanA, b[row]! - meanB]
    both += weight * x * y
    ownA += weight * x * x
    ownB += weight * y * y
  }
  // Rounding leaves a constant column a variance that is none.
  const isConstant = (own: number, mean: number): boolean => own <= 1e-24 * total * mean * mean || own === 0
  if (isConstant(ownA, meanA) || isConstant(ownB, meanB)) return 0
  return Math.max(-1, Math.min(1, both / Math.sqrt(ownA * ownB)))
}

/** What a column can go with: the numbers of a target, or 0 and 1 for each of its classes (of two, the second). */
export function targetIndicators({ task, values, classes }: Target): readonly Float64Array[] {
  if (task === 'regression') return [values]
  const asked = task === 'binary' ? [1] : [...classes.keys()]
  return asked.map((code) => values.map((value) => (value === code ? 1 : 0)))
}
