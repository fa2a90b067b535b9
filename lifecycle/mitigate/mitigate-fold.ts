import type { Estimator, Fitted, Target } from '@cadre/learn'
import type { GroupAssignment } from '@cadre/learn/fairness'
import { prepared } from '@cadre/learn/learners'
import type { Preparation } from '@cadre/learn/learners'
import { learnerNamed } from '../learners.ts'
import {
  equalizeOdds,
  exponentiatedGradient,
  mixtureChances,
  reweigh,
  selectionChances,
} from '@cadre/learn/mitigation'
import { defineTask } from '@cadre/learn/parallel'
import type { TaskContext } from '@cadre/learn/parallel'
import { makeFolds } from '@cadre/learn/selection'
import type { Fold } from '@cadre/learn/selection'
import { dropColumns, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { MitigationMethod } from './mitigation-result.ts'

/** What mitigation learns from: features, outcome and, apart from them, the group of each row. */
export interface MitigationData {
  readonly table: Table
  readonly target: Target
  /** Rows that must not be parted. */
  readonly together: Int32Array
  readonly groups: GroupAssignment
  readonly preparation?: Preparation | undefined
}

export interface MitigateFoldInput {
  readonly data: MitigationData
  readonly fold: Fold
  readonly method: MitigationMethod
  readonly learner: string
  /** Columns that stand for a group. */
  readonly proxies: readonly string[]
  readonly seed: number
}

export interface MitigatedFold {
  /** Each test row's chance of being selected, 0 to 1. */
  readonly chances: Float64Array
  /** Scores that order the test rows; empty when the method has none. */
  readonly scores: Float64Array
}

/** The even cut, at which accuracy is judged. */
export const evenCut = 0.5
const innerFolds = 3
/** How far a group's error rates may be from everyone's while training. */
const allowance = 0.01

/** Trains one method on the training rows of a fold; the test rows' outcomes and groups reach nothing but the rule by cuts, which needs groups. */
export async function mitigateFold(
  { data, fold, method, learner, proxies, seed }: MitigateFoldInput,
  { signal }: TaskContext,
): Promise<MitigatedFold> {
  const estimator = prepared(learnerNamed(learner).create(), data.preparation)
  const train = takeData(data, fold.train)
  const test = takeData(data, fold.test)
  const options = { seed, signal, groups: train.together }
  switch (method) {
    case 'none':
      return cutEvenly(await estimator.fit(train.table, train.target, undefined, options), test.table)
    case 'drop-proxies': {
      const fitted = await estimator.fit(dropColumns(train.table, proxies), train.target, undefined, options)
      return cutEvenly(fitted, test.table)
    }
    case 'reweighing': {
      const weights = reweigh(train.target, train.groups, { smoothing: 1 })
      return cutEvenly(await estimator.fit(train.table, train.target, weights, options), test.table)
    }
    case 'exponentiated-gradient': {
      const models = await exponentiatedGradient(
        { ...train, learner: estimator },
        { allowance, seed, signal },
      )
      return { chances: mixtureChances(models, test.table), scores: new Float64Array() }
    }
    case 'equalized-odds':
      return cutByGroup(estimator, { train, test, seed, signal })
  }
}

export const mitigateFoldTask = defineTask<typeof mitigateFold>(import.meta.url, 'mitigateFold')

function takeData(
  { table, target, together, groups, preparation }: MitigationData,
  rows: Int32Array,
): MitigationData {
  return {
    preparation,
    table: takeRows(table, rows),
    target: { ...target, values: Float64Array.from(rows, (row) => target.values[row]!) },
    together: Int32Array.from(rows, (row) => together[row]!),
    groups: { ...groups, codes: Int32Array.from(rows, (row) => groups.codes[row]!) },
  }
}

function cutEvenly(fitted: Fitted, table: Table): MitigatedFold {
  const scores = fitted.predict(table)
  return { scores, chances: scores.map((score) => (score >= evenCut ? 1 : 0)) }
}

interface GroupCutInput {
  readonly train: MitigationData
  readonly test: MitigationData
  readonly seed: number
  readonly signal: AbortSignal | undefined
}

/** Cuts are found on scores of rows that their model had not seen: on its own rows every model looks fairer than it is. */
async function cutByGroup(
  estimator: Estimator,
  { train, test, seed, signal }: GroupCutInput,
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
  const rule = equalizeOdds(train.target.values, unseen, train.groups)
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
