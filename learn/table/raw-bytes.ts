import type { Column } from './column.ts'
import type { Table } from './table.ts'

/** Bytes of a table's typed arrays: values, codes, text and masks; level names are not counted. */
export function rawBytes({ columns }: Table): number {
  return columns.reduce((sum, column) => sum + columnBytes(column), 0)
}

function columnBytes(column: Column): number {
  return (column.missing?.byteLength ?? 0) + valueBytes(column)
}

function valueBytes(column: Column): number {
  switch (column.kind) {
    case 'number':
    case 'boolean':
      return column.values.byteLength
    case 'category':
      return column.codes.byteLength
    case 'date':
      return column.days.byteLength
    case 'text':
      return column.bytes.byteLength + column.offsets.byteLength
  }
}
