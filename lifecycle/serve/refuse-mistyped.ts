import { AppError } from '@cadre/core'
import type { ColumnSchema, ReadingReport } from '../ingest/index.ts'

/** Over this share of cells that do not fit, the column is another one than the model learned from. */
const mostMisfits = 0.5

const kindNames = {
  number: 'numbers',
  date: 'dates',
  boolean: 'yes and no',
  category: 'labels',
  text: 'text',
} as const

/**
 * Throws `column-mistyped`, naming file, column and first row, when most cells of a column do not fit its type:
 * scores that count them all as missing would look like scores and mean nothing.
 */
export function refuseMistyped(
  { rows, issueCounts }: Pick<ReadingReport, 'rows' | 'issueCounts'>,
  { file, schema }: { readonly file: string; readonly schema: readonly ColumnSchema[] },
): void {
  for (const { name, kind } of schema) {
    const issues = issueCounts.filter(({ column }) => column === name)
    const misfits = issues.reduce((sum, { count }) => sum + count, 0)
    const [first] = issues.toSorted((a, b) => a.firstRow - b.firstRow)
    if (!first || misfits <= mostMisfits * rows) continue
    const message = `"${name}" of "${file}" does not hold ${kindNames[kind]}, as in training: ${misfits} of ${rows} cells do not fit, first "${first.example}" in data row ${first.firstRow}. Mend the column, or check that the right one has this name.`
    throw new AppError('column-mistyped', message, { file, column: name, row: first.firstRow, misfits, rows })
  }
}
