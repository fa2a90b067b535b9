import { AppError } from '@cadre/core'
import type { SearchStrategy } from '@cadre/learn/selection'
import type { OuterPlan } from './training-data.ts'

export type BudgetName = 'fast' | 'normal' | 'thorough'

/** How much work a study may do, in evaluations; never in seconds, so that results repeat. */
export interface Budget {
  readonly outerFolds: number
  /** Folds inside each outer training part, for search, calibration and blending; 0 does without all three. */
  readonly innerFolds: number
  /** Fits a search may make for one learner within one outer training part. */
  readonly evaluations: number
  /** How it looks for better parameters; halving unless told. */
  readonly search?: SearchStrategy
  /** Learners taken at their defaults: those that a search hardly moves and costs most. */
  readonly unsearched: readonly string[]
}

export const budgets: Readonly<Record<BudgetName, Budget>> = {
  fast: { outerFolds: 5, innerFolds: 0, evaluations: 0, unsearched: [] },
  normal: {
    outerFolds: 5,
    innerFolds: 3,
    evaluations: 24,
    unsearched: ['additive', 'survival-boosting', 'text-logistic'],
  },
  thorough: { outerFolds: 10, innerFolds: 5, evaluations: 150, unsearched: [] },
}

/** The budget of that name, with the search asked for. Throws `usage` when the budget does not search. */
export function budgetFor({
  budget: name,
  search,
}: {
  readonly budget: BudgetName
  readonly search?: SearchStrategy | undefined
}): Budget {
  const budget = budgets[name]
  if (search === undefined) return budget
  if (budget.evaluations === 0)
    throw new AppError(
      'usage',
      `The budget "${name}" does not search, so a ${search} search has nothing to do. Choose "normal" or "thorough".`,
      { budget: name, search },
    )
  return { ...budget, search }
}

/**
 * By how many standard errors of the inner folds a configuration must beat the default. Less than one, as
 * outer folds judge honestly anyway; more in the order of time, where few blocks differ by more than chance.
 */
export function standardErrorsFor(kind: OuterPlan['kind']): number {
  return kind === 'time' ? 2 : 0.5
}

/** Fits a search may make for this learner; one round of inner folds when it is taken at its defaults. */
export function evaluationsFor(learner: string, { evaluations, innerFolds, unsearched }: Budget): number {
  return unsearched.includes(learner) ? innerFolds : evaluations
}
