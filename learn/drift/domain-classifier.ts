import type { Attribution, Target } from '../estimator.ts'
import type { Interval } from '../metrics/interval.ts'
import { evaluatePredictions } from '../metrics/evaluate-predictions.ts'
import type { Pool } from '../parallel/pool.ts'
import { deriveSeed } from '../random.ts'
import { crossValidate } from '../selection/cross-validate.ts'
import { fitLearner } from '../selection/fit-learner.ts'
import { makeFolds } from '../selection/folds.ts'
import { concatTables } from '../table/concat-tables.ts'
import { takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'

export interface DomainComparison {
  /** How well a model tells later rows from earlier ones it has not seen; .5 when it cannot. */
  readonly auc: Interval
  /** Columns it goes by, strongest first, with their share of all contributions. */
  readonly columns: readonly { readonly name: string; readonly share: number }[]
}

/** Enough to say where the two differ. */
const explainedRows = 1000

/**
 * Whether a model can tell two tables of the same columns apart: what single columns hide, such as pay that
 * rose in one team only, shows here. AUC comes from five folds (Rabanser et al. 2019). Throws `too-few-rows`.
 */
export async function compareDomains(
  [first, second]: readonly [Table, Table],
  {
    pool,
    seed,
    signal,
  }: { readonly pool: Pool; readonly seed: number; readonly signal?: AbortSignal | undefined },
): Promise<DomainComparison> {
  const table = concatTables([first, second])
  const values = Float64Array.from({ length: table.rowCount }, (_, row) => (row < first.rowCount ? 0 : 1))
  const target: Target = { task: 'binary', classes: ['earlier', 'later'], values }
  const learner = { name: 'gradient-boosting', params: { rounds: 100 } }
  const folds = makeFolds({ kind: 'stratified', folds: 5, target, seed: deriveSeed(seed, 'domains') })
  const data = { table, target, weights: undefined, groups: undefined, pool, seed }
  const { predictions } = await crossValidate({ ...data, learner, folds, signal })
  const fitted = await fitLearner({ ...data, learner }, { signal })
  // Stratified folds hold both tables' rows, so there always is an AUC.
  const { auc } = evaluatePredictions(target, predictions, { metrics: ['auc'], seed })
  return {
    auc: auc!,
    columns: fitted.explain ? columnShares(fitted.explain(someRows(table))) : [],
  }
}

function someRows(table: Table): Table {
  const count = Math.min(table.rowCount, explainedRows)
  return takeRows(
    table,
    Array.from({ length: count }, (_, at) => Math.floor((at * table.rowCount) / count)),
  )
}

function columnShares({ names, values }: Attribution): DomainComparison['columns'] {
  const sums = new Float64Array(names.length)
  for (let cell = 0; cell < values.length; cell++) sums[cell % names.length]! += Math.abs(values[cell]!)
  const total = sums.reduce((sum, each) => sum + each, 0)
  return names
    .map((name, index) => ({ name, share: total === 0 ? 0 : sums[index]! / total }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
}
