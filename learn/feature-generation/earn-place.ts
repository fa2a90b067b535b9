import { innerFoldsOf } from '../feature-selection/inner-folds.ts'
import { meanAndError } from '../feature-selection/mean-and-error.ts'
import { fitQuickTrees } from '../feature-selection/quick-trees.ts'
import type { Formula } from './formula.ts'
import { rankFormulas } from './rank-formulas.ts'
import type { Workbench } from './rank-formulas.ts'
import { withTrials } from './trial-columns.ts'

/** What formulas brought on inner folds: mean loss of rows not seen, without and with them. */
export interface Gain {
  readonly before: number
  readonly after: number
  /** Standard error of the difference. */
  readonly error: number
  readonly tried: number
}

export interface Earned {
  readonly formulas: readonly Formula[]
  readonly gain: Gain
}

export interface EarnOptions {
  readonly budget: number
  readonly folds: number
  /** By how many standard errors the loss must fall. */
  readonly noise: number
}

interface Trial {
  readonly count: number
  readonly mean: number
  readonly error: number
}

/**
 * Formulas that make small boosted trees better on inner folds by more than noise. Each fold ranks its own formulas on its own
 * training rows, so its test rows judge the whole way of choosing; how many are kept is what helps there, and no
 * more than one fold may go without help. Those kept are the best on all rows that at least half of the folds had chosen too.
 */
export function earnPlace(bench: Workbench, rows: Int32Array, { budget, folds, noise }: EarnOptions): Earned {
  const { columns, target, weights, groups, seed } = bench
  const counts = countsUpTo(budget)
  const losses = counts.map(() => new Float64Array(target.values.length))
  const before = new Float64Array(target.values.length)
  const inner = innerFoldsOf(rows, folds, { seed, groups })
  const ranks = inner.map(({ train }) => rankFormulas(bench, train, budget).formulas)
  for (const [index, { train, test }] of inner.entries()) {
    const plain = fitQuickTrees(columns, target, { rows: train, weights }).losses(columns, target, test)
    for (const [i, row] of test.entries()) before[row] = plain[i]!
    for (const [at, count] of counts.entries()) {
      const wider = withTrials(columns, ranks[index]!.slice(0, count).map(bench.trialOf))
      const own = fitQuickTrees(wider, target, { rows: train, weights }).losses(wider, target, test)
      for (const [i, row] of test.entries()) losses[at]![row] = own[i]!
    }
  }
  const trials = counts.flatMap((count, at): Trial[] => {
    const fall = before.map((loss, row) => loss - losses[at]![row]!)
    const { mean, error } = meanAndError(fall, rows, groups)
    const helped = inner.filter(({ test }) => meanAndError(fall, test).mean > 0).length
    return helped >= inner.length - 1 && mean > noise * error ? [{ count, mean, error }] : []
  })
  const ranked = rankFormulas(bench, rows, budget)
  const plain = meanAndError(before, rows).mean
  const nothing = { before: plain, after: plain, error: 0, tried: ranked.tried }
  const chosen = fewest(trials)
  if (!chosen) return { formulas: [], gain: nothing }
  const formulas = ranked.formulas.slice(0, chosen.count).filter((formula) =>
    isStable(
      formula,
      ranks.map((list) => list.slice(0, chosen.count)),
    ),
  )
  if (formulas.length === 0) return { formulas, gain: nothing }
  return { formulas, gain: { ...nothing, after: plain - chosen.mean, error: chosen.error } }
}

/** 1, 2, 4 … and the budget itself. */
function countsUpTo(budget: number): number[] {
  const counts: number[] = []
  for (let count = 1; count < budget; count *= 2) counts.push(count)
  return [...counts, budget]
}

/** The smallest number of formulas that is as good as the best within its error. */
function fewest(trials: readonly Trial[]): Trial | undefined {
  const best = trials.reduce<Trial | undefined>(
    (top, trial) => (!top || trial.mean > top.mean ? trial : top),
    undefined,
  )
  return best && trials.find(({ mean }) => mean >= best.mean - best.error)
}

/** Another formula of the same columns says much the same. */
function isStable(formula: Formula, lists: readonly (readonly Formula[])[]): boolean {
  const columnsOf = ({ of }: Formula): string => JSON.stringify(of.toSorted())
  const own = columnsOf(formula)
  const votes = lists.filter((list) => list.some((other) => columnsOf(other) === own)).length
  return 2 * votes >= lists.length
}
