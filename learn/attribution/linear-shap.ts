import type { Attribution } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'

export interface LinearModel {
  readonly names: readonly string[]
  /** outputs × names. */
  readonly coefficients: Float64Array
  /** One per output. */
  readonly intercepts: Float64Array
  /** Mean of each column over the rows to compare with, as a rule the training rows. */
  readonly means: Float64Array
}

/**
 * Contributions to the margin of a linear model, `coefficient × (x − mean)`: its Shapley values
 * against the background with those means, when columns are taken one by one. `columns` hold one
 * array per name. Throws `shape`.
 */
export function explainLinear(model: LinearModel, columns: readonly Float64Array[]): Attribution {
  const { names, coefficients, intercepts, means } = model
  const width = names.length
  const outputs = intercepts.length
  const rows = columns[0]?.length ?? 0
  const fits =
    columns.length === width &&
    means.length === width &&
    coefficients.length === width * outputs &&
    columns.every((column) => column.length === rows)
  if (!fits)
    throw new LearnError('shape', `The linear model reads ${width} columns of one length; others were given.`)
  const base = intercepts.slice()
  const values = new Float64Array(rows * outputs * width)
  for (let output = 0; output < outputs; output++) {
    for (let index = 0; index < width; index++) {
      const coefficient = coefficients[output * width + index]!
      base[output]! += coefficient * means[index]!
      const column = columns[index]!
      for (let row = 0; row < rows; row++)
        values[(row * outputs + output) * width + index] = coefficient * (column[row]! - means[index]!)
    }
  }
  return { names, base, values }
}
