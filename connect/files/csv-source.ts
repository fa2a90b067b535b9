import { basename } from 'node:path'
import { AppError } from '@cadre/core'
import type { Source, SourceNote, TextChunk } from '@cadre/lifecycle/ingest'
import { detectDialect } from './csv-dialect.ts'
import type { CsvDialect } from './csv-dialect.ts'
import { CsvScanner } from './csv-scanner.ts'
import type { ScannedRows } from './csv-scanner.ts'
import { nameColumns, numberColumns } from './name-columns.ts'
import type { OpenFileOptions } from './source-options.ts'
import { surveyText } from './survey-text.ts'
import type { TextEncoding } from './survey-text.ts'
import { textBlocks } from './text-blocks.ts'

const sampleBytes = 1 << 18
const lineFeed = 10

/** Opens delimited text: finds encoding, dialect and names, and leaves the rows to be streamed. */
export async function openCsv(path: string, start: Buffer, options: OpenFileOptions): Promise<Source> {
  const name = basename(path)
  const encoding = await surveyText(path, start, options.encoding)
  const sample = await readSample(path, encoding)
  const dialect = detectDialect(sample.text, sample.isWhole, options)
  const { columns, notes } = await readNames(path, name, encoding, dialect)
  return {
    name,
    format: options.format === 'tsv' ? 'tsv' : 'csv',
    columns,
    notes: [...encoding.notes, ...dialect.notes, ...notes],
    ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
    chunks: ({ signal } = {}) => readChunks(path, encoding, dialect, signal),
  }
}

async function readSample(path: string, encoding: TextEncoding): Promise<{ text: string; isWhole: boolean }> {
  const parts: Buffer[] = []
  let size = 0
  for await (const block of textBlocks(path, encoding)) {
    parts.push(Buffer.from(block.subarray(0, sampleBytes)))
    size += block.length
    if (size > sampleBytes) break
  }
  return { text: Buffer.concat(parts).toString('utf8'), isWhole: size <= sampleBytes }
}

async function readNames(
  path: string,
  name: string,
  encoding: TextEncoding,
  dialect: CsvDialect,
): Promise<{ columns: readonly string[]; notes: readonly SourceNote[] }> {
  const scanner = new CsvScanner(name, dialect)
  let header: string[] | undefined
  let rows = 0
  for await (const found of scanFile(path, encoding, dialect, { scanner })) {
    header ??= rowText(found, scanner.columns, 0)
    rows += found.rowCount
    if (rows > 1) break
  }
  if (!header) throw new AppError('file-empty', `"${path}" holds no rows, only blank lines.`, { file: path })
  if (dialect.hasHeader && rows < 2) {
    const message = `"${path}" has a header but no rows under it. If the first row is data, say that there is no header.`
    throw new AppError('file-empty', message, { file: path, option: 'no-header' })
  }
  return dialect.hasHeader
    ? nameColumns(name, header)
    : { columns: numberColumns(name, header.length), notes: [] }
}

function rowText({ bytes, starts, ends }: ScannedRows, columns: number, row: number): string[] {
  const cells: string[] = []
  for (let i = row * columns; i < (row + 1) * columns; i++) {
    cells.push(Buffer.from(bytes.buffer, starts[i]!, ends[i]! - starts[i]!).toString('utf8'))
  }
  return cells
}

async function* readChunks(
  path: string,
  encoding: TextEncoding,
  dialect: CsvDialect,
  signal: AbortSignal | undefined,
): AsyncGenerator<TextChunk> {
  const scanner = new CsvScanner(basename(path), dialect)
  let firstRow = 1
  let headerCells = dialect.hasHeader ? 1 : 0
  for await (const found of scanFile(path, encoding, dialect, { scanner, signal })) {
    const rowCount = found.rowCount - headerCells
    const skipped = headerCells * scanner.columns
    headerCells = 0
    if (rowCount === 0) continue
    const starts = found.starts.subarray(skipped)
    const ends = found.ends.subarray(skipped)
    yield { kind: 'text', rowCount, firstRow, bytes: found.bytes, starts, ends }
    firstRow += rowCount
  }
}

/** Whole rows, header included. */
async function* scanFile(
  path: string,
  encoding: TextEncoding,
  dialect: CsvDialect,
  { scanner, signal }: { scanner: CsvScanner; signal?: AbortSignal | undefined },
): AsyncGenerator<ScannedRows> {
  let linesToSkip = dialect.skipLines
  for await (const block of textBlocks(path, encoding, signal)) {
    let from = 0
    while (linesToSkip > 0 && from < block.length) {
      const end = block.indexOf(lineFeed, from)
      if (end >= 0) linesToSkip--
      from = end < 0 ? block.length : end + 1
    }
    const found = scanner.push(block.subarray(from))
    if (found.rowCount > 0) yield found
  }
  const found = scanner.finish()
  if (found.rowCount > 0) yield found
}
