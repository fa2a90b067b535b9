/** The upper regularised incomplete gamma function Q(a, x) of a > 0 and x ≥ 0. */
export function upperGamma(a: number, x: number): number {
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x)
}

/** The lower one, P(a, x) = 1 − Q(a, x). */
export function lowerGamma(a: number, x: number): number {
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x)
}

const smallest = 1e-300
const closeEnough = 1e-16
const mostTerms = 10_000

/** Lower function by its power series (Abramowitz & Stegun 6.5.29); converges for x < a + 1. */
function lowerBySeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < mostTerms && term > sum * closeEnough; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * scale(a, x)
}

/** Upper function by its continued fraction (Abramowitz & Stegun 6.5.31), evaluated as Lentz does; for x ≥ a + 1. */
function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / smallest
  let d = 1 / b
  let product = d
  for (let n = 1; n < mostTerms; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / awayFromZero(numerator * d + b)
    c = awayFromZero(b + numerator / c)
    product *= d * c
    if (Math.abs(d * c - 1) < closeEnough) break
  }
  return product * scale(a, x)
}

function awayFromZero(value: number): number {
  return Math.abs(value) < smallest ? smallest : value
}

/** x^a e^−x / Γ(a). */
function scale(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a))
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** log Γ(a) for a ≥ ½ (C. Lanczos 1964, g = 7). */
export function logGamma(a: number): number {
  const shifted = a - 1
  const sum = lanczos.reduce((total, term, index) => total + term / (shifted + index + 1), 0.9999999999998099)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}
