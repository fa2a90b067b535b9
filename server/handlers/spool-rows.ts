import type { exportTypes } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { TypedColumn } from '@cadre/connect/files'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Call } from '../context.ts'
import { makeTemporaryFolder } from '../installation/temporary-folder.ts'

export type Cell = string | number | boolean | null
export type ExportFormat = keyof typeof exportTypes

interface Rows {
  readonly header: readonly string[]
  readonly types: readonly TypedColumn['type'][]
  /** Rows as they come, so that they are never held all at once. */
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>
}

/**
 * Writes rows into a file that only this process's user may read, and gives it as a stream: the answer begins when all
 * is known to be well, and memory does not grow with the rows. The file is gone once it is sent, or is not to be.
 */
export async function spoolRows(call: Call, format: ExportFormat, rows: Rows): Promise<Readable> {
  const folder = await makeTemporaryFolder('export')
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  call.onFailure(remove)
  try {
    const path = await writers[format](folder, rows)
    return createReadStream(path).once('close', () => void remove())
  } catch (error) {
    throw explainSpace(error)
  }
}

type WriteRows = (folder: string, rows: Rows) => Promise<string>

const writers: Readonly<Record<ExportFormat, WriteRows>> = {
  csv: async (folder, rows) => write(join(folder, 'rows.csv'), await csvText(rows)),
  json: (folder, rows) => write(join(folder, 'rows.json'), jsonText(rows)),
  xlsx: async (folder, rows) => {
    const { spreadsheetOf } = await import('@cadre/connect/files')
    return write(join(folder, 'rows.xlsx'), spreadsheetOf(cellsOf(rows)))
  },
  parquet: async (folder, rows) => {
    const { csvToParquet } = await import('@cadre/connect/files')
    const [csv, parquet] = [
      await write(join(folder, 'rows.csv'), plainCsvText(rows)),
      join(folder, 'rows.parquet'),
    ]
    const columns = rows.header.map((name, index) => ({ name, type: rows.types[index]! }))
    await csvToParquet([{ csv, parquet, columns }])
    return parquet
  },
}

async function write(path: string, parts: AsyncIterable<string | Uint8Array>): Promise<string> {
  await pipeline(Readable.from(parts), createWriteStream(path, { mode: 0o600 }))
  return path
}

async function* cellsOf({ header, pages }: Rows): AsyncGenerator<Cell[]> {
  yield [...header]
  for await (const rows of pages) for (const row of rows) yield [...row]
}

/** The mark at the beginning makes spreadsheets read UTF-8 as such. */
async function csvText({ header, pages }: Rows): Promise<AsyncGenerator<string>> {
  const { csvCell } = await import('@cadre/connect/files')
  const lineOf = (row: readonly Cell[]): string =>
    `${row.map((cell) => (typeof cell === 'string' ? csvCell(cell) : String(cell ?? ''))).join(',')}\r\n`
  return linesOf(`\uFEFF${lineOf(header)}`, pages, lineOf)
}

/** For DuckDB alone, which runs no formulas. */
function plainCsvText({ header, pages }: Rows): AsyncGenerator<string> {
  const lineOf = (row: readonly Cell[]): string => `${row.map(quotedCell).join(',')}\n`
  return linesOf(lineOf(header), pages, lineOf)
}

function quotedCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  return cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`
}

async function* linesOf(
  first: string,
  pages: Rows['pages'],
  lineOf: (row: readonly Cell[]) => string,
): AsyncGenerator<string> {
  yield first
  for await (const rows of pages) yield rows.map(lineOf).join('')
}

async function* jsonText({ header, pages }: Rows): AsyncGenerator<string> {
  const textOf = (row: readonly Cell[]): string =>
    JSON.stringify(Object.fromEntries(header.map((name, index) => [name, row[index] ?? null])))
  let isFirst = true
  yield '['
  for await (const rows of pages) {
    if (rows.length === 0) continue
    yield `${isFirst ? '' : ','}${rows.map(textOf).join()}`
    isFirst = false
  }
  yield ']'
}

/** A full disk is told as such; any other error as it is. */
function explainSpace(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new AppError(
    'store-disk-full',
    'There is no space left for temporary files, so the list cannot be made. Make room and ask again.',
  )
}
