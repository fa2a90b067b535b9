import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { runRoundsNow } from '../linear/run-rounds.ts'
import { readModel } from '../model-json.ts'
import { resolveParams } from '../params/params.ts'
import { crossFolds } from '../preprocess/cross-folds.ts'
import { createNamer, derivedNumbers, replaceColumns } from '../preprocess/derived-column.ts'
import { columnNamed, selectColumns, takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import type { FittedTransformer, TransformOptions, TransformerDefinition } from '../transformer.ts'
import { fitTextModel } from './fit-text-model.ts'
import { readFittedText } from './fitted-text.ts'
import type { FittedText } from './fitted-text.ts'
import { textParams } from './text-params.ts'
import type { TextParams } from './text-params.ts'

const name = 'text-score'

const params = {
  ...textParams,
  folds: {
    kind: 'number',
    default: 5,
    min: 2,
    max: 100,
    integer: true,
    meaning: 'parts of the training rows; the texts of each are scored by a model of the others',
  },
} as const

/** What was learned of one text column. */
interface Scorer {
  readonly column: string
  /** Names of the new columns, one per output of the model. */
  readonly names: readonly string[]
  readonly model: FittedText
}

/**
 * Text columns as what a linear model on their words predicts (the probability of each class, or the
 * value), so that learners that cannot read may use them. Training rows get the prediction of a
 * model that has not seen them.
 */
export const textScore: TransformerDefinition<typeof params> = {
  name,
  label: 'text as scores',
  params,
  create(given) {
    const { folds, ...chosen } = resolveParams(params, given)
    return {
      name,
      params: { folds, ...chosen },
      fitTransform(table, target, options = {}) {
        const nameFor = createNamer(table)
        const outputNames = target.task === 'multiclass' ? target.classes : ['score']
        const foldOf = crossFolds(table.rowCount, folds, { seed: options.seed ?? 1, groups: options.groups })
        const texts = table.columns.filter(({ kind }) => kind === 'text')
        const scored = texts.map(({ name: column }) => {
          const text = selectColumns(table, [column])
          const model = fitNow(text, target, { params: chosen, options })
          const scores = crossScores(text, target, { params: chosen, options, foldOf, folds })
          return {
            column,
            names: outputNames.map((output) => nameFor(`${column} → ${output}`)),
            model,
            scores,
          }
        })
        const scores = new Map(scored.map((scorer) => [scorer.column, scorer.scores]))
        return {
          fitted: createFittedScores(scored),
          table: replaceTexts(table, scored, ({ column }) => scores.get(column)!),
        }
      },
    }
  },
  fromJson(json) {
    const reader = readModel(json, `Step "${name}"`)
    if (reader.string('kind') !== name) reader.fail(`is of kind "${reader.string('kind')}".`)
    return createFittedScores(
      reader.objects('scorers').map((scorer) => {
        const model = readFittedText(scorer.object('model').whole())
        const names = scorer.strings('names')
        if (names.length !== model.outputs) scorer.fail(`"names" holds ${names.length} names.`)
        return { column: scorer.string('column'), names, model }
      }),
    )
  },
}

function createFittedScores(scorers: readonly Scorer[]): FittedTransformer {
  return {
    transform(table) {
      for (const { column } of scorers) columnNamed(table, column)
      return replaceTexts(table, scorers, ({ model, column }) =>
        model.predict(selectColumns(table, [column])),
      )
    },
    toJSON: () => ({
      kind: name,
      scorers: scorers.map(({ column, names, model }) => ({ column, names, model: model.toJSON() })),
    }),
  }
}

function replaceTexts(
  table: Table,
  scorers: readonly Scorer[],
  scoresOf: (scorer: Scorer) => Float64Array,
): Table {
  return replaceColumns(table, (column) => {
    const scorer = scorers.find((candidate) => candidate.column === column.name)
    if (!scorer) return undefined
    const scores = scoresOf(scorer)
    const outputs = scorer.names.length
    return scorer.names.map((outputName, output) =>
      derivedNumbers(
        column,
        outputName,
        Float64Array.from({ length: table.rowCount }, (_, row) => scores[row * outputs + output]!),
      ),
    )
  })
}

interface ScoreOptions {
  readonly params: TextParams
  readonly options: TransformOptions
}

function fitNow(text: Table, target: Target, { params: chosen, options }: ScoreOptions): FittedText {
  return runRoundsNow(fitTextModel(text, target, { params: chosen, options }), options.signal)
}

function crossScores(
  text: Table,
  target: Target,
  { foldOf, folds, ...rest }: ScoreOptions & { readonly foldOf: Int32Array; readonly folds: number },
): Float64Array {
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  const scores = new Float64Array(text.rowCount * outputs)
  for (let fold = 0; fold < folds; fold++) {
    const own = rowsWhere(foldOf, (other) => other === fold)
    if (own.length === 0) continue
    const others = rowsWhere(foldOf, (other) => other !== fold)
    const predicted = predictFrom(text, target, { ...rest, own, others })
    for (const [index, row] of own.entries()) {
      for (let output = 0; output < outputs; output++) {
        scores[row * outputs + output] = predicted[index * outputs + output]!
      }
    }
  }
  return scores
}

function predictFrom(
  text: Table,
  target: Target,
  {
    params: chosen,
    options,
    own,
    others,
  }: ScoreOptions & { readonly own: Int32Array; readonly others: Int32Array },
): Float64Array {
  const part = { ...target, values: Float64Array.from(others, (row) => target.values[row]!) }
  const weights = options.weights && Float64Array.from(others, (row) => options.weights![row]!)
  try {
    const fitted = fitNow(takeRows(text, others), part, { params: chosen, options: { ...options, weights } })
    return fitted.predict(takeRows(text, own))
  } catch (error) {
    // With the other rows all of one class, or none, their texts tell nothing apart.
    const isEmpty =
      error instanceof LearnError && ['one-class', 'too-few-rows', 'invalid-weights'].includes(error.code)
    if (!isEmpty) throw error
    return uninformed(part, own.length)
  }
}

function uninformed({ task, values, classes }: Target, rows: number): Float64Array {
  const shareOf = (index: number): number =>
    values.length === 0
      ? 1 / classes.length
      : values.filter((value) => value === index).length / values.length
  if (task === 'regression') return new Float64Array(rows)
  const shares = task === 'binary' ? [shareOf(1)] : classes.map((_, index) => shareOf(index))
  return Float64Array.from({ length: rows * shares.length }, (_, i) => shares[i % shares.length]!)
}

function rowsWhere(foldOf: Int32Array, isWanted: (fold: number) => boolean): Int32Array {
  const rows: number[] = []
  for (const [row, fold] of foldOf.entries()) if (isWanted(fold)) rows.push(row)
  return Int32Array.from(rows)
}
