export type BudgetName = 'fast' | 'normal' | 'thorough'

/** How much work a study may do, in evaluations; never in seconds, so that results repeat. */
export interface Budget {
  readonly outerFolds: number
  /** Folds inside each outer training part, for search, calibration and blending; 0 does without all three. */
  readonly innerFolds: number
  /** Fits a search may make for one learner within one outer training part. */
  readonly evaluations: number
}

export const budgets: Readonly<Record<BudgetName, Budget>> = {
  fast: { outerFolds: 5, innerFolds: 0, evaluations: 0 },
  normal: { outerFolds: 5, innerFolds: 3, evaluations: 24 },
  thorough: { outerFolds: 10, innerFolds: 5, evaluations: 150 },
}
