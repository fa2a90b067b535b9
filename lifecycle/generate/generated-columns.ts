/** Columns that a study made of others, and what they brought. */
export interface GeneratedColumns {
  /** How many there might have been. */
  readonly budget: number
  /** How many formulas were tried. */
  readonly tried: number
  readonly columns: readonly {
    readonly name: string
    /** "pay divided by hours" */
    readonly formula: string
    /** Columns of the file it is made of. */
    readonly madeOf: readonly string[]
    /** In how many outer folds a column of the same columns was made too. */
    readonly folds: number
  }[]
  readonly outerFolds: number
  /** Mean loss of small boosted trees on inner folds of all rows: log loss for classes, squared error for numbers. */
  readonly loss: { readonly without: number; readonly with: number; readonly error: number }
  /** All of it in a sentence or two. */
  readonly finding: string
}
