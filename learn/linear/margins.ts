import type { SparseMatrix } from './sparse-matrix.ts'

/**
 * Linear margins, rows × outputs. `theta` holds, for each output, a coefficient per column and then
 * the intercept.
 */
export function linearMargins(x: SparseMatrix, theta: Float64Array, outputs: number): Float64Array {
  const { rowStart, index, value, rowCount, columnCount } = x
  const stride = columnCount + 1
  const margins = new Float64Array(rowCount * outputs)
  for (let row = 0; row < rowCount; row++) {
    const end = rowStart[row + 1]!
    for (let output = 0; output < outputs; output++) {
      const offset = output * stride
      let margin = theta[offset + columnCount]!
      for (let at = rowStart[row]!; at < end; at++) margin += theta[offset + index[at]!]! * value[at]!
      margins[row * outputs + output] = margin
    }
  }
  return margins
}

/** Margins to probabilities in place: of the positive class (one output) or of each class. */
export function probabilitiesFrom(margins: Float64Array, outputs: number): Float64Array {
  if (outputs === 1) {
    for (let i = 0; i < margins.length; i++) margins[i] = sigmoid(margins[i]!)
    return margins
  }
  for (let start = 0; start < margins.length; start += outputs) softmaxInto(margins, start, outputs)
  return margins
}

/** 1 / (1 + e^−margin), without overflow. */
export function sigmoid(margin: number): number {
  if (margin >= 0) return 1 / (1 + Math.exp(-margin))
  const grown = Math.exp(margin)
  return grown / (1 + grown)
}

/** Softmax of a stretch of the array, in place; gives log Σ e^margin. */
export function softmaxInto(margins: Float64Array, start: number, outputs: number): number {
  let highest = Number.NEGATIVE_INFINITY
  for (let k = start; k < start + outputs; k++) if (margins[k]! > highest) highest = margins[k]!
  let sum = 0
  for (let k = start; k < start + outputs; k++) {
    const grown = Math.exp(margins[k]! - highest)
    margins[k] = grown
    sum += grown
  }
  for (let k = start; k < start + outputs; k++) margins[k]! /= sum
  return highest + Math.log(sum)
}
