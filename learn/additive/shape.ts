/**
 * What one column adds to the margin, as a table that can be drawn as it is. Bins of numbers, dates
 * and booleans are intervals, `edges[b − 1] <= value < edges[b]`; bins of categories are levels.
 */
export interface Shape {
  readonly column: string
  readonly kind: 'number' | 'date' | 'boolean' | 'category'
  /** Number of bins without the one for missing cells. */
  readonly bins: number
  /** bins − 1 numbers; none for categories. */
  readonly edges: Float64Array
  /** Smallest and largest training value of each bin; none for categories. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** The level of each bin; none but for categories. */
  readonly levels: readonly string[]
  /** outputs × (bins + 1), the last of each output for missing cells; the training mean of each output is 0. */
  readonly values: Float64Array
  /** Standard deviation of each value over the bags; 0 when there was one. */
  readonly deviations: Float64Array
  /** Training weight in each bin, the last for missing cells. */
  readonly counts: Float64Array
}
