import { LearnError } from '../learn-error.ts'
import { columnLength } from './column.ts'
import type {
  BooleanColumn,
  CategoryColumn,
  Column,
  ColumnKind,
  DateColumn,
  NumberColumn,
  TextColumn,
} from './column.ts'

/** Named, typed columns of one length. Never changed after it is made. */
export interface Table {
  readonly rowCount: number
  readonly columns: readonly Column[]
}

interface ColumnOfKind {
  number: NumberColumn
  category: CategoryColumn
  date: DateColumn
  boolean: BooleanColumn
  text: TextColumn
}

/** Throws `shape` when lengths differ or a name appears twice. */
export function createTable(
  columns: readonly Column[],
  rowCount: number = columns[0] ? columnLength(columns[0]) : 0,
): Table {
  const names = new Set<string>()
  for (const column of columns) {
    if (columnLength(column) !== rowCount) {
      throw new LearnError(
        'shape',
        `Column "${column.name}" has ${columnLength(column)} rows, the table ${rowCount}.`,
      )
    }
    if (names.has(column.name)) throw new LearnError('shape', `Two columns are named "${column.name}".`)
    names.add(column.name)
  }
  return { rowCount, columns }
}

/** The column of that name. Throws `column-missing`. */
export function columnNamed(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name)
  if (!column) throw new LearnError('column-missing', `There is no column "${name}".`, { name })
  return column
}

/** The column of that name and kind. Throws `column-missing` or `column-kind`. */
export function columnOfKind<K extends ColumnKind>(table: Table, name: string, kind: K): ColumnOfKind[K] {
  const column = columnNamed(table, name)
  if (column.kind !== kind) {
    throw new LearnError('column-kind', `Column "${name}" holds ${column.kind}, not ${kind}.`, {
      name,
      kind: column.kind,
    })
  }
  return column as ColumnOfKind[K]
}

/** The named columns, in the order named. */
export function selectColumns(table: Table, names: readonly string[]): Table {
  return createTable(
    names.map((name) => columnNamed(table, name)),
    table.rowCount,
  )
}

/** All columns but the named ones; names that are not there are ignored. */
export function dropColumns(table: Table, names: readonly string[]): Table {
  const dropped = new Set(names)
  return { rowCount: table.rowCount, columns: table.columns.filter(({ name }) => !dropped.has(name)) }
}

/** Adds columns, replacing those of the same name. */
export function withColumns(table: Table, columns: readonly Column[]): Table {
  const replaced = dropColumns(
    table,
    columns.map(({ name }) => name),
  )
  return createTable([...replaced.columns, ...columns], table.rowCount)
}

/** The rows at these indices, in this order; an index may be repeated. Levels are kept. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  return { rowCount: rows.length, columns: table.columns.map((column) => takeCells(column, rows)) }
}

/** The rows for which `keep` holds. */
export function filterRows(table: Table, keep: (row: number) => boolean): Table {
  const rows: number[] = []
  for (let row = 0; row < table.rowCount; row++) if (keep(row)) rows.push(row)
  return takeRows(table, rows)
}

/** The cells of one column at these rows. */
export function takeCells<C extends Column>(column: C, rows: ArrayLike<number>): C {
  const missing = column.missing && gather(column.missing, new Uint8Array(rows.length), rows)
  switch (column.kind) {
    case 'number':
      return { ...column, missing, values: gather(column.values, new Float64Array(rows.length), rows) }
    case 'boolean':
      return { ...column, missing, values: gather(column.values, new Uint8Array(rows.length), rows) }
    case 'category':
      return { ...column, missing, codes: gather(column.codes, new Int32Array(rows.length), rows) }
    case 'date':
      return { ...column, missing, days: gather(column.days, new Float64Array(rows.length), rows) }
    case 'text':
      return { ...column, missing, ...gatherText(column, rows) }
  }
}

function gather<A extends { [index: number]: number }>(from: A, into: A, rows: ArrayLike<number>): A {
  for (let i = 0; i < rows.length; i++) into[i] = from[rows[i]!]!
  return into
}

function gatherText(column: TextColumn, rows: ArrayLike<number>): Pick<TextColumn, 'bytes' | 'offsets'> {
  const offsets = new Uint32Array(rows.length + 1)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    offsets[i + 1] = offsets[i]! + column.offsets[row + 1]! - column.offsets[row]!
  }
  const bytes = new Uint8Array(offsets[rows.length]!)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    bytes.set(column.bytes.subarray(column.offsets[row]!, column.offsets[row + 1]!), offsets[i]!)
  }
  return { bytes, offsets }
}

/** The same table over shared memory, so that threads read it without a copy. */
export function shareTable(table: Table): Table {
  return { rowCount: table.rowCount, columns: table.columns.map(shareColumn) }
}

function shareColumn(column: Column): Column {
  const missing = column.missing && shared(column.missing, Uint8Array)
  switch (column.kind) {
    case 'number':
      return { ...column, missing, values: shared(column.values, Float64Array) }
    case 'boolean':
      return { ...column, missing, values: shared(column.values, Uint8Array) }
    case 'category':
      return { ...column, missing, codes: shared(column.codes, Int32Array) }
    case 'date':
      return { ...column, missing, days: shared(column.days, Float64Array) }
    case 'text':
      return {
        ...column,
        missing,
        bytes: shared(column.bytes, Uint8Array),
        offsets: shared(column.offsets, Uint32Array),
      }
  }
}

type TypedArray = Float64Array | Uint8Array | Int32Array | Uint32Array

function shared<A extends TypedArray>(
  array: A,
  Type: { new (buffer: SharedArrayBuffer): A; readonly BYTES_PER_ELEMENT: number },
): A {
  if (array.buffer instanceof SharedArrayBuffer) return array
  const copy = new Type(new SharedArrayBuffer(array.length * Type.BYTES_PER_ELEMENT))
  copy.set(array as never)
  return copy
}
