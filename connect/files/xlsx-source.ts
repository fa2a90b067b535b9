import { spawn } from 'node:child_process'
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { AppError } from '@cadre/core'
import type { RawCell, Source, SourceNote, ValueChunk } from '@cadre/lifecycle/ingest'
import { headerOf } from './guess-header.ts'
import { nameColumns, numberColumns } from './name-columns.ts'
import type { OpenFileOptions } from './source-options.ts'
import type { XlsxCell, XlsxMessage } from './xlsx-process.ts'

const rowsPerChunk = 4096
const timeLimitMs = 120_000
const memoryLimitMb = 1024

interface Sheet {
  readonly names: readonly string[]
  readonly chosen: string
  /** Rows with anything in them, with their number in the sheet. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly RawCell[] }[]
}

/**
 * Opens one sheet of a workbook: the one named, else the first that is not hidden. Values only;
 * formulas are never worked out. The rows are held in memory, which the byte budget of the
 * workbook bounds.
 */
export async function openXlsx(path: string, options: OpenFileOptions): Promise<Source> {
  const sheet = await readSheet(path, options.sheet)
  const { table, notes: shapeNotes } =
    options.headerRow === undefined ? findTable(sheet) : tableFrom(sheet, options.headerRow)
  if (table.length === 0) throw emptySheet(path, sheet)
  const text = table.slice(0, 500).map(({ cells }) => cells.map(cellText))
  const header = headerOf(text, options)
  const body = header.hasHeader ? table.slice(1) : table
  if (body.length === 0) throw emptySheet(path, sheet)

  const width = table.reduce((widest, { cells }) => Math.max(widest, cells.length), 0)
  const name = basename(path)
  const names = Array.from({ length: width }, (_, index) => cellText(table[0]!.cells[index] ?? null))
  const named = header.hasHeader
    ? nameColumns(name, names)
    : { columns: numberColumns(name, width), notes: [] }
  return {
    name,
    format: 'xlsx',
    columns: named.columns,
    workbook: { sheets: sheet.names, chosen: sheet.chosen },
    notes: [...sheetNotes(sheet), ...shapeNotes, ...header.notes, ...named.notes],
    ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
    chunks: ({ signal } = {}) =>
      chunksOf(
        body.map(({ cells }) => cells),
        width,
        signal,
      ),
  }
}

function emptySheet(path: string, { chosen }: Sheet): AppError {
  const message = `Sheet "${chosen}" of "${path}" has no rows under its header. Name another sheet.`
  return new AppError('file-empty', message, { file: path, sheet: chosen, option: 'sheet' })
}

function sheetNotes({ names, chosen }: Sheet): SourceNote[] {
  if (names.length < 2) return []
  const others = names.filter((name) => name !== chosen).map((name) => `"${name}"`)
  return [
    {
      code: 'sheet-chosen',
      message: `Sheet "${chosen}" was read; there are also ${others.join(', ')}.`,
      option: 'sheet',
    },
  ]
}

/** Leaves out titles above the table: rows with one cell while the rows below have several. */
function findTable({ rows }: Sheet): { table: Sheet['rows']; notes: SourceNote[] } {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell !== null).length)
  const typical = filled.slice(0, 50).reduce((most, count) => Math.max(most, count), 0)
  const first =
    typical > 2
      ? Math.max(
          0,
          filled.findIndex((count) => count > 1),
        )
      : 0
  if (first === 0) return { table: rows, notes: [] }
  const message = `${first} rows above the table were left out; it begins in row ${rows[first]!.row} of the sheet.`
  return { table: rows.slice(first), notes: [{ code: 'title-skipped', message }] }
}

/** The table from a row on that somebody has named. */
function tableFrom({ rows }: Sheet, headerRow: number): { table: Sheet['rows']; notes: SourceNote[] } {
  return { table: rows.filter(({ row }) => row >= headerRow), notes: [] }
}

function cellText(cell: RawCell): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

async function* chunksOf(
  rows: readonly (readonly RawCell[])[],
  width: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<ValueChunk> {
  for (let from = 0; from < rows.length; from += rowsPerChunk) {
    if (signal?.aborted) throw new AppError('cancelled', 'The reading was stopped.')
    const part = rows.slice(from, from + rowsPerChunk)
    const cells = Array.from({ length: width }, (_, column) => part.map((row) => row[column] ?? null))
    yield { kind: 'values', rowCount: part.length, firstRow: from + 1, cells }
  }
}

async function readSheet(path: string, wanted: string | number | undefined): Promise<Sheet> {
  const child = startProcess(path, wanted)
  let names: readonly string[] = []
  let chosen = ''
  let isWhole = false
  const rows: { row: number; cells: RawCell[] }[] = []
  const exit = new Promise<void>((done) => child.once('close', () => done()))
  for await (const line of createInterface({ input: child.stdout })) {
    const message = parseMessage(line)
    if (!message) continue
    if ('error' in message) throw refusal(path, message.error, message.code)
    if ('sheets' in message) ({ sheets: names, chosen } = message)
    else if ('end' in message) isWhole = true
    else takeRow(rows, message)
  }
  await exit
  if (!isWhole)
    throw refusal(path, 'takes more memory or time to read than a table of people should', 'file-too-large')
  return { names, chosen, rows }
}

function startProcess(path: string, wanted: string | number | undefined) {
  const script = fileURLToPath(new URL('./xlsx-process.ts', import.meta.url))
  const file = resolve(path)
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const sheet = wanted === undefined ? [] : [String(wanted)]
  const limits = [`--max-old-space-size=${memoryLimitMb}`, '--permission', `--allow-fs-read=${root}`]
  const args = [...limits, `--allow-fs-read=${file}`, script, file, ...sheet]
  return spawn(process.execPath, args, {
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
  })
}

function parseMessage(line: string): XlsxMessage | undefined {
  try {
    return JSON.parse(line) as XlsxMessage
  } catch {
    // The process was ended in the middle of a line; `end` never comes.
    return undefined
  }
}

function takeRow(
  rows: { row: number; cells: RawCell[] }[],
  { row, cells }: { readonly row: number; readonly cells: readonly XlsxCell[] },
): void {
  const plain = cells.map((cell): RawCell => {
    if (typeof cell === 'object' && cell !== null) return new Date(cell.date)
    return typeof cell === 'string' && cell.trim() === '' ? null : cell
  })
  const last = plain.findLastIndex((cell) => cell !== null)
  if (last >= 0) rows.push({ row, cells: plain.slice(0, last + 1) })
}

function refusal(path: string, what: string, code: AppError['code']): AppError {
  const way = code === 'usage' ? '' : ' Save the table as CSV and try again.'
  return new AppError(code, `"${path}" ${what}.${way}`, { file: path })
}
