import { cellValue, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { dateCellText } from './date-cell-text.ts'

/** The rows as one JSON object a line; missing cells are null. */
export function jsonLines(table: Table): string {
  const names = table.columns.map(({ name }) => `${JSON.stringify(name)}:`)
  let text = ''
  for (let row = 0; row < table.rowCount; row++) {
    const cells = table.columns.map((column, index) => names[index]! + JSON.stringify(jsonCell(column, row)))
    text += `{${cells.join(',')}}\n`
  }
  return text
}

function jsonCell(column: Column, row: number): string | number | boolean | null {
  if (column.kind === 'date' && !isMissing(column, row)) return dateCellText(column.days[row]!)
  if (column.kind === 'boolean' && !isMissing(column, row)) return column.values[row] === 1
  return cellValue(column, row)
}
