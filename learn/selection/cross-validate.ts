import { runAll } from '../parallel/run-all.ts'
import type { Pool } from '../parallel/pool.ts'
import { deriveSeed } from '../random.ts'
import { checkData } from './check-data.ts'
import { fitRowsTask, learnersUrl } from './fit-rows.ts'
import type { LearnerChoice, LearningData } from './fit-rows.ts'
import type { Table } from '../table/table.ts'
import type { Fold } from './fold.ts'
import { defaultLoss } from './loss.ts'
import { gatherOutOfFold } from './out-of-fold.ts'
import type { OutOfFold } from './out-of-fold.ts'

export interface CrossValidateInput extends LearningData {
  readonly learner: LearnerChoice
  readonly folds: readonly Fold[]
  /** For each fold the table with what was made of its training rows, when more was; else the table itself. */
  readonly foldTables?: readonly Table[] | undefined
  readonly seed: number
  readonly pool: Pool
  readonly signal?: AbortSignal | undefined
  /** Called with fits done and fits in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Module of another registry of learners. */
  readonly registryUrl?: string
}

export interface CrossValidation extends OutOfFold {
  /** Milliseconds, one per fold. */
  readonly fitMs: readonly number[]
}

/**
 * Predicts each row by a model that was fitted without it. The table holds features only; each
 * fit is given the training rows of its fold and nothing else. Throws what the learner throws,
 * `shape` when lengths disagree, and `cancelled`.
 */
export async function crossValidate({
  learner,
  folds,
  seed,
  pool,
  signal,
  onProgress,
  registryUrl = learnersUrl,
  foldTables,
  ...given
}: CrossValidateInput): Promise<CrossValidation> {
  const { table, target, weights, groups, preparation } = given
  checkData(given, folds)
  using shares = new DisposableStack()
  const data = (foldTables ?? [table]).map((own) =>
    shares.use(pool.share<LearningData>({ table: own, target, weights, groups, preparation })),
  )
  using shared = pool.share(folds)
  const jobs = shared.value.map((fold, index) => ({
    data: data[index] ?? data[0]!,
    fold,
    learner,
    registryUrl,
    seed: deriveSeed(seed, 'fold', index),
    loss: defaultLoss(target),
  }))
  const results = await runAll(pool, fitRowsTask, jobs, { signal, onProgress })
  return {
    ...gatherOutOfFold(table.rowCount, folds, results),
    fitMs: results.map(({ fitMs }) => fitMs),
  }
}
