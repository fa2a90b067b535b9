import { booleanColumn, categoryColumn, cellValue, dateColumn, numberColumn } from '../table/column.ts'
import type { Column } from '../table/column.ts'
import { takeCells } from '../table/table.ts'
import type { Table } from '../table/table.ts'

/** A number (days for dates), a label, yes or no; null for missing. */
export type Cell = string | number | boolean | null

/** Columns that are set otherwise, by name. */
export type Cells = ReadonlyMap<string, Cell>

/** The cells of the first row, text left out. */
export function cellsOf(row: Table): Cells {
  return new Map(
    row.columns.flatMap((column) => (column.kind === 'text' ? [] : [[column.name, cellValue(column, 0)]])),
  )
}

/** The first row once for each set of cells, with those cells in place of its own. */
export function rowsWith(row: Table, sets: readonly Cells[]): Table {
  return {
    rowCount: sets.length,
    columns: row.columns.map((column) => {
      const isSet = sets.some((cells) => cells.has(column.name))
      return isSet ? filled(column, sets) : takeCells(column, new Int32Array(sets.length))
    }),
  }
}

function filled(column: Column, sets: readonly Cells[]): Column {
  const { name } = column
  const own = cellValue(column, 0)
  const cells = sets.map((set) => (set.has(name) ? set.get(name)! : own))
  switch (column.kind) {
    case 'number':
      return { ...column, ...numberColumn(name, cells.map(toNumber)) }
    case 'date':
      return { ...column, ...dateColumn(name, cells.map(toNumber)) }
    case 'boolean':
      return { ...column, ...booleanColumn(name, cells.map(toTruth)) }
    case 'category':
      return { ...column, ...categoryColumn(name, cells.map(toLabel), column.levels) }
    case 'text':
      return takeCells(column, new Int32Array(sets.length))
  }
}

function toNumber(cell: Cell): number | null {
  return cell === null ? null : Number(cell)
}

function toTruth(cell: Cell): boolean | null {
  return cell === null ? null : Boolean(cell)
}

function toLabel(cell: Cell): string | null {
  return cell === null ? null : String(cell)
}
