export interface Quadrature {
  readonly points: Float64Array
  readonly weights: Float64Array
}

const known = new Map<number, Quadrature>()

/**
 * Gauss–Legendre points and weights on (0, 1): the weighted sum is the exact integral of any
 * polynomial of degree under 2 × `count`. Newton steps on the Legendre polynomial.
 */
export function gaussLegendre(count: number): Quadrature {
  let quadrature = known.get(count)
  if (!quadrature) {
    quadrature = computeQuadrature(count)
    known.set(count, quadrature)
  }
  return quadrature
}

function computeQuadrature(count: number): Quadrature {
  const points = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < 50; step++) {
      const { value, derivative } = legendre(count, x)
      slope = derivative
      const change = value / derivative
      x -= change
      if (Math.abs(change) < 1e-16) break
    }
    points[i] = (1 - x) / 2
    weights[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { points, weights }
}

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let before = 1
  let value = x
  for (let n = 2; n <= degree; n++) {
    const next = ((2 * n - 1) * x * value - (n - 1) * before) / n
    before = value
    value = next
  }
  return { value, derivative: (degree * (x * value - before)) / (x * x - 1) }
}
