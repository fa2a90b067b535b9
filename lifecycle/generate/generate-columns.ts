import { deriveSeed } from '@cadre/learn'
import type { Fitted, FittedTransformerJson } from '@cadre/learn'
import { formulaWords, generateFeatures } from '@cadre/learn/feature-generation'
import type { GeneratedFeatures } from '@cadre/learn/feature-generation'
import { behindStep } from '@cadre/learn/learners'
import { runAll } from '@cadre/learn/parallel'
import type { Pool } from '@cadre/learn/parallel'
import { dropColumns } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { OuterPlan, TrainingData } from '../train/training-data.ts'
import type { GeneratedColumns } from './generated-columns.ts'
import { generateRowsTask } from './generate-rows.ts'
import type { GenerationData } from './generate-rows.ts'

export interface GenerateOptions {
  readonly plan: OuterPlan
  /** New columns at most. */
  readonly budget: number
  /** Columns that nothing may be made of. */
  readonly excluded: readonly string[]
  readonly pool: Pool
  readonly seed: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number) => void) | undefined
}

export interface Generation {
  /** The table of each outer fold with what was made of its training rows alone. */
  readonly foldTables: readonly Table[]
  /** The table with what was made of all rows, for the model to keep. */
  readonly table: Table
  /** Makes a model of that table one of the original. */
  readonly behind: (fitted: Fitted) => Fitted
  readonly made: GeneratedColumns
}

/**
 * Makes columns of others, for each outer fold from its training rows, so that outer folds judge the making too, and
 * once more from all rows.
 */
export async function generateColumns(
  { table, target, groups }: TrainingData,
  { plan, budget, excluded, pool, seed, signal, onProgress }: GenerateOptions,
): Promise<Generation> {
  const allowed = dropColumns(table, excluded)
  const all = Int32Array.from({ length: table.rowCount }, (_, row) => row)
  using data = pool.share<GenerationData>({ table: allowed, target, groups })
  const parts = [all, ...plan.folds.map(({ train }) => train)]
  const jobs = parts.map((rows, index) => ({
    data,
    rows,
    budget,
    seed: deriveSeed(seed, 'generate', index),
  }))
  const results = await runAll(pool, generateRowsTask, jobs, {
    signal,
    onProgress: (done, total) => onProgress?.(done / total),
  })
  const [whole, ...ofFolds] = results
  const step = generateFeatures.fromJson(whole!)
  return {
    foldTables: ofFolds.map((json) => generateFeatures.fromJson(json).transform(table)),
    table: step.transform(table),
    behind: (fitted) => (featuresIn(whole!).features.length === 0 ? fitted : behindStep(fitted, step, table)),
    made: describe(whole!, ofFolds, budget),
  }
}

function featuresIn(json: FittedTransformerJson): GeneratedFeatures {
  return json as unknown as GeneratedFeatures
}

function describe(
  whole: FittedTransformerJson,
  ofFolds: readonly FittedTransformerJson[],
  budget: number,
): GeneratedColumns {
  const { features, gain } = featuresIn(whole)
  const alike = (of: readonly string[]): number =>
    ofFolds.filter((json) => featuresIn(json).features.some(({ formula }) => sameColumns(formula.of, of)))
      .length
  const columns = features.map(({ name, formula }) => ({
    name,
    formula: formulaWords(formula),
    madeOf: formula.of,
    folds: alike(formula.of),
  }))
  const loss = { without: gain.before, with: gain.after, error: gain.error }
  const made = { budget, tried: gain.tried, columns, outerFolds: ofFolds.length, loss }
  return { ...made, finding: findingOf(made) }
}

function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted())
}

function findingOf({ columns, tried, loss }: Omit<GeneratedColumns, 'finding'>): string {
  if (columns.length === 0)
    return `No column made of others earned its place: none of ${tried} made predictions on inner folds better by more than noise.`
  const fall = (100 * (loss.without - loss.with)) / loss.without
  const what = columns.map(({ formula }) => formula).join('; ')
  return `Columns made of others: ${what}. On inner folds ${columns.length === 1 ? 'it lowers' : 'they lower'} the loss by ${fall.toFixed(1)} % (± ${((100 * loss.error) / loss.without).toFixed(1)}); ${tried} were tried.`
}
