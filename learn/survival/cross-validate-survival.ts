import { LearnError } from '../learn-error.ts'
import { deriveSeed } from '../random.ts'
import type { Fold } from '../selection/fold.ts'
import { takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import type { SurvivalEstimator, Window } from './survival-estimator.ts'
import { takeSurvival } from './survival-target.ts'
import type { SurvivalTarget } from './survival-target.ts'
import type { SurvivalFold } from './survival-time-folds.ts'
import { isWatched } from './window.ts'

export interface SurvivalStudy {
  readonly table: Table
  readonly target: SurvivalTarget
  readonly weights?: Float64Array | undefined
  /** Rows with the same number are one person. */
  readonly groups?: Int32Array | undefined
  readonly folds: readonly (Fold | SurvivalFold)[]
  /** For all rows of the table. */
  readonly window: Window
}

export interface SurvivalPredictions {
  /** Probability of the event in each row's window; NaN where the row was not predicted. */
  readonly probabilities: Float64Array
  /** Tested rows whose window reaches beyond what was watched in their fold's training rows. */
  readonly unreached: Int32Array
}

/**
 * Predicts each tested row by a model that was fitted without it and without any other row of the same person. Throws
 * `invalid-param` for folds that part a person or test a row twice, and what the learner throws.
 */
export async function crossValidateSurvival(
  estimator: SurvivalEstimator,
  study: SurvivalStudy,
  { seed = 1, signal }: { readonly seed?: number; readonly signal?: AbortSignal } = {},
): Promise<SurvivalPredictions> {
  const { table, target, weights, folds, window } = study
  checkFolds(study)
  const probabilities = new Float64Array(table.rowCount).fill(Number.NaN)
  const unreached: number[] = []
  for (const [index, fold] of folds.entries()) {
    const known = 'trainTarget' in fold ? fold.trainTarget : takeSurvival(target, fold.train)
    const own = weights && Float64Array.from(fold.train, (row) => weights[row]!)
    const options = { seed: deriveSeed(seed, 'fold', index), ...(signal && { signal }) }
    const fitted = await estimator.fit(takeRows(table, fold.train), known, own, options)
    const startOf = (row: number): number => window.from?.[row] ?? 0
    const isReached = (row: number): boolean =>
      isWatched(fitted.span, { start: startOf(row), horizon: window.horizon })
    const reached = fold.test.filter(isReached)
    const predicted = fitted.predictEvent(takeRows(table, reached), {
      from: Float64Array.from(reached, startOf),
      horizon: window.horizon,
    })
    reached.forEach((row, at) => (probabilities[row] = predicted[at]!))
    unreached.push(...fold.test.filter((row) => !isReached(row)))
  }
  return { probabilities, unreached: Int32Array.from(unreached) }
}

function checkFolds({ folds, groups, table }: SurvivalStudy): void {
  const tested = new Uint8Array(table.rowCount)
  for (const [index, { train, test }] of folds.entries()) {
    for (const row of test) {
      if (tested[row] === 1) throw new LearnError('invalid-param', `Row ${row + 1} is tested twice.`, { row })
      tested[row] = 1
    }
    const learned = new Set(Array.from(train, (row) => groups?.[row] ?? row))
    const parted = test.find((row) => learned.has(groups?.[row] ?? row))
    if (parted !== undefined)
      throw new LearnError(
        'invalid-param',
        `Fold ${index + 1} learns from the person of row ${parted + 1}, which it is tested on; make folds by person.`,
        { fold: index, row: parted },
      )
  }
}
