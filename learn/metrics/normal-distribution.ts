/** P(Z ≤ z) of the standard normal, to about 1e-15 (W. J. Cody 1969, by way of erfc). */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z / Math.SQRT2)
}

/** Two-sided p-value of a standard normal statistic. */
export function twoSidedNormalP(z: number): number {
  return Math.min(1, erfc(Math.abs(z) / Math.SQRT2))
}

/** The z with P(Z ≤ z) = p (P. J. Acklam's rational start, one Halley step); ±Infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  if (p > 0.5) return -normalQuantile(1 - p)
  const start = p < 0.02425 ? tailStart(Math.sqrt(-2 * Math.log(p))) : centreStart(p - 0.5)
  const error = (normalCdf(start) - p) * Math.sqrt(2 * Math.PI) * Math.exp((start * start) / 2)
  return start - error / (1 + (start * error) / 2)
}

function tailStart(q: number): number {
  const top = horner(
    q,
    [
      -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783,
    ],
  )
  const bottom = horner(
    q,
    [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
  )
  return top / bottom
}

function centreStart(q: number): number {
  const r = q * q
  const top = horner(
    r,
    [
      -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
      2.506628277459239,
    ],
  )
  const bottom = horner(
    r,
    [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
  )
  return (q * top) / bottom
}

/** The complementary error function by its three rational approximations (Cody 1969). */
function erfc(x: number): number {
  const size = Math.abs(x)
  if (size <= 0.46875) return 1 - x * smallErf(x * x)
  const tail = Math.exp(-x * x) * (size <= 4 ? middleErfc(size) : largeErfc(size))
  return x < 0 ? 2 - tail : tail
}

function smallErf(square: number): number {
  return (
    horner(
      square,
      [
        1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2,
        3.20937758913846947e3,
      ],
    ) /
    horner(
      square,
      [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3],
    )
  )
}

function middleErfc(x: number): number {
  return (
    horner(
      x,
      [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
        2.98635138197400131e2, 8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3,
      ],
    ) /
    horner(
      x,
      [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
      ],
    )
  )
}

function largeErfc(x: number): number {
  const r = 1 / (x * x)
  const series =
    (r *
      horner(
        r,
        [
          1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
          1.60837851487422766e-2, 6.58749161529837803e-4,
        ],
      )) /
    horner(
      r,
      [
        1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2,
        2.33520497626869185e-3,
      ],
    )
  return (1 / Math.sqrt(Math.PI) - series) / x
}

function horner(x: number, coefficients: readonly number[]): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}
