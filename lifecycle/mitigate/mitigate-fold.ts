import type { Estimator } from '@cadre/learn'
import { prepared } from '@cadre/learn/learners'
import { equalizeOdds, equalizeSelection, selectionChances } from '@cadre/learn/mitigation'
import { defineTask } from '@cadre/learn/parallel'
import type { TaskContext } from '@cadre/learn/parallel'
import { makeFolds } from '@cadre/learn/selection'
import type { Fold } from '@cadre/learn/selection'
import { takeRows } from '@cadre/learn/table'
import { learnerNamed } from '../learners.ts'
import { evenCut, fitMitigated } from './fit-mitigated.ts'
import type { MitigationPlan } from './fit-mitigated.ts'
import { takeData } from './mitigation-data.ts'
import type { MitigationData } from './mitigation-data.ts'
import type { MitigationMethod, MitigationParity } from './mitigation-result.ts'

export interface MitigateFoldInput {
  readonly data: MitigationData
  readonly fold: Fold
  readonly plan: Omit<MitigationPlan, 'method'> & { readonly method: MitigationMethod }
}

export interface MitigatedFold {
  /** Each test row's chance of being selected, 0 to 1. */
  readonly chances: Float64Array
  /** Scores that order the test rows; empty when the method has none. */
  readonly scores: Float64Array
}

const innerFolds = 3

/** Trains one method on the training rows of a fold; the test rows' outcomes and groups reach nothing but the rule by cuts, which needs groups. */
export async function mitigateFold(
  { data, fold, plan }: MitigateFoldInput,
  { signal }: TaskContext,
): Promise<MitigatedFold> {
  const train = takeData(data, fold.train)
  const test = takeData(data, fold.test)
  const { method, learner, parity, seed } = plan
  if (method === 'group-cuts') {
    const estimator = prepared(learnerNamed(learner).create(), data.preparation)
    return cutByGroup(estimator, { train, test, parity, seed, signal })
  }
  const scores = (await fitMitigated(train, { ...plan, method }, signal)).predict(test.table)
  return { scores, chances: scores.map((score) => (score >= evenCut ? 1 : 0)) }
}

export const mitigateFoldTask = defineTask<typeof mitigateFold>(import.meta.url, 'mitigateFold')

interface GroupCutInput {
  readonly train: MitigationData
  readonly test: MitigationData
  readonly parity: MitigationParity
  readonly seed: number
  readonly signal: AbortSignal | undefined
}

/** Cuts are found on scores of rows that their model had not seen: on its own rows every model looks fairer than it is. */
async function cutByGroup(
  estimator: Estimator,
  { train, test, parity, seed, signal }: GroupCutInput,
): Promise<MitigatedFold> {
  const folds = makeFolds({
    kind: 'stratified-grouped',
    folds: innerFolds,
    target: train.target,
    groups: train.together,
    seed,
  })
  const unseen = new Float64Array(train.table.rowCount)
  for (const fold of folds) {
    const part = takeData(train, fold.train)
    const fitted = await estimator.fit(part.table, part.target, undefined, {
      seed,
      signal,
      groups: part.together,
    })
    fitted.predict(takeRows(train.table, fold.test)).forEach((score, at) => (unseen[fold.test[at]!] = score))
  }
  const equalize = parity === 'equalized-odds' ? equalizeOdds : equalizeSelection
  const rule = equalize(train.target.values, unseen, train.groups)
  const fitted = await estimator.fit(train.table, train.target, undefined, {
    seed,
    signal,
    groups: train.together,
  })
  const scores = fitted.predict(test.table)
  const chances = selectionChances(rule, scores, test.groups)
  // Who belongs to no known group gets the even cut.
  return {
    scores: new Float64Array(),
    chances: chances.map((chance, row) =>
      Number.isNaN(chance) ? (scores[row]! >= evenCut ? 1 : 0) : chance,
    ),
  }
}
