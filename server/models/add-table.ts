import { AppError } from '@cadre/core'
import { openFile } from '@cadre/connect/files'
import { isoDate, readTable } from '@cadre/lifecycle/ingest'
import { isMissing, textCell } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { writeSet } from '@cadre/store/lake'
import type { LakeColumn, LakeManifest, LakeRow, LakeStorage, LakeType, LakeValue } from '@cadre/store/lake'
import { makeTemporaryFolder } from '../installation/temporary-folder.ts'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

interface NewTable {
  readonly name: string
  /** The file that was sent: CSV, TSV, JSON, JSON lines, Parquet or XLSX. */
  readonly bytes: Uint8Array
  /** The column with the id of the person that a row is about; found by its ids when left out. */
  readonly subject?: string | undefined
  readonly now: Date
  /** Which of some ids were of somebody who was erased. */
  readonly erasedAmong: (ids: readonly string[]) => Promise<ReadonlySet<string>>
}

interface AddedTable {
  readonly set: LakeManifest
  /** Rows of the file that were left out: they are about somebody who was erased. */
  readonly erasedRows: number
}

/** Data sets that came as a file are named below it. */
const tablesFolder = 'tables/'

/** Whether a data set is a file that somebody brought. */
export function isBrought(name: string): boolean {
  return name.startsWith(tablesFolder)
}

/** Rows that are handed to the lake at a time. */
const batch = 5000

/**
 * Writes a file of rows as a data set of the lake, `tables/NAME`: every column typed by what its cells hold, rows in the
 * order of the file. An old file does not bring back who was erased: their rows are left out, and where a row of somebody else
 * refers to them the reference is. Throws what `openFile` and `readTable` throw, naming row and column, and `AppError`
 * `column-unknown`, and `file-empty` when nothing is left.
 */
export async function addTable(
  lake: LakeStorage,
  { name, bytes, subject, now, erasedAmong }: NewTable,
): Promise<AddedTable> {
  const folder = await makeTemporaryFolder('table')
  try {
    const path = join(folder, 'table')
    await writeFile(path, bytes, { mode: 0o600 })
    const { table } = await readTable({ ...(await openFile(path)), name }, { now })
    if (subject !== undefined && !table.columns.some((column) => column.name === subject))
      throw new AppError(
        'column-unknown',
        `The file has no column "${subject}". It has: ${table.columns.map((column) => column.name).join(', ')}.`,
        { column: subject },
      )
    const columns = lakeColumns(table, subject)
    const rows = withoutErased(table, columns, await erasedAmong(idsIn(table)))
    const erasedRows = table.rowCount - rows.length
    if (rows.length === 0 && erasedRows > 0)
      throw new AppError(
        'file-empty',
        'Every row of the file is about somebody who was erased; nothing is left to keep.',
        { erasedRows },
      )
    const set = await writeSet(
      lake,
      {
        name: `${tablesFolder}${name}`,
        sequence: now.toISOString().replace(/[^0-9TZ]/g, ''),
        source: 'a file',
        columns: [rowColumn, ...columns],
        key: [rowColumn.name],
        now,
      },
      batchesOf(rows),
    )
    return { set, erasedRows }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where a row stood in the file: it names the row and is not learned from. */
export const rowName = 'row_in_file'
const rowColumn: LakeColumn = {
  name: rowName,
  type: 'integer',
  meaning: 'where in the file it stood, from 1',
}

const lakeTypes: Readonly<Record<Column['kind'], LakeType>> = {
  number: 'number',
  date: 'date',
  boolean: 'text',
  category: 'text',
  text: 'text',
}

/** A column of nothing but ids of people says whom each row is about; a second one refers to others. */
function lakeColumns({ columns, rowCount }: Table, asked: string | undefined): LakeColumn[] {
  const people = columns.filter((column) => holdsPeople(column, rowCount))
  const subject = asked ?? people[0]?.name
  return columns.map((column) => {
    const { name, kind } = column
    if (name === subject) return { name, type: 'text', meaning: 'whom the row is about', role: 'subject' }
    if (people.includes(column)) return { name, type: 'text', meaning: 'somebody else', role: 'reference' }
    return { name, type: lakeTypes[kind], meaning: 'a column of the file' }
  })
}

const personId = /^per_[0-9A-Za-z]{22}$/

function holdsPeople(column: Column, rowCount: number): boolean {
  if (column.kind !== 'category' && column.kind !== 'text') return false
  for (let row = 0; row < rowCount; row++) {
    const value = valueAt(column, row)
    if (typeof value !== 'string' || !personId.test(value)) return false
  }
  return rowCount > 0
}

/** Every id of a person that stands in a cell. */
function idsIn({ columns, rowCount }: Table): string[] {
  const ids = new Set<string>()
  for (const column of columns) {
    if (column.kind !== 'category' && column.kind !== 'text') continue
    for (let row = 0; row < rowCount; row++) {
      const value = valueAt(column, row)
      if (typeof value === 'string' && personId.test(value)) ids.add(value)
    }
  }
  return [...ids]
}

/** The rows that may be kept. A reference to somebody who was erased is left out; any other cell with the id says whom the row is about. */
function withoutErased(
  { columns, rowCount }: Table,
  kept: readonly LakeColumn[],
  erased: ReadonlySet<string>,
): LakeRow[] {
  const rows: LakeRow[] = []
  for (let row = 0; row < rowCount; row++) {
    const cells = columns.map((column, at): [string, LakeValue] => [
      column.name,
      kept[at]?.role === 'subject' ? idAt(column, row) : valueAt(column, row),
    ])
    const isErased = cells.map(([, value]) => typeof value === 'string' && erased.has(value))
    if (isErased.some((is, at) => is && kept[at]?.role !== 'reference')) continue
    const told = cells.map(([name, value], at): [string, LakeValue] => [name, isErased[at] ? null : value])
    rows.push(Object.fromEntries([[rowName, row + 1], ...told]))
  }
  return rows
}

function* batchesOf(rows: readonly LakeRow[]): Generator<LakeRow[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch)
}

function idAt(column: Column, row: number): LakeValue {
  const id = valueAt(column, row)
  return id === null ? null : String(id)
}

function valueAt(column: Column, row: number): LakeValue {
  switch (column.kind) {
    case 'number': {
      const value = column.values[row]!
      return Number.isFinite(value) ? value : null
    }
    case 'date': {
      const day = column.days[row]!
      return Number.isFinite(day) ? isoDate(day) : null
    }
    case 'boolean':
      return isMissing(column, row) ? null : column.values[row] ? 'Yes' : 'No'
    case 'category':
      return isMissing(column, row) ? null : column.levels[column.codes[row]!]!
    case 'text':
      return isMissing(column, row) ? null : textCell(column, row)
  }
}
