import { AppError } from '@cadre/core'
import { deriveSeed } from '@cadre/learn'
import { holmAdjust } from '@cadre/learn/fairness'
import { compareDomains, sampleDistance } from '@cadre/learn/drift'
import type { Pool } from '@cadre/learn/parallel'
import { columnNamed, concatTables, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { furtherLabels, readTableAs } from '../ingest/index.ts'
import type { ReadingReport, Source } from '../ingest/index.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { scoreOfRows } from '../register/reference-statistics.ts'
import type { ReferenceColumn } from '../register/reference-statistics.ts'
import { predictRows, refuseMistyped } from '../serve/index.ts'
import { addRows, numbersOf, referenceCounts, startCounts } from './count-like-reference.ts'
import type { CurrentCounts } from './count-like-reference.ts'
import type { ColumnDrift, DriftReport, DriftVerdict } from './drift-report.ts'
import { judgeColumn, measureColumn, smallestP } from './judge-column.ts'
import type { MeasuredColumn } from './judge-column.ts'
import { shiftOf } from './largest-shift.ts'

export interface DriftOptions {
  readonly seed: number
  /** The rows the model learned from, or others to compare with: adds distances and whether a model tells the two apart. */
  readonly reference?: { readonly source: Source; readonly pool: Pool } | undefined
  readonly signal?: AbortSignal | undefined
}

/** Name under which the score is compared. */
const scoreName = 'score'

/**
 * Compares later rows with the distributions that a bundle's model was trained on: every input, missing cells,
 * labels never seen, and the score. The file is read in parts. Throws `column-missing` and `column-mistyped`.
 */
export async function detectDrift(
  bundle: OpenedBundle,
  source: Source,
  { seed, reference, signal }: DriftOptions,
): Promise<DriftReport> {
  refuseWithoutReference(bundle)
  const later = await readLater(bundle, source, { keep: reference !== undefined, signal })
  const earlier = reference && (await readEarlier(bundle, reference.source, signal))
  const columns = bundle.reference.columns.map((column, index) => ({
    ...measureColumn(countsOf(column, later.counts[index]!), deriveSeed(seed, column.name)),
    ...shiftOf(column, later.counts[index]!),
    ...(earlier && later.table && distanceOf(column, [earlier, later.table])),
  }))
  const score = nearest(
    scoreReferences(bundle).map((column, index) => ({
      ...measureColumn(countsOf(column, later.scores[index]!), deriveSeed(seed, scoreName)),
      ...shiftOf(column, later.scores[index]!),
    })),
  )
  const judged = judgeAll([score, ...columns])
  const domain =
    earlier && later.table
      ? await compareDomains([earlier, later.table], { pool: reference.pool, seed, signal })
      : undefined
  return summarise({
    bundle,
    report: later.report,
    score: judged[0]!,
    columns: judged.slice(1),
    domain,
  })
}

/** An imported model may have come without a row of what it learned from. */
function refuseWithoutReference({ reference, lineage }: OpenedBundle): void {
  if (reference.rows > 0) return
  const message = `The bundle does not know the rows its model (${lineage.file}) learned from, so there is nothing to compare later rows with. Import the model again together with such rows.`
  throw new AppError('usage', message, { file: lineage.file, option: 'data' })
}

interface LaterRows {
  readonly counts: readonly CurrentCounts[]
  /** In the bins of each of `scoreReferences`. */
  readonly scores: readonly CurrentCounts[]
  readonly report: ReadingReport
  /** All rows, when they are to be kept. */
  readonly table?: Table
}

async function readLater(
  bundle: OpenedBundle,
  source: Source,
  { keep, signal }: { readonly keep: boolean; readonly signal: AbortSignal | undefined },
): Promise<LaterRows> {
  const { schema } = bundle.pipeline
  const known = bundle.reference.columns
  const counts = known.map(startCounts)
  const scores = scoreReferences(bundle).map((column) => ({ column, counts: startCounts(column) }))
  const tables: Table[] = []
  const reading = readTableAs(source, schema, { signal })
  for await (const { table } of reading.parts()) {
    known.forEach((column, index) => addRows(counts[index]!, columnNamed(table, column.name), column))
    const later = scoreColumn(bundle, table)
    for (const score of scores) addRows(score.counts, later, score.column)
    if (keep) tables.push(table)
  }
  const report = reading.report()
  refuseMistyped(report, { file: source.name, schema })
  return {
    counts,
    scores: scores.map((score) => score.counts),
    report,
    ...(keep && { table: concatTables(tables) }),
  }
}

async function readEarlier(
  { pipeline }: OpenedBundle,
  source: Source,
  signal: AbortSignal | undefined,
): Promise<Table> {
  const tables: Table[] = []
  for await (const { table } of readTableAs(source, pipeline.schema, { signal }).parts()) tables.push(table)
  return concatTables(tables)
}

function scoreColumn(bundle: OpenedBundle, table: Table): Column {
  const { predictions, outputs } = predictRows(bundle, table)
  return { kind: 'number', name: scoreName, values: scoreOfRows(predictions, outputs), missing: undefined }
}

/**
 * What later scores are compared with. Those out of fold are spread like those of people the model never saw, but
 * come of other fits; those of the rows it learned from come of this one, and lie too near to what happened.
 */
function scoreReferences({ reference: { score, fittedScore } }: OpenedBundle): ReferenceColumn[] {
  const scores = fittedScore ? [score, fittedScore] : [score]
  return scores.map((numbers) => ({ ...numbers, kind: 'numbers', name: scoreName, missing: 0 }))
}

/** Scores have moved only when they are unlike either reference. */
function nearest(measured: readonly MeasuredColumn[]): MeasuredColumn {
  return measured.reduce((least, other) => (other.psi.value < least.psi.value ? other : least))
}

function countsOf(reference: ReferenceColumn, current: CurrentCounts): Parameters<typeof measureColumn>[0] {
  return {
    name: reference.name,
    kind: reference.kind,
    reference: { counts: referenceCounts(reference), missing: reference.missing },
    current,
  }
}

function distanceOf(
  { name, kind }: ReferenceColumn,
  tables: readonly [Table, Table],
): Pick<ColumnDrift, 'distance'> {
  if (kind !== 'numbers') return {}
  const [earlier, later] = tables.map((table) => presentNumbers(columnNamed(table, name)))
  const distance = sampleDistance(earlier!, later!)
  const deviation = standardDeviation(earlier!)
  return {
    distance: { ...distance, standardised: deviation > 0 ? distance.wasserstein / deviation : Number.NaN },
  }
}

function presentNumbers(column: Column): Float64Array {
  return Float64Array.from(numbersOf(column)).filter(
    (value, row) => !isMissing(column, row) && Number.isFinite(value),
  )
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

function judgeAll(measured: readonly MeasuredColumn[]): ColumnDrift[] {
  const adjusted = holmAdjust(measured.map(smallestP))
  return measured.map((column, index) => judgeColumn(column, adjusted[index]!))
}

const severity: readonly DriftVerdict[] = ['not enough evidence', 'stable', 'small change', 'watch', 'act']

function summarise({
  bundle,
  report,
  score,
  columns,
  domain,
}: {
  readonly bundle: OpenedBundle
  readonly report: ReadingReport
  readonly score: ColumnDrift
  readonly columns: readonly ColumnDrift[]
  readonly domain: DriftReport['domain']
}): DriftReport {
  const all = [score, ...columns]
  const verdict = severity[Math.max(...all.map((column) => severity.indexOf(column.verdict)))]!
  return {
    referenceRows: bundle.reference.rows,
    rows: report.rows,
    verdict,
    finding: overallFinding(score, columns),
    score,
    columns: columns.toSorted((a, b) => b.psi.value - a.psi.value),
    newLabels: newLabels(report),
    ...(domain && { domain }),
  }
}

function overallFinding(score: ColumnDrift, columns: readonly ColumnDrift[]): string {
  const changed = columns.filter(({ verdict }) => verdict === 'watch' || verdict === 'act')
  const inputs =
    changed.length === 0
      ? 'No input differs from training in a way that matters'
      : `${changed.length} of ${columns.length} inputs differ from training`
  return `${inputs}; ${scoreFinding(score, changed.length > 0)}.`
}

function scoreFinding({ verdict }: ColumnDrift, inputsChanged: boolean): string {
  if (verdict === 'not enough evidence') return 'there are too few rows to say it of the scores'
  if (verdict !== 'watch' && verdict !== 'act') return 'the scores are spread as they were'
  return inputsChanged
    ? 'the scores have moved too: compare them with what happened before relying on them'
    : 'the scores have moved all the same: compare them with what happened before relying on them'
}

function newLabels({ unknownLevels }: ReadingReport): DriftReport['newLabels'] {
  const columns = [...new Set(unknownLevels.map(({ column }) => column))]
  return columns.map((column) => {
    const found = unknownLevels.filter((entry) => entry.column === column)
    return {
      column,
      labels: found.filter(({ level }) => level !== furtherLabels).length,
      rows: found.reduce((sum, { count }) => sum + count, 0),
    }
  })
}
