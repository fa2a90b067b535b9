import { evaluatePredictions } from '@cadre/learn/metrics'
import { concatTables, contentHash, selectColumns, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { recogniseProtected } from '@cadre/people'
import { auditPredictions } from '../audit/index.ts'
import { rowsAt } from '../evaluate/evaluate-on-folds.ts'
import { readTable, readTableAs, unknownColumn } from '../ingest/index.ts'
import type { Source } from '../ingest/index.ts'
import type { ImportedModel, ImportEvidence } from '../register/pack-imported-bundle.ts'
import { referenceStatistics, scoreOfRows } from '../register/reference-statistics.ts'
import type { Metrics } from '../study/study-result.ts'
import { knownOutcomes, outcomeColumns } from './known-outcomes.ts'
import { refuseMistyped } from './refuse-mistyped.ts'

export interface JudgeImportedOptions {
  /** The file has the outcome, in the column that the model is said to predict. */
  readonly hasOutcome: boolean
  /** Columns to compare groups by, besides those recognised by their names. */
  readonly protectedColumns?: readonly string[]
  /** Day at which ages are taken from births, in days since 1970-01-01. */
  readonly referenceDate: number
  readonly seed?: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Reference statistics of an imported model on some rows and, where outcomes are known, its quality and how it
 * treats groups. `open` is called twice. Throws `column-missing`, `column-unknown` and `column-mistyped`.
 */
export async function judgeImported(
  model: ImportedModel,
  open: () => Promise<Source>,
  options: JudgeImportedOptions,
): Promise<ImportEvidence> {
  const source = await open()
  const table = await readInputs(model, source, options.signal)
  const predictions = model.fitted.predict(table)
  return {
    file: source.name,
    rows: table.rowCount,
    dataHash: contentHash(table),
    reference: referenceStatistics(table, { outOfFold: scoreOfRows(predictions, model.fitted.outputs) }),
    ...(options.hasOutcome
      ? await judge(model, predictions, { source: await open(), ...options })
      : { metrics: {}, audit: [] }),
  }
}

async function readInputs(
  { schema }: ImportedModel,
  source: Source,
  signal: AbortSignal | undefined,
): Promise<Table> {
  const reading = readTableAs(source, schema, { signal })
  const tables: Table[] = []
  for await (const { table } of reading.parts()) tables.push(table)
  refuseMistyped(reading.report(), { file: source.name, schema })
  return concatTables(tables)
}

async function judge(
  { fitted, target: column }: ImportedModel,
  predictions: Float64Array,
  { source, ...options }: JudgeImportedOptions & { readonly source: Source },
): Promise<Pick<ImportEvidence, 'metrics' | 'audit'>> {
  const { task, classes } = fitted
  const compared = columnsToCompare(source, column, options.protectedColumns ?? [])
  const question = { task, classes, target: column }
  const { kinds } = outcomeColumns(question)
  const { table } = await readTable(source, {
    columns: [column, ...compared],
    kinds,
    signal: options.signal,
  })
  const { target, rows } = knownOutcomes(table, question, source.name)
  const judged = rowsAt(predictions, rows, { ...target, values: new Float64Array(table.rowCount) })
  const seed = options.seed ?? 1
  return {
    metrics: evaluatePredictions(target, judged, { seed }) as Metrics,
    audit: auditPredictions({
      protectedColumns: takeRows(selectColumns(table, compared), rows),
      target,
      predictions: judged,
      referenceDate: options.referenceDate,
      seed,
    }),
  }
}

function columnsToCompare(source: Source, target: string, asked: readonly string[]): string[] {
  for (const name of [target, ...asked]) if (!source.columns.includes(name)) throw unknownColumn(source, name)
  const recognised = source.columns.filter((name) => recogniseProtected(name))
  return [...new Set([...recognised, ...asked])].filter((name) => name !== target)
}
