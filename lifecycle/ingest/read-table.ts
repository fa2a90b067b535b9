import { setImmediate } from 'node:timers/promises'
import { AppError } from '@cadre/core'
import { createTable } from '@cadre/learn/table'
import type { Column, ColumnKind, Table } from '@cadre/learn/table'
import { CellIssues } from './cell-issues.ts'
import type { CellIssue } from './cell-issues.ts'
import type { ColumnSchema } from './column-schema.ts'
import { ColumnScan } from './column-scan.ts'
import { createReader } from './create-reader.ts'
import { civilDays } from './date-text.ts'
import { dateOrderOf, decideColumn } from './decide-column.ts'
import { findDateOutliers } from './find-date-outliers.ts'
import { levelsOf } from './infer-kind.ts'
import { KeptBudget } from './kept-cells.ts'
import { nearestName } from './nearest-name.ts'
import type { RawChunk, Source, SourceNote } from './source.ts'

/** Tables up to some ten million cells are read in one go; larger ones trade time for memory. */
const keptBytes = 128 << 20

export interface ReadTableOptions {
  /** Kinds that the caller knows, by column. */
  readonly kinds?: Readonly<Record<string, ColumnKind>> | undefined
  /** Only these columns, in the order of the file. */
  readonly columns?: readonly string[] | undefined
  /** Further words for an empty cell. */
  readonly missing?: readonly string[] | undefined
  /** Decides what years of two digits mean and which birth dates lie ahead. */
  readonly now?: Date | undefined
  readonly signal?: AbortSignal | undefined
}

export interface ReadTableResult {
  readonly table: Table
  /** How each column was read; give it to `readTableAs` to read other rows in the same way. */
  readonly schema: readonly ColumnSchema[]
  /** What the reader of the file and the reading of its cells guessed or mended. */
  readonly notes: readonly SourceNote[]
  /** The first cells of each column that could not be taken as they are. */
  readonly issues: readonly CellIssue[]
  /** All such cells, counted by column and code. */
  readonly issueCounts: CellIssues['counts']
}

/**
 * Reads all rows into a typed table. All rows are gone through once to see what every column
 * holds, and a second time for the columns that cannot be made from what the first time kept. Cells that do not fit their
 * column become missing and are given as issues with their row.
 * Throws AppError: `column-unknown`, `file-empty`, and whatever the source throws.
 */
export async function readTable(source: Source, options: ReadTableOptions = {}): Promise<ReadTableResult> {
  const picked = pickColumns(source, options.columns)
  const scans = await scanColumns(source, picked, options.signal)
  const rows = scans[0]?.rows ?? 0
  if (rows === 0) throw new AppError('file-empty', `"${source.name}" holds no rows.`, { file: source.name })

  const decisions = decideColumns(source, picked, scans, options)
  const issues = new CellIssues()
  const columns = await readColumns(source, picked, { decisions, scans, issues, signal: options.signal })
  for (const column of columns) if (column.kind === 'date') findDateOutliers(column, issues)
  return {
    table: createTable(columns, rows),
    schema: decisions.map(({ schema }, index) => withLevels(schema, columns[index]!)),
    notes: [...source.notes, ...decisions.flatMap(({ notes }) => notes)],
    issues: issues.kept,
    issueCounts: issues.counts,
  }
}

/** Places of the wanted columns in the source. */
function pickColumns(source: Source, wanted: readonly string[] | undefined): number[] {
  const places = new Map(source.columns.map((name, index) => [name, index]))
  for (const name of wanted ?? []) if (!places.has(name)) throw unknownColumn(source, name)
  return source.columns.flatMap((name, index) => (wanted && !wanted.includes(name) ? [] : [index]))
}

/** The error for a name that no column of the source has. */
export function unknownColumn(source: Source, name: string): AppError {
  const nearest = nearestName(name, source.columns)
  const hint =
    nearest === undefined
      ? ` Its columns are: ${source.columns.slice(0, 20).join(', ')}.`
      : ` Did you mean "${nearest}"?`
  const details = { file: source.name, column: name, nearest }
  return new AppError('column-unknown', `"${source.name}" has no column "${name}".${hint}`, details)
}

async function scanColumns(
  source: Source,
  picked: readonly number[],
  signal: AbortSignal | undefined,
): Promise<ColumnScan[]> {
  const budget = new KeptBudget(keptBytes)
  const scans = picked.map(() => new ColumnScan(budget))
  for await (const chunk of source.chunks({ signal })) {
    picked.forEach((column, index) => scans[index]!.addChunk(chunk, column, source.columns.length))
  }
  return scans
}

function decideColumns(
  source: Source,
  picked: readonly number[],
  scans: readonly ColumnScan[],
  { kinds = {}, missing = [], now = new Date() }: ReadTableOptions,
) {
  const orders = scans.map((scan) => dateOrderOf(levelsOf(scan).slice(0, 1000)).order)
  const dayFirst = orders.filter((order) => order === 'dmy').length
  const monthFirst = orders.filter((order) => order === 'mdy').length
  const dateOrder =
    dayFirst === monthFirst ? undefined : dayFirst > monthFirst ? ('dmy' as const) : ('mdy' as const)
  const thisYear = now.getUTCFullYear()
  const today = civilDays(thisYear, now.getUTCMonth() + 1, now.getUTCDate())
  const words = missing.map((word) => word.trim().toLowerCase())
  return picked.map((column, index) => {
    const name = source.columns[column]!
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    const { decimal } = source
    return decideColumn(name, scans[index]!, { kind, decimal, dateOrder, missing: words, thisYear, today })
  })
}

async function readColumns(
  source: Source,
  picked: readonly number[],
  {
    decisions,
    scans,
    issues,
    signal,
  }: {
    decisions: readonly { schema: ColumnSchema }[]
    scans: readonly ColumnScan[]
    issues: CellIssues
    signal: AbortSignal | undefined
  },
): Promise<Column[]> {
  const rows = scans[0]!.rows
  const readers = decisions.map(({ schema }) => createReader(schema, issues))
  const columns: Column[] = []
  for (const [index, reader] of readers.entries()) {
    const scan = scans[index]!
    if (!canReadKept(decisions[index]!.schema, scan)) continue
    reader.start(rows)
    reader.readKept(scan.kept, scan.texts)
    columns[index] = reader.finish()
    // Memory that a column let go of is taken back only between turns of the event loop.
    await setImmediate()
  }
  const left = readers.flatMap((reader, index) => (columns[index] ? [] : [{ reader, index }]))
  if (left.length > 0) {
    for (const { reader, index } of left) reader.start(rows, scans[index]!.bytes)
    for await (const chunk of sameRows(source, rows, signal)) {
      for (const { reader, index } of left) reader.readChunk(chunk, picked[index]!, source.columns.length)
    }
    for (const { reader, index } of left) columns[index] = reader.finish()
  }
  return columns
}

/** What a scan keeps has lost how numbers were written; only columns of numbers can do without. */
function canReadKept(schema: ColumnSchema, { kept, numbers }: ColumnScan): boolean {
  if (!kept.isComplete || schema.kind === 'text') return false
  if (schema.kind !== 'number') return numbers.count + numbers.infinite === 0
  return schema.decimal === '.' || numbers.groupedPoints + numbers.decimalPoints === 0
}

/** The rows again; throws `file-unreadable` when there are more or fewer than before. */
async function* sameRows(
  source: Source,
  rows: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<RawChunk> {
  let done = 0
  for await (const chunk of source.chunks({ signal })) {
    done += chunk.rowCount
    if (done > rows) break
    yield chunk
  }
  if (done === rows) return
  const message = `"${source.name}" changed while it was read. Try again when nothing writes to it.`
  throw new AppError('file-unreadable', message, { file: source.name })
}

function withLevels(schema: ColumnSchema, column: Column): ColumnSchema {
  return schema.kind === 'category' && column.kind === 'category'
    ? { ...schema, levels: column.levels }
    : schema
}
