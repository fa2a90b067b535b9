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
      -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783,
    ],
  )
  const bottom = horner(
    q,
    [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
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
      [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694],
    ) / horner(square, [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171])
  )
}

function middleErfc(x: number): number {
  return (
    horner(
      x,
      [
        2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
        881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
      ],
    ) /
    horner(
      x,
      [
        1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
        4362.619090143247, 3439.3676741437216, 1230.3393548037495,
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
          0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926,
          0.016083785148742275, 0.0006587491615298378,
        ],
      )) /
    horner(
      r,
      [
        1, 2.568520192289822, 1.8729528499234604, 0.5279051029514285, 0.06051834131244132,
        0.0023352049762686918,
      ],
    )
  return (1 / Math.sqrt(Math.PI) - series) / x
}

function horner(x: number, coefficients: readonly number[]): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}
