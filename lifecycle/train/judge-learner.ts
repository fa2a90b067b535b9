import type { EstimatorDefinition, Link } from '@cadre/learn'
import type { Pool } from '@cadre/learn/parallel'
import { crossValidate, nestedCrossValidate } from '@cadre/learn/selection'
import type { Configuration, Journal } from '@cadre/learn/selection'
import { registryUrl } from '../learners.ts'
import { evaluationsFor, standardErrorsFor } from './budget.ts'
import type { Budget } from './budget.ts'
import type { OuterPlan, TrainingData } from './training-data.ts'

/** What inner folds say within one outer training part; what calibration and blending learn from. */
export interface InnerPredictions {
  /** All rows × outputs; NaN outside the outer training part. */
  readonly predictions: Float64Array
  readonly margins: Float64Array
}

/** A learner's predictions of rows it had not seen. */
export interface JudgedLearner {
  readonly learner: Pick<EstimatorDefinition, 'name' | 'label' | 'complexity'>
  /** All rows × outputs; NaN in rows that no outer fold tested. */
  readonly predictions: Float64Array
  readonly margins: Float64Array
  /** All rows × periods, of a learner that knows when: probability by the end of each. */
  readonly byPeriod?: Float64Array
  readonly outputs: number
  readonly link: Link
  /** What the search chose most often; empty without a search. */
  readonly params: Readonly<Record<string, unknown>>
  /** One per outer fold; absent without inner folds. */
  readonly inner?: readonly InnerPredictions[]
  /** Mean milliseconds of one fit on an outer training part. */
  readonly fitMs: number
}

export interface JudgeOptions {
  readonly budget: Budget
  readonly plan: OuterPlan
  /** Parameters that are set, for learners that have them. */
  readonly fixed?: Configuration | undefined
  readonly pool: Pool
  readonly seed: number
  readonly signal?: AbortSignal | undefined
  readonly journal?: Journal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** Predicts every outer test row by a model whose search saw nothing of its fold. */
export async function judgeLearner(
  definition: EstimatorDefinition,
  data: TrainingData,
  { budget, plan, ...rest }: JudgeOptions,
): Promise<JudgedLearner> {
  const fixed = fixedFor(definition, rest.fixed)
  if (budget.innerFolds === 0) {
    const { fitMs, ...outOfFold } = await crossValidate({
      ...data,
      ...rest,
      learner: { name: definition.name, params: fixed },
      registryUrl,
      folds: plan.folds,
    })
    return { ...outOfFold, learner: definition, params: fixed, fitMs: mean(fitMs) }
  }
  const { outerFolds, ...outOfFold } = await nestedCrossValidate({
    ...data,
    ...rest,
    learner: definition,
    fixed,
    registryUrl,
    outerFolds: plan.folds,
    inner: { kind: plan.kind, folds: budget.innerFolds },
    strategy: budget.search ?? 'halving',
    evaluations: evaluationsFor(definition.name, budget),
    standardErrors: standardErrorsFor(plan.kind),
  })
  return {
    ...outOfFold,
    learner: definition,
    params: mostFrequent(outerFolds.map(({ search }) => search.params)),
    inner: outerFolds.map(({ search }) => ({ predictions: search.predictions, margins: search.margins })),
    fitMs: mean(outerFolds.map(({ fitMs }) => fitMs)),
  }
}

/** Those of the set parameters that a learner has. */
export function fixedFor(
  { params }: Pick<EstimatorDefinition, 'params'>,
  fixed: Configuration = {},
): Configuration {
  return Object.fromEntries(Object.entries(fixed).filter(([name]) => Object.hasOwn(params, name)))
}

/** The parameters that most outer folds chose; of equally frequent ones the first. */
function mostFrequent<T extends object>(choices: readonly T[]): T {
  const counts = new Map<string, number>()
  for (const choice of choices)
    counts.set(JSON.stringify(choice), (counts.get(JSON.stringify(choice)) ?? 0) + 1)
  return choices.toSorted((a, b) => counts.get(JSON.stringify(b))! - counts.get(JSON.stringify(a))!)[0]!
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
