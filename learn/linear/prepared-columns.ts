import { LearnError } from '../learn-error.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'

/**
 * The named columns as arrays of finite numbers. Throws `column-missing`, or `column-kind` naming the
 * column when it holds something else or a cell is missing or infinite.
 */
export function preparedColumns(table: Table, names: readonly string[]): Float64Array[] {
  return names.map((name) => {
    const { values } = columnOfKind(table, name, 'number')
    const row = values.findIndex((value) => !Number.isFinite(value))
    if (row >= 0) {
      throw new LearnError(
        'column-kind',
        `Column "${name}" has ${Number.isNaN(values[row]) ? 'a missing cell' : 'an infinite number'} in row ${row + 1}; a linear model needs finite numbers.`,
        { name, row },
      )
    }
    return values
  })
}
