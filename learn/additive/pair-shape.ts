import type { Shape } from './shape.ts'

/** How one column is parted in the table of a pair. */
export interface PairSide {
  readonly column: string
  readonly kind: Shape['kind']
  /** Parts without the one for missing cells. */
  readonly slots: number
  /** slots − 1 numbers, as in `Shape`; none for categories. */
  readonly edges: Float64Array
  /** Categories: the levels and the slot of each; rare levels share the last. */
  readonly levels: readonly string[]
  readonly levelSlots: readonly number[]
}

/**
 * What two columns add to the margin together, beyond what each adds alone: its mean along every slot
 * of either column is 0 over the training rows.
 */
export interface PairShape {
  readonly sides: readonly [PairSide, PairSide]
  /** outputs × (slots + 1) × (slots + 1), the last of each side for missing cells. */
  readonly values: Float64Array
  /** Standard deviation of each value over the bags; 0 when there was one. */
  readonly deviations: Float64Array
  /** Training weight in each cell. */
  readonly counts: Float64Array
}
