import { logistic } from '@cadre/learn'
import type { Task } from '@cadre/learn'

/** What rows should come to, and how much each counts. */
export interface Aim {
  readonly task: Task
  /** Class index, or the number on the scale it is learned on. */
  readonly values: ArrayLike<number>
  readonly weights: ArrayLike<number>
}

/** Weighted mean loss: log loss for classes, half the squared error for numbers. */
export function netLoss(margins: Float32Array, { task, values, weights }: Aim): number {
  const outputs = margins.length / values.length
  let sum = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const weight = weights[row]!
    total += weight
    sum += weight * lossOfRow(margins.subarray(row * outputs, (row + 1) * outputs), values[row]!, task)
  }
  return sum / total
}

/** How the loss rises with each margin, over `total` weight; rows × outputs. */
export function lossSlopes(
  margins: Float32Array,
  { task, values, weights }: Aim,
  total: number,
): Float32Array {
  const outputs = margins.length / values.length
  const slopes = new Float32Array(margins.length)
  for (let row = 0; row < values.length; row++) {
    const share = weights[row]! / total
    const from = row * outputs
    if (task === 'multiclass') {
      const chances = softmax(margins.subarray(from, from + outputs))
      for (let k = 0; k < outputs; k++) slopes[from + k] = share * (chances[k]! - (values[row] === k ? 1 : 0))
      continue
    }
    const predicted = task === 'binary' ? logistic(margins[from]!) : margins[from]!
    slopes[from] = share * (predicted - values[row]!)
  }
  return slopes
}

function lossOfRow(margins: Float32Array, value: number, task: Task): number {
  if (task === 'regression') return (margins[0]! - value) ** 2 / 2
  if (task === 'binary') {
    const margin = margins[0]!
    return Math.max(margin, 0) - margin * value + Math.log1p(Math.exp(-Math.abs(margin)))
  }
  const most = Math.max(...margins)
  let sum = 0
  for (const margin of margins) sum += Math.exp(margin - most)
  return most + Math.log(sum) - margins[value]!
}

/** Shares that sum to 1. */
function softmax(margins: ArrayLike<number>): Float64Array {
  const shares = Float64Array.from(margins)
  const most = shares.reduce((high, margin) => Math.max(high, margin), -Infinity)
  let sum = 0
  for (let k = 0; k < shares.length; k++) sum += shares[k] = Math.exp(shares[k]! - most)
  return shares.map((share) => share / sum)
}
