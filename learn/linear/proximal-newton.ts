import { solveCholesky } from './cholesky.ts'
import { fillHessian } from './hessian.ts'
import { lossAndGradient, parameterCount } from './logistic-problem.ts'
import type { LogisticProblem } from './logistic-problem.ts'
import { moveTowards, softThreshold } from './proximal-step.ts'

/**
 * L1 and elastic net with few parameters: each round minimises the quadratic model of the loss plus
 * the L1 penalty (Lee, Sun and Saunders 2014). Yields after each round; gives theta.
 */
export function* solveByProximalNewton(
  problem: LogisticProblem,
  maxRounds: number,
  tolerance = 1e-9,
): Generator<void, Float64Array> {
  const size = parameterCount(problem)
  const theta = new Float64Array(size)
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  for (let round = 0; round < maxRounds; round++) {
    lossAndGradient(problem, theta, gradient)
    fillHessian(problem, theta, hessian)
    mirror(hessian, size)
    const wanted = minimiseModel(problem, { theta, gradient, hessian })
    if (moveTowards(problem, { theta, own: theta, wanted }) <= tolerance) break
    yield
  }
  return theta
}

interface Model {
  readonly theta: Float64Array
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

const sweepsPerSolve = 10
const solveLimit = 30

// Coordinate descent finds which coefficients are not 0 and their signs; those are then solved for
// exactly, which coordinate descent alone would take very long over when columns nearly repeat.
function minimiseModel(problem: LogisticProblem, model: Model): Float64Array {
  const solution = model.theta.slice()
  const slope = model.gradient.slice()
  for (let attempt = 0; attempt < solveLimit; attempt++) {
    let moved = 0
    for (let sweep = 0; sweep < sweepsPerSolve; sweep++) {
      moved = sweepOnce(problem, model.hessian, solution, slope)
      if (moved <= 1e-11) return solution
    }
    solveActive(problem, model, solution, slope)
  }
  return solution
}

// Gives the largest change of any coefficient; keeps `slope` at the slope of the model.
function sweepOnce(
  { x, l1 }: LogisticProblem,
  hessian: Float64Array,
  solution: Float64Array,
  slope: Float64Array,
): number {
  const size = solution.length
  const stride = x.columnCount + 1
  let moved = 0
  for (let j = 0; j < size; j++) {
    const curvature = hessian[j * size + j]!
    if (curvature === 0) continue
    const before = solution[j]!
    const threshold = j % stride === stride - 1 ? 0 : l1
    const move = softThreshold(curvature * before - slope[j]!, threshold) / curvature - before
    if (move === 0) continue
    solution[j] = before + move
    for (let i = 0; i < size; i++) slope[i]! += hessian[j * size + i]! * move
    moved = Math.max(moved, Math.abs(move))
  }
  return moved
}

// Solves for the coefficients that are not 0, or goes as far as the first of them to reach 0.
function solveActive(
  { x, l1 }: LogisticProblem,
  { hessian }: Model,
  solution: Float64Array,
  slope: Float64Array,
): void {
  const size = solution.length
  const stride = x.columnCount + 1
  const isIntercept = (j: number): boolean => j % stride === stride - 1
  const active = [...solution.keys()].filter((j) => isIntercept(j) || solution[j] !== 0)
  const matrix = new Float64Array(active.length ** 2)
  const wanted = new Float64Array(active.length)
  for (const [a, j] of active.entries()) {
    for (let b = 0; b <= a; b++) matrix[a * active.length + b] = hessian[j * size + active[b]!]!
    wanted[a] = -slope[j]! - (isIntercept(j) ? 0 : l1 * Math.sign(solution[j]!))
  }
  solveCholesky(matrix, wanted)
  let length = 1
  let blocking = -1
  for (const [a, j] of active.entries()) {
    if (isIntercept(j) || (solution[j]! + wanted[a]!) * solution[j]! >= 0) continue
    const reach = -solution[j]! / wanted[a]!
    if (reach >= length) continue
    length = reach
    blocking = j
  }
  for (const [a, j] of active.entries()) {
    const move = j === blocking ? -solution[j]! : length * wanted[a]!
    solution[j]! += move
    for (let i = 0; i < size; i++) slope[i]! += hessian[j * size + i]! * move
  }
}

function mirror(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!
  }
}
