import { AppError } from '@cadre/core'
import { createTable } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { CellIssues } from './cell-issues.ts'
import type { CellIssue } from './cell-issues.ts'
import type { ColumnReader } from './cell-reader.ts'
import type { ColumnSchema } from './column-schema.ts'
import { createReader } from './create-reader.ts'
import { nearestName } from './nearest-name.ts'
import { CategoryReader } from './read-labels.ts'
import type { RawChunk, Source } from './source.ts'

/** Some rows of a file, typed by a schema. The arrays are new for every part. */
export interface TablePart {
  readonly table: Table
  /** Number of the first row, counting data rows from 1. */
  readonly firstRow: number
}

/** What did not fit the schema, over the rows read so far. */
export interface ReadingReport {
  readonly rows: number
  readonly issues: readonly CellIssue[]
  readonly issueCounts: CellIssues['counts']
  /** Labels that training never saw; they stay in the table as further levels. */
  readonly unknownLevels: readonly { column: string; level: string; count: number }[]
}

export interface TypedReading {
  /** Columns of the file that the schema does not know; they are not read. */
  readonly extraColumns: readonly string[]
  /** Columns of the schema that the file lacks; all their cells are missing. */
  readonly missingColumns: readonly string[]
  /** All rows, part by part; once. */
  parts(): AsyncIterable<TablePart>
  /** Complete once the last part was taken. */
  report(): ReadingReport
}

export interface ReadTableAsOptions {
  /** Columns that may be missing from the file; any other makes the reading fail. */
  readonly optional?: readonly string[] | 'all' | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads rows exactly as another table was read, in parts, so that a file of any size can be
 * scored. Cells that do not fit become missing and are reported. Throws `column-missing` naming
 * the columns that are needed and not there.
 */
export function readTableAs(
  source: Source,
  schema: readonly ColumnSchema[],
  options: ReadTableAsOptions = {},
): TypedReading {
  const places = schema.map(({ name }) => source.columns.indexOf(name))
  const known = new Set(schema.map(({ name }) => name))
  const missingColumns = schema.filter((_, index) => places[index]! < 0).map(({ name }) => name)
  refuseMissing(source, missingColumns, options)

  const issues = new CellIssues()
  const readers = schema.map((column) => createReader(column, issues))
  let rows = 0
  async function* parts(): AsyncGenerator<TablePart> {
    for await (const chunk of source.chunks({ signal: options.signal })) {
      rows += chunk.rowCount
      const columns = readers.map((reader, index) =>
        readPart(reader, chunk, places[index]!, source.columns.length),
      )
      yield { table: createTable(columns, chunk.rowCount), firstRow: chunk.firstRow }
    }
  }
  return {
    extraColumns: source.columns.filter((name) => !known.has(name)),
    missingColumns,
    parts,
    report: () => ({
      rows,
      issues: issues.kept,
      issueCounts: issues.counts,
      unknownLevels: readers.flatMap((reader, index) => unknownLevelsOf(schema[index]!.name, reader)),
    }),
  }
}

function readPart(reader: ColumnReader, chunk: RawChunk, place: number, columns: number): Column {
  reader.start(chunk.rowCount)
  if (place < 0) reader.readChunk(emptyCells(chunk), 0, 1)
  else reader.readChunk(chunk, place, columns)
  return reader.finish()
}

function emptyCells({ rowCount, firstRow }: RawChunk): RawChunk {
  return { kind: 'values', rowCount, firstRow, cells: [Array.from({ length: rowCount }, () => null)] }
}

function refuseMissing(
  source: Source,
  missing: readonly string[],
  { optional = [] }: ReadTableAsOptions,
): void {
  const needed = optional === 'all' ? [] : missing.filter((name) => !optional.includes(name))
  const [first] = needed
  if (first === undefined) return
  const nearest = nearestName(first, source.columns)
  const hint = nearest === undefined ? '' : ` Is "${nearest}" meant as "${first}"?`
  const names = needed.map((name) => `"${name}"`).join(', ')
  const message = `"${source.name}" lacks ${needed.length === 1 ? 'the column' : 'the columns'} ${names}.${hint}`
  throw new AppError('column-missing', message, { file: source.name, columns: needed, nearest })
}

function unknownLevelsOf(column: string, reader: ColumnReader): ReadingReport['unknownLevels'] {
  return reader instanceof CategoryReader ? reader.unknownLevels().map((entry) => ({ column, ...entry })) : []
}
