import type { Attribution } from '@cadre/learn'
import { columnNamed } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { Reason } from '../study/study-result.ts'
import { cellText } from './cell-text.ts'

interface ReasonOptions {
  /** How many to give, strongest first. */
  readonly limit?: number
  /** Which output of a model with several, for example the predicted class. */
  readonly output?: number
}

/**
 * Why a row got its score: the columns that moved it most from the average, in words. A reason says what
 * the model used, not what causes the outcome. `row` counts in `table` and in the attribution.
 */
export function reasonsFor(
  table: Table,
  attribution: Attribution,
  row: number,
  options: ReasonOptions = {},
): Reason[] {
  const { limit = 5, output = 0 } = options
  const { names, base, values } = attribution
  const start = (row * base.length + output) * names.length
  return names
    .map((column, index) => ({ column, contribution: values[start + index]! }))
    .filter(({ contribution }) => Math.abs(contribution) > 1e-12)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, limit)
    .map(({ column, contribution }) => inWords(table, row, { column, contribution }))
}

function inWords(
  table: Table,
  row: number,
  { column, contribution }: Pick<Reason, 'column' | 'contribution'>,
): Reason {
  const cell = columnNamed(table, column)
  const value = cellText(cell, row)
  const is = cell.kind === 'text' ? 'reads' : 'is'
  const said = cell.kind === 'text' ? `“${value}”` : value
  return {
    column,
    value,
    contribution,
    text: `${column} ${is} ${said}: ${contribution > 0 ? 'raises' : 'lowers'} the score`,
  }
}
