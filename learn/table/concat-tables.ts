import { LearnError } from '../learn-error.ts'
import { columnLength } from './column.ts'
import type { CategoryColumn, Column, ColumnKind, TextColumn } from './column.ts'
import { columnOfKind } from './table.ts'
import type { Table } from './table.ts'

/**
 * Rows of several tables, one after another, with the columns in the order of the first. Levels of
 * categories become their union. Throws `shape` without tables or when one has a column more,
 * `column-missing` and `column-kind`.
 */
export function concatTables(tables: readonly Table[]): Table {
  const [first] = tables
  if (!first) throw new LearnError('shape', 'There are no tables to put together.')
  for (const { columns } of tables) checkNoOthers(columns, first.columns)
  return {
    rowCount: tables.reduce((sum, { rowCount }) => sum + rowCount, 0),
    columns: first.columns.map((column) => concatNamed(tables, column)),
  }
}

function checkNoOthers(columns: readonly Column[], known: readonly Column[]): void {
  const names = new Set(known.map(({ name }) => name))
  const other = columns.find(({ name }) => !names.has(name))
  if (other)
    throw new LearnError('shape', `Column "${other.name}" is not in the first table.`, { name: other.name })
}

function concatNamed(tables: readonly Table[], { kind, name, source }: Column): Column {
  const parts = <K extends ColumnKind>(ofKind: K) => tables.map((table) => columnOfKind(table, name, ofKind))
  const base = { name, ...(source !== undefined && { source }) }
  switch (kind) {
    case 'number': {
      const columns = parts('number')
      const values = joined(
        columns.map((column) => column.values),
        Float64Array,
      )
      return { ...base, kind, values, missing: joinedMasks(columns) }
    }
    case 'date': {
      const columns = parts('date')
      const days = joined(
        columns.map((column) => column.days),
        Float64Array,
      )
      return { ...base, kind, days, missing: joinedMasks(columns) }
    }
    case 'boolean': {
      const columns = parts('boolean')
      const values = joined(
        columns.map((column) => column.values),
        Uint8Array,
      )
      return { ...base, kind, values, missing: joinedMasks(columns) }
    }
    case 'category': {
      const columns = parts('category')
      return { ...base, kind, ...joinedCategories(columns), missing: joinedMasks(columns) }
    }
    case 'text': {
      const columns = parts('text')
      return { ...base, kind, ...joinedTexts(columns), missing: joinedMasks(columns) }
    }
  }
}

function joined<A extends Float64Array | Uint8Array>(
  arrays: readonly A[],
  Type: new (length: number) => A,
): A {
  const all = new Type(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    all.set(array, at)
    at += array.length
  }
  return all
}

function joinedMasks(columns: readonly Column[]): Uint8Array | undefined {
  if (columns.every(({ missing }) => !missing)) return undefined
  const mask = new Uint8Array(columns.reduce((sum, column) => sum + columnLength(column), 0))
  let at = 0
  for (const column of columns) {
    if (column.missing) mask.set(column.missing, at)
    at += columnLength(column)
  }
  return mask
}

function joinedCategories(columns: readonly CategoryColumn[]): Pick<CategoryColumn, 'codes' | 'levels'> {
  const known = new Map<string, number>()
  const codes = new Int32Array(columns.reduce((sum, column) => sum + column.codes.length, 0))
  let at = 0
  for (const column of columns) {
    const newCodes = column.levels.map((level) => {
      const code = known.get(level) ?? known.size
      known.set(level, code)
      return code
    })
    for (const code of column.codes) codes[at++] = code < 0 ? -1 : newCodes[code]!
  }
  return { codes, levels: [...known.keys()] }
}

function joinedTexts(columns: readonly TextColumn[]): Pick<TextColumn, 'bytes' | 'offsets'> {
  const rows = columns.reduce((sum, column) => sum + columnLength(column), 0)
  const offsets = new Uint32Array(rows + 1)
  let row = 0
  for (const column of columns) {
    const start = offsets[row]! - column.offsets[0]!
    for (let i = 1; i < column.offsets.length; i++) offsets[++row] = start + column.offsets[i]!
  }
  const bytes = joined(
    columns.map((column) => column.bytes.subarray(column.offsets[0], column.offsets.at(-1))),
    Uint8Array,
  )
  return { bytes, offsets }
}
