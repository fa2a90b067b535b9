import type { Target } from '@cadre/learn'
import { learnerNamed } from '@cadre/learn/learners'
import { rocAuc } from '@cadre/learn/metrics'
import { createPool } from '@cadre/learn/parallel'
import { resolveParams } from '@cadre/learn/params'
import { fitLearner, makeFolds, search } from '@cadre/learn/selection'
import type { Table } from '@cadre/learn/table'

export interface SearchCase {
  readonly configurations: number
  readonly folds: number
  readonly threads: number
}

interface SearchData {
  readonly train: Table
  readonly target: Target
  readonly test: Table
  readonly testValues: Float64Array
}

/** Searches, fits the configuration of least loss on all rows, and tells which it tried. Threads are started within the time. */
export async function searchHere(
  { configurations, folds: count, threads }: SearchCase,
  { train, target, test, testValues }: SearchData,
) {
  const learner = learnerNamed('gradient-boosting')
  const data = { table: train, target }
  const start = performance.now()
  await using pool = createPool({ threads })
  const folds = makeFolds({ kind: 'stratified', folds: count, target, seed: 1 })
  const evaluations = configurations * count
  const found = await search({ ...data, learner, folds, evaluations, standardErrors: 0, seed: 1, pool })
  const choice = { name: learner.name, params: found.params }
  const fitted = await fitLearner({ ...data, learner: choice, seed: 1, pool })
  const ms = performance.now() - start
  return {
    ms,
    quality: rocAuc(testValues, fitted.predict(test)),
    drawn: found.tried.map(({ params }) => resolveParams(learner.params, params)),
  }
}
