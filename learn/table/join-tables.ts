import { LearnError } from '../learn-error.ts'
import { columnNamed, createTable, dropColumns, selectColumns, takeCells, takeRows } from './table.ts'
import type { Table } from './table.ts'
import { cellValue, textColumn } from './column.ts'
import type { Column } from './column.ts'
import { concatTables } from './concat-tables.ts'
import { groupRows } from './group-rows.ts'

export interface JoinOptions {
  /** Columns of both tables that must be equal; a missing key matches nothing. */
  readonly on: readonly string[]
  /** 'left' keeps left rows without a match, their right cells missing; 'inner' drops them. */
  readonly kind: 'inner' | 'left'
  /** What a key that is in the right table more than once means: an error, its first row, or every row. */
  readonly duplicates?: 'refuse' | 'first' | 'all'
}

/**
 * Left columns and the right columns of the rows with the same key, in the order of the left rows.
 * Throws `shape` for a repeated key (unless allowed) or a name on both sides, `column-missing` and
 * `column-kind`.
 */
export function joinTables(left: Table, right: Table, options: JoinOptions): Table {
  const matches = matchRows(left, right, options)
  const added = dropColumns(right, options.on).columns
  return createTable(
    [...takeRows(left, matches.left).columns, ...added.map((column) => takeOrMissing(column, matches.right))],
    matches.left.length,
  )
}

/** Pairs of rows; -1 where the left row has no match. */
function matchRows(
  left: Table,
  right: Table,
  { on, kind, duplicates = 'refuse' }: JoinOptions,
): { readonly left: Int32Array; readonly right: Int32Array } {
  const { groupOf } = groupRows(concatTables([selectColumns(left, on), selectColumns(right, on)]), on)
  const rightRows = rowsByKey(right, groupOf.subarray(left.rowCount), on)
  const leftHasKey = keyTest(left, on)
  const pairs: { left: number[]; right: number[] } = { left: [], right: [] }
  for (let row = 0; row < left.rowCount; row++) {
    const found = leftHasKey(row) ? (rightRows.get(groupOf[row]!) ?? []) : []
    if (found.length > 1 && duplicates === 'refuse') throw repeatedKey(left, row, on)
    const wanted =
      found.length === 0 && kind === 'left' ? [-1] : duplicates === 'all' ? found : found.slice(0, 1)
    for (const match of wanted) {
      pairs.left.push(row)
      pairs.right.push(match)
    }
  }
  return { left: Int32Array.from(pairs.left), right: Int32Array.from(pairs.right) }
}

function rowsByKey(right: Table, groupOf: Int32Array, on: readonly string[]): Map<number, number[]> {
  const hasKey = keyTest(right, on)
  const rows = new Map<number, number[]>()
  for (let row = 0; row < right.rowCount; row++) {
    if (!hasKey(row)) continue
    const known = rows.get(groupOf[row]!)
    if (known) known.push(row)
    else rows.set(groupOf[row]!, [row])
  }
  return rows
}

function keyTest(table: Table, on: readonly string[]): (row: number) => boolean {
  const masks = on.map((name) => columnNamed(table, name).missing)
  return (row) => masks.every((mask) => mask?.[row] !== 1)
}

function repeatedKey(left: Table, row: number, on: readonly string[]): LearnError {
  const key = on.map((name) => `${name} = ${String(cellValue(columnNamed(left, name), row))}`).join(', ')
  return new LearnError('shape', `More than one row on the right has ${key}.`, { key })
}

function takeOrMissing(column: Column, rows: Int32Array): Column {
  if (!rows.includes(-1)) return takeCells(column, rows)
  const missing = Uint8Array.from(rows, (row) => (row < 0 || column.missing?.[row] === 1 ? 1 : 0))
  switch (column.kind) {
    case 'number':
      return {
        ...column,
        missing,
        values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN),
      }
    case 'date':
      return { ...column, missing, days: Float64Array.from(rows, (row) => column.days[row] ?? Number.NaN) }
    case 'boolean':
      return { ...column, missing, values: Uint8Array.from(rows, (row) => column.values[row] ?? 0) }
    case 'category':
      return { ...column, missing, codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1) }
    case 'text': {
      // An empty cell after the last stands for every missing one.
      const padded = concatTables([createTable([column]), createTable([textColumn(column.name, [null])])])
        .columns[0]!
      const last = column.offsets.length - 1
      return takeCells(
        padded,
        rows.map((row) => (row < 0 ? last : row)),
      )
    }
  }
}
