import type { Target, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { checkTarget, checkedWeights } from '../linear/check-target.ts'
import { solveLogistic } from '../linear/solve-logistic.ts'
import type { LinearModel } from '../linear/solve-logistic.ts'
import { solveSparseRidge } from '../linear/solve-sparse-ridge.ts'
import { columnMeans } from '../linear/sparse-matrix.ts'
import type { SparseMatrix } from '../linear/sparse-matrix.ts'
import { balancedWeights } from '../preprocess/class-weights.ts'
import type { Table } from '../table/table.ts'
import type { TransformOptions } from '../transformer.ts'
import { createFittedText } from './fitted-text.ts'
import type { FittedText } from './fitted-text.ts'
import { learnTextDesign } from './text-design.ts'
import type { TextParams } from './text-params.ts'

export const textTasks: readonly Task[] = ['binary', 'multiclass', 'regression']

const roundLimit = 100

/**
 * Fits the linear model on text. Yields after each round of the solver. Throws `column-kind` when no
 * column is text, and what a wrong target throws.
 */
export function* fitTextModel(
  table: Table,
  target: Target,
  { params, options }: { readonly params: TextParams; readonly options: TransformOptions },
): Generator<void, FittedText> {
  checkTarget(target, table.rowCount, textTasks)
  if (!table.columns.some(({ kind }) => kind === 'text'))
    throw new LearnError('column-kind', 'No column holds text, which this learner reads.')
  const weights = checkedWeights(table.rowCount, options.weights)
  const { design, matrix } = learnTextDesign(table, target, { params, options })
  yield
  const model = yield* solve(matrix, target, { params, weights })
  const { task, classes } = target
  const coefficients = model.coefficients.map(shortened)
  return createFittedText({
    task,
    classes,
    design,
    coefficients,
    intercepts: model.intercepts,
    means: columnMeans(matrix, weights).map(shortened),
  })
}

function solve(
  matrix: SparseMatrix,
  target: Target,
  { params, weights }: { readonly params: TextParams; readonly weights: Float64Array },
): Generator<void, LinearModel> {
  const { C, balance } = params
  if (target.task === 'regression') return solveSparseRidge(matrix, target.values, { weights, alpha: 1 / C })
  const isBalanced = balance === 'always' || (balance === 'auto' && target.task === 'multiclass')
  return solveLogistic(
    matrix,
    { target, weights: isBalanced ? balancedWeights(target, weights) : weights },
    { C, l1Ratio: 0, maxRounds: roundLimit },
  )
}

// Seven digits are more than the data tell, and halve the size of a stored model.
function shortened(value: number): number {
  return Number(value.toPrecision(7)) + 0
}
