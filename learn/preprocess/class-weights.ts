import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'

/**
 * A weight for each row so that every class weighs the same in all: rows / (classes × rows of the
 * class), times the weights given (King and Zeng 2001). Throws `invalid-target` for regression.
 */
export function balancedWeights({ task, values, classes }: Target, weights?: Float64Array): Float64Array {
  if (task === 'regression') throw new LearnError('invalid-target', 'A number has no classes to balance.')
  const sums = new Float64Array(classes.length)
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const weight = weights ? weights[row]! : 1
    sums[values[row]!]! += weight
    total += weight
  }
  const present = sums.reduce((count, sum) => count + (sum > 0 ? 1 : 0), 0)
  return values.map((value, row) => {
    const sum = sums[value]!
    return sum === 0 ? 0 : ((weights ? weights[row]! : 1) * total) / (present * sum)
  })
}
