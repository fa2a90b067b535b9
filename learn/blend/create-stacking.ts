import type { Estimator, FitOptions, Fitted, Target } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'
import { readModel } from '../model-json.ts'
import { crossFolds } from '../preprocess/cross-folds.ts'
import { deriveSeed } from '../random.ts'
import { takeData } from '../selection/fit-rows.ts'
import type { LearningData } from '../selection/fit-rows.ts'
import { numberColumn } from '../table/column.ts'
import { createTable, takeRows } from '../table/table.ts'
import { fitAll } from './create-voting.ts'
import { logMargin } from './log-margin.ts'
import { stackFitted } from './stack-fitted.ts'

interface StackingSettings {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  /** Folds by which the members predict rows they have not seen. */
  readonly folds: number
  /** The linear learner over the members' margins; its models tell their `coefficients` and `intercepts`. */
  readonly judge: (target: Target) => Estimator
}

/**
 * Stacking (Wolpert 1992): a linear learner weighs the members by what they said of rows they had not
 * seen; then each member learns all rows. Rows of one group are never in different folds.
 */
export function createStacking(
  membersOf: (target: Target) => readonly Estimator[],
  { name, params, folds, judge }: StackingSettings,
): Estimator {
  return {
    name,
    params,
    async fit(table, target, weights, options = {}) {
      throwIfCancelled(options.signal)
      const members = membersOf(target)
      const data = { table, target, weights, groups: options.groups }
      const { onProgress } = options
      const stage = (from: number, share: number): FitOptions => ({
        ...options,
        onProgress: (done) => onProgress?.(from + share * done),
      })
      const foldShare = 1 / (folds + 1)
      // First on all rows, so that what is wrong with the data is told as any learner tells it.
      const fitted = await fitAll(members, { ...data, options: stage(0, foldShare) })
      const models = fitted.map(onMarginScale)
      const unseen = await predictUnseen(members, data, { folds, options: stage(foldShare, 1 - foldShare) })
      return stackFitted({ members: models, ...(await weigh(unseen, data, { judge, options })) })
    },
  }
}

function onMarginScale(fitted: Fitted): Fitted {
  return fitted.task === 'regression' ? fitted : logMargin(fitted)
}

/** Each member's margins (rows × outputs) of every row, by a fit without it. */
async function predictUnseen(
  members: readonly Estimator[],
  data: LearningData,
  { folds, options }: { readonly folds: number; readonly options: FitOptions },
): Promise<Float64Array[]> {
  const { rowCount } = data.table
  const { seed = 1, groups } = options
  const outputs = data.target.task === 'multiclass' ? data.target.classes.length : 1
  const margins = members.map(() => new Float64Array(rowCount * outputs))
  const foldOf = crossFolds(rowCount, folds, { seed: deriveSeed(seed, 'stacking'), groups })
  for (let fold = 0; fold < folds; fold++) {
    const rows = Int32Array.from(foldOf.keys())
    const test = rows.filter((row) => foldOf[row] === fold)
    if (test.length === 0) continue
    const train = takeData(
      data,
      rows.filter((row) => foldOf[row] !== fold),
    )
    const fitted = await fitAll(members, {
      table: train.table,
      target: train.target,
      weights: train.weights,
      options: {
        ...options,
        groups: train.groups,
        validation: undefined,
        onProgress: (done) => options.onProgress?.((fold + done) / folds),
      },
    })
    const features = takeRows(data.table, test)
    for (const [member, model] of fitted.entries()) {
      const said = onMarginScale(model).predictMargin(features)
      for (let i = 0; i < test.length; i++)
        margins[member]!.set(said.subarray(i * outputs, (i + 1) * outputs), test[i]! * outputs)
    }
  }
  return margins
}

/** The linear model over the margins. Those of a number are first put in units of its spread. */
async function weigh(
  margins: readonly Float64Array[],
  { table: { rowCount }, target, weights }: LearningData,
  { judge, options }: { readonly judge: StackingSettings['judge']; readonly options: FitOptions },
): Promise<{ readonly weights: Float64Array; readonly intercepts: Float64Array }> {
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  const scale = target.task === 'regression' ? spreadOf(target.values, weights) : 1
  const columns = margins.flatMap((margin, member) =>
    Array.from({ length: outputs }, (_, from) =>
      numberColumn(
        `${member} ${from}`,
        Float64Array.from({ length: rowCount }, (__, row) => margin[row * outputs + from]! / scale),
      ),
    ),
  )
  const { signal } = options
  const judged = await judge(target).fit(createTable(columns), target, weights, { signal })
  const linear = readModel(judged.toJSON(), 'The judge of a stack')
  return {
    weights: Float64Array.from(linear.numbers('coefficients'), (coefficient) => coefficient / scale),
    intercepts: Float64Array.from(linear.numbers('intercepts', outputs)),
  }
}

function spreadOf(values: Float64Array, weights: Float64Array | undefined): number {
  const weightOf = (row: number): number => (weights ? weights[row]! : 1)
  const total = values.reduce((sum, _, row) => sum + weightOf(row), 0)
  const mean = values.reduce((sum, value, row) => sum + weightOf(row) * value, 0) / total
  const squares = values.reduce((sum, value, row) => sum + weightOf(row) * (value - mean) ** 2, 0)
  return Math.sqrt(squares / total) || 1
}
