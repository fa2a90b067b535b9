import { deriveSeed, inverseLink } from '@cadre/learn'
import type { Fitted } from '@cadre/learn'
import { blendFitted, blendMargins, logMargin, logMargins } from '@cadre/learn/blend'
import type { Calibrator } from '@cadre/learn/calibration'
import type { Pool } from '@cadre/learn/parallel'
import { fitLearner, search } from '@cadre/learn/selection'
import type { Configuration, Journal } from '@cadre/learn/selection'
import { learnerNamed, registryUrl } from '../learners.ts'
import { calibrationFrom } from './calibrate-outer.ts'
import { blendWeights } from './blend-outer.ts'
import { evaluationsFor, standardErrorsFor } from './budget.ts'
import type { Budget } from './budget.ts'
import { fixedFor } from './judge-learner.ts'
import { planOuterFolds } from './plan-folds.ts'
import type { TrainingData } from './training-data.ts'

export interface FinalModel {
  readonly fitted: Fitted
  readonly calibrator: Calibrator
  readonly calibrationReason: string
  readonly params: Readonly<Record<string, unknown>>
}

export interface FinalOptions {
  readonly budget: Budget
  /** Parameters that are set, for learners that have them. */
  readonly fixed?: Configuration | undefined
  readonly pool: Pool
  readonly seed: number
  readonly signal?: AbortSignal | undefined
  readonly journal?: Journal | undefined
  readonly onProgress?: ((done: number) => void) | undefined
}

interface FinalMember {
  readonly fitted: Fitted
  readonly params: Readonly<Record<string, unknown>>
  /** Out of the inner folds; absent when there are none. */
  readonly inner?: { readonly predictions: Float64Array; readonly margins: Float64Array }
}

/** The model to keep: searched, calibrated and fitted on all rows, in the way that outer folds have judged. */
export async function fitFinal(
  members: readonly string[],
  data: TrainingData,
  options: FinalOptions,
): Promise<FinalModel> {
  const fitted: FinalMember[] = []
  for (const [index, member] of members.entries()) {
    const onProgress = (done: number): void => options.onProgress?.((index + done) / members.length)
    fitted.push(await fitMember(member, data, { ...options, onProgress }))
  }
  return fitted.length === 1
    ? calibrated(fitted[0]!, data, options.seed)
    : blended(members, fitted, { data, seed: options.seed })
}

async function fitMember(name: string, data: TrainingData, options: FinalOptions): Promise<FinalMember> {
  const { budget, pool, signal, onProgress } = options
  const seed = deriveSeed(options.seed, 'final')
  const learner = learnerNamed(name)
  const fixed = fixedFor(learner, options.fixed)
  if (budget.innerFolds === 0) {
    return {
      params: fixed,
      fitted: await fitLearner(
        { ...data, learner: { name, params: fixed }, registryUrl, seed, pool },
        { signal, onProgress },
      ),
    }
  }
  const { folds, kind } = planOuterFolds({ ...data, embargoDays: 0 }, budget.innerFolds, seed)
  const searchShare = 0.9
  const found = await search({
    ...data,
    learner,
    fixed,
    registryUrl,
    folds,
    strategy: budget.search ?? 'halving',
    evaluations: evaluationsFor(name, budget),
    standardErrors: standardErrorsFor(kind),
    seed,
    pool,
    signal,
    journal: options.journal,
    onProgress: (done, total) => onProgress?.((searchShare * done) / total),
  })
  const fitted = await fitLearner(
    { ...data, learner: { name, params: found.params }, registryUrl, seed, pool },
    { signal },
  )
  return { fitted, params: found.params, inner: found }
}

function calibrated({ fitted, params, inner }: FinalMember, data: TrainingData, seed: number): FinalModel {
  if (!inner)
    return {
      fitted,
      params,
      calibrator: { kind: 'none' },
      calibrationReason: 'Not calibrated: this budget has no inner folds.',
    }
  const { calibrator, reason } = calibrationFrom(inner, data, seed)
  return { fitted, params, calibrator, calibrationReason: reason }
}

function blended(
  names: readonly string[],
  members: readonly FinalMember[],
  { data, seed }: { readonly data: TrainingData; readonly seed: number },
): FinalModel {
  const models = members.map(({ fitted }) => (data.target.task === 'regression' ? fitted : logMargin(fitted)))
  const margins = members.flatMap(({ fitted, inner }, index) =>
    marginsOnOneScale(fitted, models[index]!, inner),
  )
  const weights = blendWeights(margins, members.length, data)
  const fitted = blendFitted(models.map((model, index) => ({ fitted: model, weight: weights[index]! })))
  const params = Object.fromEntries(
    names.map((name, index) => [name, { weight: weights[index]!, ...members[index]!.params }]),
  )
  if (margins.length === 0) return calibrated({ fitted, params }, data, seed)
  const blend = blendMargins(margins, weights)
  const inner = { margins: blend, predictions: inverseLink(fitted.link, blend, fitted.outputs) }
  return calibrated({ fitted, params, inner }, data, seed)
}

/** Out-of-fold margins as the blended model will have them. */
function marginsOnOneScale(fitted: Fitted, blended: Fitted, inner: FinalMember['inner']): Float64Array[] {
  if (!inner) return []
  return [
    fitted.link === blended.link
      ? inner.margins
      : logMargins(inner.margins, fitted.classes.length, fitted.outputs),
  ]
}
