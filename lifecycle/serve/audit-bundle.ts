import { AppError } from '@cadre/core'
import type { Target } from '@cadre/learn'
import { thresholdByCapacity } from '@cadre/learn/calibration'
import { evaluatePredictions } from '@cadre/learn/metrics'
import { selectColumns, takeRows } from '@cadre/learn/table'
import { auditPredictions } from '../audit/index.ts'
import type { AttributeAudit } from '../audit/index.ts'
import { rowsAt } from '../evaluate/evaluate-on-folds.ts'
import { readTable, unknownColumn } from '../ingest/index.ts'
import type { Source } from '../ingest/index.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import type { Metrics } from '../study/study-result.ts'
import { knownOutcomes, outcomeColumns } from './known-outcomes.ts'
import { predictSource } from './predict-source.ts'

export interface AuditBundleOptions {
  /** Columns to compare groups by, besides those the bundle's study found. */
  readonly protectedColumns?: readonly string[]
  /** The cut of two classes; the study's when absent. */
  readonly threshold?: number | undefined
  /** Cut these rows anew where nothing is said: two classes, as many selected as had the outcome. Scores of later rows may be spread otherwise. */
  readonly cutsAnew?: boolean
  readonly seed?: number
  /** Day at which ages are taken from births, in days since 1970-01-01. */
  readonly referenceDate: number
  readonly signal?: AbortSignal | undefined
}

export interface BundleAudit {
  /** Rows with a known outcome. */
  readonly rows: number
  /** Rows left out because their outcome is missing or not one of the model's classes. */
  readonly unknownOutcome: number
  readonly threshold?: number
  readonly metrics: Metrics
  readonly audit: readonly AttributeAudit[]
}

/**
 * Judges a bundle on rows whose outcome is known: quality, and groups compared. Give it rows the model has not
 * learned from. Throws `column-missing` when the target, or every column to compare by, is not in the file.
 */
export async function auditBundle(
  bundle: OpenedBundle,
  source: Source,
  options: AuditBundleOptions,
): Promise<BundleAudit> {
  const { model } = bundle
  const compared = columnsToCompare(bundle, source, options.protectedColumns ?? [])
  const outcome = outcomeColumns(model)
  const { table } = await readTable(source, {
    columns: [...outcome.columns, ...compared],
    kinds: outcome.kinds,
    signal: options.signal,
  })
  const { target, rows } = knownOutcomes(table, model, source.name)
  const judged = rowsAt(await predictSource(bundle, source, options.signal), rows, {
    ...target,
    values: new Float64Array(table.rowCount),
  })
  const threshold =
    options.threshold ?? (options.cutsAnew ? asManyAsPositives(target, judged) : undefined) ?? model.threshold
  const metrics = evaluatePredictions(target, judged, { ...(threshold !== undefined && { threshold }) })
  return {
    rows: rows.length,
    unknownOutcome: table.rowCount - rows.length,
    ...(threshold !== undefined && { threshold }),
    metrics: metrics as Metrics,
    audit: auditPredictions({
      protectedColumns: takeRows(selectColumns(table, compared), rows),
      target,
      predictions: judged,
      referenceDate: options.referenceDate,
      ...(threshold !== undefined && { threshold }),
      ...(options.seed !== undefined && { seed: options.seed }),
    }),
  }
}

function asManyAsPositives({ task, values }: Target, scores: Float64Array): number | undefined {
  if (task !== 'binary') return undefined
  const share = values.reduce((sum, value) => sum + value, 0) / values.length
  return share > 0 ? thresholdByCapacity(values, scores, { share }).value : undefined
}

function columnsToCompare(
  { lineage, model }: OpenedBundle,
  source: Source,
  asked: readonly string[],
): string[] {
  if (!source.columns.includes(model.target)) throw unknownColumn(source, model.target)
  for (const name of asked) if (!source.columns.includes(name)) throw unknownColumn(source, name)
  const known = lineage.columns.filter(({ role }) => role === 'protected').map(({ name }) => name)
  const compared = [...new Set([...known, ...asked])].filter(
    (name) => source.columns.includes(name) && name !== model.target,
  )
  if (compared.length > 0) return compared
  throw new AppError('column-missing', `"${source.name}" has no column to compare groups by. Name one.`, {
    known,
    option: 'protected',
  })
}
