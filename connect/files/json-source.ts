import { basename } from 'node:path'
import { AppError } from '@cadre/core'
import type { RawCell, Source, SourceNote, ValueChunk } from '@cadre/lifecycle/ingest'
import { splitJsonArray, splitJsonLines } from './json-records.ts'
import type { JsonRecord } from './json-records.ts'
import { nameColumns, refuseTooMany } from './name-columns.ts'
import type { OpenFileOptions } from './source-options.ts'
import { surveyText } from './survey-text.ts'
import type { TextEncoding } from './survey-text.ts'
import { textBlocks } from './text-blocks.ts'

const rowsPerChunk = 4096
const deepest = 4

interface JsonFile {
  readonly path: string
  readonly name: string
  readonly format: 'json' | 'jsonl'
  readonly encoding: TextEncoding
}

/**
 * Opens JSON or JSON lines. Columns are the keys of all objects in order of first appearance, so
 * the file is gone through once for them. Objects inside become columns "a.b", lists of plain
 * values text.
 */
export async function openJson(path: string, start: Buffer, options: OpenFileOptions): Promise<Source> {
  const name = basename(path)
  const encoding = await surveyText(path, start, options.encoding)
  const file: JsonFile = { path, name, format: options.format === 'jsonl' ? 'jsonl' : 'json', encoding }
  const { keys, rows, hasLists } = await collectKeys(file)
  if (rows === 0) throw new AppError('file-empty', `"${path}" holds no rows.`, { file: path })
  if (keys.length === 0)
    throw new AppError('header-invalid', `The objects of "${path}" have no keys.`, { file: path })
  const { columns, notes } = nameColumns(name, keys)
  const listNote: SourceNote = {
    code: 'lists-joined',
    message: 'Lists inside rows were joined into text with spaces.',
  }
  return {
    name,
    format: file.format,
    columns,
    notes: [...encoding.notes, ...notes, ...(hasLists ? [listNote] : [])],
    ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
    chunks: ({ signal } = {}) => readChunks(file, keys, signal),
  }
}

async function collectKeys(file: JsonFile): Promise<{ keys: string[]; rows: number; hasLists: boolean }> {
  const keys = new Set<string>()
  let rows = 0
  let hasLists = false
  for await (const { cells, joined } of readRows(file)) {
    rows++
    if (joined) hasLists = true
    for (const key of cells.keys()) keys.add(key)
    refuseTooMany(file.name, keys.size)
  }
  return { keys: [...keys], rows, hasLists }
}

async function* readChunks(
  file: JsonFile,
  keys: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<ValueChunk> {
  let cells = keys.map((): RawCell[] => [])
  let rowCount = 0
  let firstRow = 1
  for await (const row of readRows(file, signal)) {
    keys.forEach((key, index) => cells[index]!.push(row.cells.get(key) ?? null))
    if (++rowCount < rowsPerChunk) continue
    yield { kind: 'values', rowCount, firstRow, cells }
    firstRow += rowCount
    rowCount = 0
    cells = keys.map(() => [])
  }
  if (rowCount > 0) yield { kind: 'values', rowCount, firstRow, cells }
}

interface JsonRow {
  readonly cells: ReadonlyMap<string, RawCell>
  /** A list was joined into text. */
  readonly joined: boolean
}

async function* readRows(file: JsonFile, signal?: AbortSignal): AsyncGenerator<JsonRow> {
  const blocks = textBlocks(file.path, file.encoding, signal)
  const split = file.format === 'jsonl' ? splitJsonLines : splitJsonArray
  let row = 0
  for await (const record of split(file.name, blocks)) {
    const object = parseObject(file, record, ++row)
    if (row === 1) refuseColumnByColumn(file, object)
    yield flatten(object)
  }
}

/** {"age": {"0": 41, "1": 49}, …}, as some tools write tables. */
function refuseColumnByColumn({ name, path }: JsonFile, object: object): void {
  const values: unknown[] = Object.values(object)
  const isColumn = (value: unknown) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, '0')
  if (values.length === 0 || !values.every(isColumn)) return
  const message = `"${name}" is written column by column. Write it row by row: [{"column": value, …}, …].`
  throw new AppError('file-format', message, { file: path })
}

function parseObject({ name, path }: JsonFile, { text, line }: JsonRecord, row: number): object {
  const details = { file: path, row, line }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,? ?"[^]*$/, '') : ''
    throw new AppError(
      'file-format',
      `Row ${row} (line ${line}) of "${name}" is not valid JSON: ${reason}.`,
      details,
    )
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  const message = `Row ${row} (line ${line}) of "${name}" is not an object. Give every row as {"column": value, …}.`
  throw new AppError('file-format', message, details)
}

function flatten(record: object): JsonRow {
  const cells = new Map<string, RawCell>()
  let joined = false
  const visit = (value: object, prefix: string, depth: number): void => {
    for (const [key, cell] of Object.entries(value) as [string, unknown][]) {
      const name = prefix + key
      if (Array.isArray(cell)) {
        joined = true
        cells.set(name, listText(cell))
      } else if (typeof cell === 'object' && cell !== null) {
        if (depth < deepest) visit(cell, `${name}.`, depth + 1)
        else cells.set(name, JSON.stringify(cell))
      } else {
        cells.set(name, plainCell(cell))
      }
    }
  }
  visit(record, '', 1)
  return { cells, joined }
}

function plainCell(cell: unknown): RawCell {
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') return cell
  return null
}

function listText(list: readonly unknown[]): string {
  return list
    .map((item) => (typeof item === 'object' && item !== null ? JSON.stringify(item) : String(item)))
    .join(' ')
}
