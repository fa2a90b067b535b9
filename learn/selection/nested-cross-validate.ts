import { runAll } from '../parallel/run-all.ts'
import type { Shared } from '../parallel/shared-input.ts'
import { deriveSeed } from '../random.ts'
import { takeTarget } from '../take-target.ts'
import type { Table } from '../table/table.ts'
import { checkData } from './check-data.ts'
import { fitRowsTask } from './fit-rows.ts'
import type { FitRowsOutput, LearningData } from './fit-rows.ts'
import { makeFolds } from './folds.ts'
import type { Fold } from './fold.ts'
import type { FoldPlan } from './folds.ts'
import { gatherOutOfFold } from './out-of-fold.ts'
import type { OutOfFold } from './out-of-fold.ts'
import { planSearch } from './plan-search.ts'
import type { PlannedSearch, SearchSettings } from './plan-search.ts'
import { runSearch } from './run-search.ts'
import type { SearchResult } from './run-search.ts'

export interface NestedInput extends LearningData, SearchSettings {
  readonly outerFolds: readonly Fold[]
  /** For each outer fold the table with what was made of its training rows, when more was; else the table itself. */
  readonly foldTables?: readonly Table[] | undefined
  /** How the training rows of each outer fold are parted again. */
  readonly inner: Pick<FoldPlan, 'kind' | 'folds' | 'repeats' | 'embargoDays'>
  /** Days, one per row; needed when the inner folds are ordered by time. */
  readonly time?: Float64Array | undefined
}

export interface OuterFold extends Fold {
  /** What the search chose, judged on inner folds only. */
  readonly search: SearchResult
  /** Milliseconds of the fit on all training rows of the outer fold. */
  readonly fitMs: number
}

/** Outer predictions, which nothing that was searched, chosen or fitted has seen. */
export interface NestedCrossValidation extends OutOfFold {
  /**
   * Each with its search, whose out-of-fold margins (all rows of the table; NaN outside the
   * training rows) are what calibration and blending may learn from.
   */
  readonly outerFolds: readonly OuterFold[]
}

/**
 * Searches within the training rows of each outer fold, fits the chosen configuration on all of
 * them, and predicts the outer test rows. `evaluations` are per outer fold.
 */
export async function nestedCrossValidate(input: NestedInput): Promise<NestedCrossValidation> {
  const { table, target, weights, groups, preparation, outerFolds, foldTables, pool } = input
  checkData(input, outerFolds)
  using shares = new DisposableStack()
  const data = (foldTables ?? [table]).map((own) =>
    shares.use(pool.share<LearningData>({ table: own, target, weights, groups, preparation })),
  )
  const plans = plansOf(input, data)
  const searches = await allOrCancelled(input.signal, (signal) =>
    plans.map(async (plan, index) => {
      const search = await runSearch({ ...plan, signal })
      const fit = await fitOuter({ ...plan, signal }, outerFolds[index]!, search)
      plan.onProgress?.(plan.fits + 1, plan.fits + 1)
      return { search, fit }
    }),
  )
  const fits = searches.map(({ fit }) => fit)
  return {
    ...gatherOutOfFold(table.rowCount, outerFolds, fits),
    outerFolds: searches.map(({ search, fit }, index) => ({
      ...outerFolds[index]!,
      search,
      fitMs: fit.fitMs,
    })),
  }
}

function plansOf(input: NestedInput, data: readonly Shared<LearningData>[]): PlannedSearch[] {
  const plans = input.outerFolds.map((outer, index) => {
    const seed = deriveSeed(input.seed, 'outer', index)
    return planSearch({ ...input, seed }, data[index] ?? data[0]!, innerFolds(input, outer, seed))
  })
  const done = plans.map(() => 0)
  const total = plans.reduce((sum, { fits }) => sum + fits + 1, 0)
  return plans.map((plan, index) => ({
    ...plan,
    onProgress: (doneHere) => {
      done[index] = doneHere
      input.onProgress?.(
        done.reduce((sum, each) => sum + each, 0),
        total,
      )
    },
  }))
}

/** Folds of the outer training rows, told in rows of the whole table. */
function innerFolds({ target, groups, time, inner }: NestedInput, { train }: Fold, seed: number): Fold[] {
  const folds = makeFolds({
    ...inner,
    target: takeTarget(target, train),
    groups: groups && train.map((row) => groups[row]!),
    time: time && Float64Array.from(train, (row) => time[row]!),
    seed,
  })
  return folds.map((fold) => ({
    train: fold.train.map((position) => train[position]!),
    test: fold.test.map((position) => train[position]!),
  }))
}

async function fitOuter(
  { pool, data, learner, registryUrl, seed, loss, signal }: PlannedSearch,
  fold: Fold,
  { params }: SearchResult,
): Promise<FitRowsOutput> {
  const input = {
    data,
    fold,
    learner: { name: learner.name, params },
    registryUrl,
    seed: deriveSeed(seed, 'refit'),
    loss,
  }
  const [output] = await runAll(pool, fitRowsTask, [input], { signal })
  return output!
}

/** Waits for all; the first failure cancels the others and is what is thrown. */
async function allOrCancelled<T>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<T>[],
): Promise<T[]> {
  const failure = new AbortController()
  const work = start(signal ? AbortSignal.any([signal, failure.signal]) : failure.signal)
  let firstError: unknown
  const settled = await Promise.allSettled(
    work.map((each) =>
      each.catch((error: unknown) => {
        firstError ??= error
        failure.abort()
        throw error
      }),
    ),
  )
  if (firstError !== undefined) throw firstError
  return settled.map((result) => (result as PromiseFulfilledResult<T>).value)
}
