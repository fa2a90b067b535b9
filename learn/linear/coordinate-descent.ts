import { parameterCount } from './logistic-problem.ts'
import type { LogisticProblem } from './logistic-problem.ts'
import { linearMargins, probabilitiesFrom } from './margins.ts'
import { moveTowards, softThreshold } from './proximal-step.ts'
import { transpose } from './sparse-matrix.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/**
 * L1 and elastic net with many parameters: one output after another, a quadratic model of the loss is
 * improved by coordinate descent over the data and a step is taken along what it finds (Friedman,
 * Hastie and Tibshirani 2010). Yields after each round; gives theta.
 */
export function* solveByCoordinateDescent(
  problem: LogisticProblem,
  maxRounds: number,
  tolerance = 1e-7,
): Generator<void, Float64Array> {
  const { x, outputs } = problem
  const theta = new Float64Array(parameterCount(problem))
  const columns = transpose(x)
  let moved = 1
  for (let round = 0; round < maxRounds && moved > tolerance; round++) {
    // A rough model is not worth an exact answer.
    const enough = Math.max(moved / 100, tolerance / 10)
    moved = 0
    for (let output = 0; output < outputs; output++) {
      moved = Math.max(moved, improveOutput(problem, columns, { theta, output, enough }))
    }
    yield
  }
  return theta
}

// Gives the largest change of any coefficient.
function improveOutput(
  problem: LogisticProblem,
  columns: SparseMatrix,
  { theta, output, enough }: { theta: Float64Array; output: number; enough: number },
): number {
  const stride = problem.x.columnCount + 1
  const own = theta.subarray(output * stride, (output + 1) * stride)
  const wanted = minimiseModel(problem, columns, {
    start: own,
    enough,
    ...quadraticModel(problem, theta, output),
  })
  return moveTowards(problem, { theta, own, wanted })
}

interface QuadraticModel {
  /** Slope of the loss by the margin of this output, for each row. */
  readonly slopes: Float64Array
  readonly curvatures: Float64Array
}

function quadraticModel(
  { x, outputs, weights, classOf }: LogisticProblem,
  theta: Float64Array,
  output: number,
): QuadraticModel {
  const probabilities = probabilitiesFrom(linearMargins(x, theta, outputs), outputs)
  const slopes = new Float64Array(x.rowCount)
  const curvatures = new Float64Array(x.rowCount)
  for (let row = 0; row < x.rowCount; row++) {
    const p = probabilities[row * outputs + output]!
    const isOwn = outputs === 1 ? classOf[row] === 1 : classOf[row] === output
    slopes[row] = weights[row]! * (p - (isOwn ? 1 : 0))
    curvatures[row] = weights[row]! * Math.max(p * (1 - p), 1e-10)
  }
  return { slopes, curvatures }
}

const sweepLimit = 20

function minimiseModel(
  { l1, l2 }: LogisticProblem,
  columns: SparseMatrix,
  { start, enough, slopes, curvatures }: QuadraticModel & { start: Float64Array; enough: number },
): Float64Array {
  const { rowStart, index, value } = columns
  const last = start.length - 1
  const solution = start.slice()
  // Kept at the slope of the model by margin at the present solution.
  const slope = slopes.slice()
  const curvatureOf = columnCurvatures(columns, curvatures)
  for (let sweep = 0; sweep < sweepLimit; sweep++) {
    let moved = moveIntercept(solution, slope, curvatures)
    for (let j = 0; j < last; j++) {
      const curvature = curvatureOf[j]!
      if (curvature + l2 === 0) continue
      let gradient = 0
      for (let at = rowStart[j]!; at < rowStart[j + 1]!; at++) gradient += slope[index[at]!]! * value[at]!
      const before = solution[j]!
      const after = softThreshold(curvature * before - gradient, l1) / (curvature + l2)
      const move = after - before
      if (move === 0) continue
      solution[j] = after
      for (let at = rowStart[j]!; at < rowStart[j + 1]!; at++) {
        slope[index[at]!]! += curvatures[index[at]!]! * value[at]! * move
      }
      moved = Math.max(moved, Math.abs(move))
    }
    if (moved <= enough) break
  }
  return solution
}

function moveIntercept(solution: Float64Array, slope: Float64Array, curvatures: Float64Array): number {
  let gradient = 0
  let curvature = 0
  for (let row = 0; row < slope.length; row++) {
    gradient += slope[row]!
    curvature += curvatures[row]!
  }
  if (curvature === 0) return 0
  const move = -gradient / curvature
  solution[solution.length - 1]! += move
  for (let row = 0; row < slope.length; row++) slope[row]! += curvatures[row]! * move
  return Math.abs(move)
}

function columnCurvatures(columns: SparseMatrix, curvatures: Float64Array): Float64Array {
  const { rowStart, index, value, rowCount } = columns
  const sums = new Float64Array(rowCount)
  for (let j = 0; j < rowCount; j++) {
    for (let at = rowStart[j]!; at < rowStart[j + 1]!; at++)
      sums[j]! += curvatures[index[at]!]! * value[at]! ** 2
  }
  return sums
}
