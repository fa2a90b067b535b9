import { isMissing, textCell } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { dateCellText } from './date-cell-text.ts'

const lineEnd = '\r\n'

/** A spreadsheet runs a cell that begins so as a formula (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r\0]/
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/

/** The names of the columns as the first line (RFC 4180). */
export function csvHeader(table: Table, delimiter = ','): string {
  return table.columns.map(({ name }) => csvCell(name, delimiter)).join(delimiter) + lineEnd
}

/** The rows as lines. Labels and texts that a spreadsheet would run get a leading apostrophe. */
export function csvRows(
  table: Table,
  {
    delimiter = ',',
    answers,
  }: {
    delimiter?: string
    answers?: Readonly<Record<string, { readonly no: string; readonly yes: string }>> | undefined
  } = {},
): string {
  const cells = table.columns.map((column) => cellsOf(column, delimiter, answers?.[column.name]))
  const lines: string[] = []
  for (let row = 0; row < table.rowCount; row++) lines.push(cells.map((cell) => cell(row)).join(delimiter))
  return lines.length === 0 ? '' : lines.join(lineEnd) + lineEnd
}

function cellsOf(
  column: Column,
  delimiter: string,
  answer: { readonly no: string; readonly yes: string } = { no: 'false', yes: 'true' },
): (row: number) => string {
  const present = presentCells(column, delimiter, answer)
  return (row) => (isMissing(column, row) ? '' : present(row))
}

function presentCells(
  column: Column,
  delimiter: string,
  answer: { readonly no: string; readonly yes: string },
): (row: number) => string {
  switch (column.kind) {
    case 'number':
      return (row) => String(column.values[row]!)
    case 'date':
      return (row) => dateCellText(column.days[row]!)
    case 'boolean': {
      const words = [csvCell(answer.no, delimiter), csvCell(answer.yes, delimiter)]
      return (row) => words[column.values[row]!]!
    }
    case 'category': {
      const levels = column.levels.map((level) => csvCell(level, delimiter))
      return (row) => levels[column.codes[row]!]!
    }
    case 'text':
      return (row) => csvCell(textCell(column, row), delimiter)
  }
}

/** One cell, guarded against being run as a formula, quoted where it must be. */
export function csvCell(text: string, delimiter = ','): string {
  const safe = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
  const needsQuotes = safe.includes('"') || safe.includes(delimiter) || /[\r\n]|^\s|\s$/.test(safe)
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe
}
