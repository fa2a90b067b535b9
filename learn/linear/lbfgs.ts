import { lossAndGradient, parameterCount } from './logistic-problem.ts'
import type { LogisticProblem } from './logistic-problem.ts'

interface Pair {
  readonly step: Float64Array
  readonly change: Float64Array
  readonly curvature: number
}

const memory = 12

/**
 * Limited-memory BFGS (Nocedal 1980) for many parameters, L2 only. Yields after each round; gives
 * theta once the largest slope is `tolerance` of what it was at zero.
 */
export function* solveByLbfgs(
  problem: LogisticProblem,
  maxRounds: number,
  tolerance = 1e-8,
): Generator<void, Float64Array> {
  const size = parameterCount(problem)
  let theta = new Float64Array(size)
  let gradient = new Float64Array(size)
  let loss = lossAndGradient(problem, theta, gradient)
  const enough = tolerance * largest(gradient)
  const pairs: Pair[] = []
  let idleRounds = 0
  for (let round = 0; round < maxRounds && largest(gradient) > enough; round++) {
    const direction = descent(gradient, pairs)
    let slope = dot(direction, gradient)
    if (slope >= 0) {
      pairs.length = 0
      for (let i = 0; i < size; i++) direction[i] = -gradient[i]!
      slope = dot(direction, gradient)
    }
    const first = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1
    const found = searchLine(problem, { theta, direction, loss, slope, first })
    if (!found) {
      // Rounding may spoil the remembered curvature: try once more from the plain slope.
      if (pairs.length === 0) break
      pairs.length = 0
      continue
    }
    remember(pairs, found.theta, theta, found.gradient, gradient)
    // At the limit of rounding the slope no longer says anything.
    idleRounds = loss - found.loss <= 1e-15 * Math.abs(loss) ? idleRounds + 1 : 0
    if (idleRounds === 3) return found.theta
    theta = found.theta
    gradient = found.gradient
    loss = found.loss
    yield
  }
  return theta
}

interface Point {
  readonly theta: Float64Array<ArrayBuffer>
  readonly gradient: Float64Array<ArrayBuffer>
  readonly loss: number
}

// Bisection for the weak Wolfe conditions (Lewis and Overton 2013).
function searchLine(
  problem: LogisticProblem,
  from: { theta: Float64Array; direction: Float64Array; loss: number; slope: number; first: number },
): Point | undefined {
  const { theta, direction, loss, slope } = from
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let length = from.first
  let best: Point | undefined
  for (let attempt = 0; attempt < 40; attempt++) {
    const candidate = theta.map((value, i) => value + length * direction[i]!)
    const gradient = new Float64Array(theta.length)
    const reached = lossAndGradient(problem, candidate, gradient)
    if (!(reached <= loss + 1e-4 * length * slope)) high = length
    else {
      best = { theta: candidate, gradient, loss: reached }
      if (dot(gradient, direction) >= 0.9 * slope) return best
      low = length
    }
    length = Number.isFinite(high) ? (low + high) / 2 : 2 * length
  }
  return best
}

function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((slope) => -slope)
  const shares = new Float64Array(pairs.length)
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { step, change, curvature } = pairs[i]!
    shares[i] = dot(step, direction) / curvature
    addScaled(direction, change, -shares[i]!)
  }
  const newest = pairs.at(-1)
  if (newest) {
    const scale = newest.curvature / dot(newest.change, newest.change)
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale
  }
  for (const [i, { step, change, curvature }] of pairs.entries()) {
    addScaled(direction, step, shares[i]! - dot(change, direction) / curvature)
  }
  return direction
}

function remember(
  pairs: Pair[],
  theta: Float64Array,
  before: Float64Array,
  gradient: Float64Array,
  gradientBefore: Float64Array,
): void {
  const step = theta.map((value, i) => value - before[i]!)
  const change = gradient.map((value, i) => value - gradientBefore[i]!)
  const curvature = dot(step, change)
  if (curvature <= 1e-14 * dot(change, change)) return
  pairs.push({ step, change, curvature })
  if (pairs.length > memory) pairs.shift()
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function addScaled(into: Float64Array, from: Float64Array, scale: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += scale * from[i]!
}

function largest(values: Float64Array): number {
  let most = 0
  for (const value of values) most = Math.max(most, Math.abs(value))
  return most
}
