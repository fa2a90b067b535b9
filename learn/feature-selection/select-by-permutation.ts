import type { Target } from '../estimator.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { defineStep } from '../preprocess/define-step.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { binTable } from '../trees/binning.ts'
import { innerFoldsOf } from './inner-folds.ts'
import { meanAndError } from './mean-and-error.ts'
import { keepColumns, readKeptColumns } from './keep-columns.ts'
import type { KeptColumns } from './keep-columns.ts'
import { fitQuickTrees, quickColumns } from './quick-trees.ts'
import type { QuickColumns, QuickTrees } from './quick-trees.ts'
import { sampleRows, sampledRowsParam } from './sample-rows.ts'

const params = {
  folds: {
    kind: 'number',
    default: 3,
    min: 2,
    max: 10,
    integer: true,
    meaning: 'inner folds; columns are shuffled in rows that their model has not seen',
  },
  repeats: {
    kind: 'number',
    default: 3,
    min: 1,
    max: 50,
    integer: true,
    meaning: 'how often each column is shuffled in each fold',
  },
  noise: {
    kind: 'number',
    default: 2,
    min: 0,
    max: 10,
    meaning: 'a column stays when shuffling it costs more than so many standard errors',
  },
  ...sampledRowsParam,
} as const satisfies ParamDeclarations

const bins = 32

/**
 * Keeps the columns that small boosted trees miss when they are shuffled (Breiman 2001) in rows of inner folds, at
 * least the one missed most. Text stays.
 */
export const selectByPermutation = defineStep<typeof params, KeptColumns>({
  name: 'permutation-selection',
  label: 'columns that a model misses',
  params,
  learn({ table, target, params: chosen, options: { seed = 1, weights, groups } }) {
    const own = deriveSeed(seed, 'permutation-selection')
    const rows = sampleRows(table.rowCount, { most: chosen.maxRows, seed: own, weights })
    const readable = table.columns.filter(({ kind }) => kind !== 'text')
    const columns = quickColumns(binTable({ ...table, columns: readable }, { maxBins: bins, weights }))
    const costs = readable.map(() => new Float64Array(table.rowCount))
    for (const { train, test } of innerFoldsOf(rows, chosen.folds, { seed: own, groups })) {
      const trees = fitQuickTrees(columns, target, { rows: train, weights })
      for (const [column, ofRows] of costs.entries()) {
        const fold = shuffleCosts(trees, { columns, target, test, column, seed: own, ...chosen })
        for (const [i, row] of test.entries()) ofRows[row] = fold[i]!
      }
    }
    const judged = costs.map((ofRows) => meanAndError(ofRows, rows, groups))
    const most = judged.reduce((best, { mean }) => Math.max(best, mean), Number.NEGATIVE_INFINITY)
    return {
      columns: readable.map(({ name }, index) => {
        const { mean, error } = judged[index]!
        const isKept = mean === most || (mean > 0 && mean > chosen.noise * error)
        return { name, isKept, worth: mean }
      }),
    }
  },
  apply: keepColumns,
  read: readKeptColumns,
})

interface ShuffleInput {
  readonly columns: QuickColumns
  readonly target: Target
  readonly test: Int32Array
  readonly column: number
  readonly repeats: number
  readonly seed: number
}

/** How much the loss of each test row grows when the column is shuffled among them, on average over the repeats. */
function shuffleCosts(
  trees: QuickTrees,
  { columns, target, test, column, repeats, seed }: ShuffleInput,
): Float64Array {
  const costs = trees.losses(columns, target, test).map((loss) => -loss)
  for (let repeat = 0; repeat < repeats; repeat++) {
    const order = createRandom(deriveSeed(seed, 'shuffle', column, repeat)).shuffle(test.slice())
    const shuffled = columns.bins[column]!.slice()
    for (const [i, row] of test.entries()) shuffled[row] = columns.bins[column]![order[i]!]!
    const shuffledBins = columns.bins.map((own, index) => (index === column ? shuffled : own))
    const losses = trees.losses({ ...columns, bins: shuffledBins }, target, test)
    for (let i = 0; i < costs.length; i++) costs[i]! += losses[i]! / repeats
  }
  return costs
}
