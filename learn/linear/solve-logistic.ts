import type { Target } from '../estimator.ts'
import { classesPresent } from './check-target.ts'
import { solveByCoordinateDescent } from './coordinate-descent.ts'
import { solveByLbfgs } from './lbfgs.ts'
import type { LogisticProblem } from './logistic-problem.ts'
import { parameterCount } from './logistic-problem.ts'
import { solveByNewton } from './newton.ts'
import { solveByProximalNewton } from './proximal-newton.ts'
import { inSampleSpace, isWide } from './sample-space.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/** Coefficients of a linear model: outputs × columns, row-major, and an intercept for each output. */
export interface LinearModel {
  readonly coefficients: Float64Array
  readonly intercepts: Float64Array
}

export interface LogisticPenalty {
  /** Inverse strength: the loss is C · Σ weight · log loss + penalty (as scikit-learn's). */
  readonly C: number
  /** Share of L1 in the penalty, 0 to 1. */
  readonly l1Ratio: number
  readonly maxRounds: number
}

/**
 * Fits a binary (one output) or multinomial (one per class) logistic regression. Yields after each
 * round. Throws `one-class`.
 */
export function* solveLogistic(
  x: SparseMatrix,
  { target, weights }: { readonly target: Target; readonly weights: Float64Array },
  { C, l1Ratio, maxRounds }: LogisticPenalty,
): Generator<void, LinearModel> {
  const present = classesPresent(target, weights)
  const outputs = target.task === 'binary' ? 1 : present.length
  const position = new Map(present.map((classIndex, index) => [classIndex, index]))
  const problem: LogisticProblem = {
    x,
    outputs,
    classOf: Int32Array.from(target.values, (value) => position.get(value) ?? 0),
    weights,
    l2: (1 - l1Ratio) / C,
    l1: l1Ratio / C,
  }
  const theta = yield* solverFor(problem, maxRounds)
  const model = partsOf(theta, outputs, x.columnCount)
  return outputs === 1 ? model : amongAllClasses(model, present, target.classes.length)
}

function solverFor(problem: LogisticProblem, maxRounds: number): Generator<void, Float64Array> {
  if (problem.l1 > 0) {
    return parameterCount(problem) <= hessianLimit
      ? solveByProximalNewton(problem, maxRounds)
      : solveByCoordinateDescent(problem, maxRounds)
  }
  if (!isWide(problem.x)) return solveSmooth(problem, maxRounds)
  return solveWide(problem, maxRounds)
}

function* solveWide(problem: LogisticProblem, maxRounds: number): Generator<void, Float64Array> {
  const { reduced, restore } = inSampleSpace(problem)
  return restore(yield* solveSmooth(reduced, maxRounds))
}

function solveSmooth(problem: LogisticProblem, maxRounds: number): Generator<void, Float64Array> {
  return isNewtonFaster(problem) ? solveByNewton(problem, maxRounds) : solveByLbfgs(problem, 10 * maxRounds)
}

/** Parameters up to which the full Hessian is worth its memory. */
const hessianLimit = 1000

// Newton needs about 8 rounds, each a Hessian and its factor; L-BFGS about 250, each a product with
// the matrix and back and its memory. Counted in multiplications, so that the choice is the same anywhere.
function isNewtonFaster(problem: LogisticProblem): boolean {
  const { x, outputs } = problem
  const size = parameterCount(problem)
  if (size > hessianLimit) return false
  const cells = x.index.length + x.rowCount
  const perRow = cells / Math.max(1, x.rowCount)
  const newton = 8 * (cells * perRow * outputs * (outputs + 1) * 0.4 + size ** 3 / 6)
  return newton <= 250 * (4 * cells * outputs + 50 * size)
}

// Softmax intercepts may all be moved together for nothing: they are given so that they sum to 0.
// Adding 0 turns −0 into 0, which JSON cannot tell apart.
function partsOf(theta: Float64Array, outputs: number, columnCount: number): LinearModel {
  const stride = columnCount + 1
  const coefficients = new Float64Array(outputs * columnCount)
  const intercepts = Float64Array.from({ length: outputs }, (_, k) => theta[k * stride + columnCount]!)
  for (let output = 0; output < outputs; output++) {
    for (let j = 0; j < columnCount; j++)
      coefficients[output * columnCount + j] = theta[output * stride + j]! + 0
  }
  const shift = outputs > 1 ? intercepts.reduce((sum, value) => sum + value, 0) / outputs : 0
  return { coefficients, intercepts: intercepts.map((value) => value - shift + 0) }
}

/** Margin of a class without a row to learn from below the lowest intercept: e^−20 of its odds. */
const absentMargin = 20

// A class may be absent from one fold and present in another; its intercept would run to −∞.
function amongAllClasses(model: LinearModel, present: readonly number[], classCount: number): LinearModel {
  if (present.length === classCount) return model
  const width = model.coefficients.length / present.length
  const coefficients = new Float64Array(classCount * width)
  const intercepts = new Float64Array(classCount).fill(Math.min(...model.intercepts) - absentMargin)
  for (const [index, classIndex] of present.entries()) {
    coefficients.set(model.coefficients.subarray(index * width, (index + 1) * width), classIndex * width)
    intercepts[classIndex] = model.intercepts[index]!
  }
  return { coefficients, intercepts }
}
