import { AppError } from '@cadre/core'
import type { Target } from '@cadre/learn'
import { columnNamed, selectColumns, takeRows } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import type { BundleModel } from '../register/bundle.ts'
import { findRowGroups } from '../validate/index.ts'

/** Rows whose outcome is known to be one of the model's classes (or a number), and those outcomes. */
export interface KnownOutcomes {
  readonly target: Target
  readonly rows: Int32Array
}

type Question = Pick<BundleModel, 'task' | 'classes' | 'target' | 'positive' | 'query'>

/** What to read of a file to know what happened: the target, and for a ranking the lists. */
export function outcomeColumns({ task, target, positive, query }: Question): {
  readonly columns: readonly string[]
  readonly kinds: Readonly<Record<string, 'number' | 'category'>>
} {
  const isNumber = task === 'regression' && positive === undefined
  return {
    columns: query === undefined ? [target] : [target, query],
    kinds: { [target]: isNumber ? 'number' : 'category' },
  }
}

/** Reads what happened from the target's column. Throws `column-mistyped` when no row has a known outcome. */
export function knownOutcomes(
  table: Table,
  { task, classes, target, positive, query }: Question,
  file: string,
): KnownOutcomes {
  const column = columnNamed(table, target)
  const values =
    column.kind === 'number'
      ? column.values
      : column.kind === 'category'
        ? task === 'regression'
          ? isPositive(column, positive)
          : classNumbers(column, classes)
        : new Float64Array()
  const rows = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!))
  if (rows.length === 0) {
    const expected = task === 'regression' ? 'a number' : `one of ${classes.join(', ')}`
    throw new AppError('column-mistyped', `No row of "${file}" has ${expected} in "${target}".`, {
      column: target,
    })
  }
  const known = { task, classes, values: Float64Array.from(rows, (row) => values[row]!) }
  if (query === undefined) return { target: known, rows }
  const lists = takeRows(selectColumns(table, [query]), rows).columns[0]
  const queries = findRowGroups({ rowCount: rows.length, columns: [] }, { sameGroup: lists })
  return { target: { ...known, queries }, rows }
}

/** Grades of a ranking by two classes: 1 where it is the one predicted. */
function isPositive(
  { codes, levels }: Extract<Column, { kind: 'category' }>,
  positive: string | undefined,
): Float64Array {
  return Float64Array.from(codes, (code) =>
    code < 0 ? Number.NaN : levels[code]!.trim() === positive ? 1 : 0,
  )
}

function classNumbers(
  { codes, levels }: Extract<Column, { kind: 'category' }>,
  classes: readonly string[],
): Float64Array {
  const classOfLevel = levels.map((level) => classes.indexOf(level.trim()))
  return Float64Array.from(codes, (code) => {
    const ofClass = code < 0 ? -1 : classOfLevel[code]!
    return ofClass < 0 ? Number.NaN : ofClass
  })
}
