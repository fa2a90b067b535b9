import type { Link } from './estimator.ts'
import { exponential } from './kernels/exponential.ts'

/**
 * Margins (rows × outputs) turned into predictions, new array: as they are for `identity`, the logistic
 * function for `logit`, the exponential for `log`, exponentials that sum to 1 in each row for `softmax`. NaN stays NaN.
 */
export function inverseLink(link: Link, margins: Float64Array, outputs: number): Float64Array {
  switch (link) {
    case 'identity':
      return margins.slice()
    case 'logit':
      return margins.map(logistic)
    case 'log':
      return margins.map(exponential)
    case 'softmax':
      return softmaxRows(margins, outputs)
  }
}

/** 1 / (1 + e^−margin), without overflow on either side. */
export function logistic(margin: number): number {
  if (margin >= 0) return 1 / (1 + Math.exp(-margin))
  const odds = Math.exp(margin)
  return odds / (1 + odds)
}

function softmaxRows(margins: Float64Array, outputs: number): Float64Array {
  const shares = new Float64Array(margins.length)
  for (let start = 0; start < margins.length; start += outputs) {
    let largest = Number.NEGATIVE_INFINITY
    for (let at = start; at < start + outputs; at++) largest = Math.max(largest, margins[at]!)
    let sum = 0
    for (let at = start; at < start + outputs; at++) sum += shares[at] = Math.exp(margins[at]! - largest)
    for (let at = start; at < start + outputs; at++) shares[at]! /= sum
  }
  return shares
}
