import { upperGamma } from '../metrics/incomplete-gamma.ts'

/** P(X > x) of a chi-square variable: the upper regularised incomplete gamma function at half of both. */
export function upperChiSquare(x: number, degreesOfFreedom: number): number {
  if (Number.isNaN(x) || degreesOfFreedom <= 0) return Number.NaN
  if (x <= 0) return 1
  return upperGamma(degreesOfFreedom / 2, x / 2)
}

/** The x with P(X > x) = `upper`, by halving; for the cut of a test. */
export function chiSquareCut(upper: number, degreesOfFreedom: number): number {
  let low = 0
  let high = Math.max(1, degreesOfFreedom)
  while (upperChiSquare(high, degreesOfFreedom) > upper) high *= 2
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (upperChiSquare(middle, degreesOfFreedom) > upper) low = middle
    else high = middle
  }
  return (low + high) / 2
}
