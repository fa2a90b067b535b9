import type { Target } from '../estimator.ts'
import type { Binned } from '../trees/binning.ts'
import { growQuickTree } from './quick-tree.ts'
import type { QuickTree } from './quick-tree.ts'

/** Columns cut into bins, `bins[column][row]`; the last bin of each is for missing cells. */
export interface QuickColumns {
  readonly bins: readonly Uint8Array[]
  readonly binCounts: readonly number[]
  /** Columns whose bins have no order. */
  readonly isUnordered: readonly boolean[]
}

/** A few small boosted trees. */
export interface QuickTrees {
  /** The loss of each row: log loss for classes, squared error for numbers. */
  losses(columns: QuickColumns, target: Target, rows: Int32Array): Float64Array
  /** What is left of the target, rows × outputs: outcome less probability, or the number less its prediction. */
  residuals(columns: QuickColumns, target: Target, rows: Int32Array): Float64Array
}

const rounds = 40
const learningRate = 0.15

interface QuickTreesInput {
  readonly rows: Int32Array
  readonly weights?: Float64Array | undefined
  /** Of each tree; trees of depth 1 say only what each column says by itself. */
  readonly depth?: number
}

/** The columns of a binned table. */
export function quickColumns({ bins, features }: Binned): QuickColumns {
  return {
    bins,
    binCounts: features.map(({ binCount }) => binCount + 1),
    isUnordered: features.map(({ feature }) => feature.kind === 'category'),
  }
}

/** How many outputs a model of this target has. */
export function quickOutputs({ task, classes }: Target): number {
  return task === 'multiclass' ? classes.length : 1
}

/**
 * Boosts small trees at once, without pause, on the rows given: not the best model there is, but one that says in
 * milliseconds what columns are worth. The same input gives the same trees.
 */
export function fitQuickTrees(
  columns: QuickColumns,
  target: Target,
  { rows, weights, depth = 4 }: QuickTreesInput,
): QuickTrees {
  const outputs = quickOutputs(target)
  // Side by side, so that the loop over rows reads on without a jump.
  const own = { ...columns, bins: columns.bins.map((bins) => Uint8Array.from(rows, (row) => bins[row]!)) }
  const base = startOf(target, rows, weights)
  const margins = new Float64Array(rows.length * outputs)
  for (let i = 0; i < margins.length; i++) margins[i] = base[i % outputs]!
  const trees: QuickTree[] = []
  for (let round = 0; round < rounds; round++) {
    const predictions = predictionsOf(margins, target, outputs)
    for (let output = 0; output < outputs; output++) {
      const pairs = gradients(predictions, target, { rows, weights, output, outputs })
      const tree = growQuickTree(own, { pairs, depth })
      for (let i = 0; i < rows.length; i++)
        margins[i * outputs + output]! += learningRate * tree.valueAt(own.bins, i)
      trees.push(tree)
    }
  }
  const predict = ({ bins }: QuickColumns, asked: Int32Array): Float64Array => {
    const sums = new Float64Array(asked.length * outputs)
    for (let i = 0; i < asked.length; i++)
      for (let output = 0; output < outputs; output++) sums[i * outputs + output] = base[output]!
    for (const [index, tree] of trees.entries())
      for (let i = 0; i < asked.length; i++)
        sums[i * outputs + (index % outputs)]! += learningRate * tree.valueAt(bins, asked[i]!)
    return predictionsOf(sums, target, outputs)
  }
  return {
    losses: (asked, of, wanted) => lossesOf(predict(asked, wanted), of, wanted),
    residuals: (asked, of, wanted) => residualsOf(predict(asked, wanted), of, wanted),
  }
}

function startOf(
  { task, values, classes }: Target,
  rows: Int32Array,
  weights: Float64Array | undefined,
): Float64Array {
  const sums = new Float64Array(task === 'regression' ? 1 : classes.length)
  let total = 0
  for (const row of rows) {
    const weight = weights ? weights[row]! : 1
    total += weight
    if (task === 'regression') sums[0]! += weight * values[row]!
    else sums[values[row]!]! += weight
  }
  if (task === 'regression') return Float64Array.of(total > 0 ? sums[0]! / total : 0)
  // Half a row more of each class keeps logarithms finite.
  const logs = sums.map((sum) => Math.log(sum + 0.5))
  return task === 'binary' ? Float64Array.of(logs[1]! - logs[0]!) : logs
}

function predictionsOf(margins: Float64Array, { task }: Target, outputs: number): Float64Array {
  if (task === 'regression') return margins
  if (task === 'binary') return margins.map((margin) => 1 / (1 + Math.exp(-margin)))
  const predictions = new Float64Array(margins.length)
  for (let start = 0; start < margins.length; start += outputs) {
    const own = margins.subarray(start, start + outputs)
    const most = own.reduce((best, margin) => Math.max(best, margin), Number.NEGATIVE_INFINITY)
    let sum = 0
    for (let k = 0; k < outputs; k++) sum += predictions[start + k] = Math.exp(own[k]! - most)
    for (let k = 0; k < outputs; k++) predictions[start + k]! /= sum
  }
  return predictions
}

interface GradientOptions {
  readonly rows: Int32Array
  readonly weights: Float64Array | undefined
  readonly output: number
  readonly outputs: number
}

/** Gradient and curvature of each row, one after the other. */
function gradients(
  predictions: Float64Array,
  { task, values }: Target,
  { rows, weights, output, outputs }: GradientOptions,
): Float64Array {
  const pairs = new Float64Array(2 * rows.length)
  for (let i = 0; i < rows.length; i++) {
    const weight = weights ? weights[rows[i]!]! : 1
    const value = values[rows[i]!]!
    const predicted = predictions[i * outputs + output]!
    const truth = task === 'multiclass' ? (value === output ? 1 : 0) : value
    pairs[2 * i] = weight * (predicted - truth)
    pairs[2 * i + 1] = weight * (task === 'regression' ? 1 : Math.max(1e-6, predicted * (1 - predicted)))
  }
  return pairs
}

const leastProbability = 1e-6

function lossesOf(predictions: Float64Array, { task, values }: Target, rows: Int32Array): Float64Array {
  const outputs = predictions.length / Math.max(1, rows.length)
  return Float64Array.from(rows, (row, i) => {
    const value = values[row]!
    if (task === 'regression') return (value - predictions[i]!) ** 2
    const own =
      outputs === 1
        ? value === 1
          ? predictions[i]!
          : 1 - predictions[i]!
        : predictions[i * outputs + value]!
    return -Math.log(Math.max(leastProbability, own))
  })
}

function residualsOf(predictions: Float64Array, { task, values }: Target, rows: Int32Array): Float64Array {
  const outputs = predictions.length / Math.max(1, rows.length)
  return predictions.map((predicted, cell) => {
    const value = values[rows[Math.floor(cell / outputs)]!]!
    return (task === 'multiclass' ? (value === cell % outputs ? 1 : 0) : value) - predicted
  })
}
