import { columnLength } from './column.ts'
import type { Column } from './column.ts'
import { takeRows } from './table.ts'
import type { Table } from './table.ts'

/** The rows for which `keep` holds, and the others; both in their old order. */
export function splitTable(
  table: Table,
  keep: (row: number) => boolean,
): { readonly kept: Table; readonly others: Table } {
  const kept: number[] = []
  const others: number[] = []
  for (let row = 0; row < table.rowCount; row++) (keep(row) ? kept : others).push(row)
  return { kept: takeRows(table, kept), others: takeRows(table, others) }
}

/** The rows from `start` up to `end`, over the same memory: for working through a table in parts. */
export function sliceRows(table: Table, start: number, end: number): Table {
  const from = Math.max(0, Math.min(start, table.rowCount))
  const to = Math.max(from, Math.min(end, table.rowCount))
  return { rowCount: to - from, columns: table.columns.map((column) => sliceColumn(column, from, to)) }
}

function sliceColumn(column: Column, from: number, to: number): Column {
  if (from === 0 && to === columnLength(column)) return column
  const missing = column.missing?.subarray(from, to)
  switch (column.kind) {
    case 'number':
      return { ...column, missing, values: column.values.subarray(from, to) }
    case 'boolean':
      return { ...column, missing, values: column.values.subarray(from, to) }
    case 'date':
      return { ...column, missing, days: column.days.subarray(from, to) }
    case 'category':
      return { ...column, missing, codes: column.codes.subarray(from, to) }
    case 'text': {
      const start = column.offsets[from]!
      return {
        ...column,
        missing,
        bytes: column.bytes.subarray(start, column.offsets[to]!),
        offsets: column.offsets.subarray(from, to + 1).map((offset) => offset - start),
      }
    }
  }
}
