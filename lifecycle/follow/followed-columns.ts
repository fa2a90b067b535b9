import { AppError } from '@cadre/core'
import type { Target } from '@cadre/learn'
import type { FollowedTarget } from '@cadre/learn/survival'
import { isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { findColumn } from '../validate/index.ts'

/** Columns that tell how long each row was followed after its day, and what ended that; never inputs. */
export interface FollowedColumns {
  /** Months from the day of the row to what ended it, or to the horizon. */
  readonly months: string
  /** What ended it; empty for whoever is still there, or of whom it is not known. */
  readonly endedBy: string
  /** What is asked about: rows of the positive class ended by it. */
  readonly cause: string
  readonly horizonMonths: number
  /** A column with the time each row had behind it on its day, for the curve by that alone. */
  readonly since?: string | undefined
}

/**
 * The follow-up of the rows of a target of two classes, whose second is the cause within the horizon. Throws `AppError`
 * `column-missing` and `column-mistyped`.
 */
export function readFollowed(table: Table, target: Target, columns: FollowedColumns): FollowedTarget {
  const { cause, horizonMonths: horizon } = columns
  const months = findColumn(table, columns.months)
  const endedBy = findColumn(table, columns.endedBy)
  if (target.task !== 'binary' || months.kind !== 'number')
    throw new AppError(
      'column-mistyped',
      `"${columns.months}" must be months that rows were followed, for a target of two classes.`,
      { column: columns.months },
    )
  const ended = Array.from({ length: table.rowCount }, (_, row) => labelAt(endedBy, row))
  const others = [...new Set(ended.flatMap((label) => label ?? []))]
    .filter((label) => label !== cause)
    .toSorted()
  const causes = [cause, ...others]
  const exit = Float64Array.from(months.values, (value) => Math.min(value, horizon))
  const row = exit.findIndex((value, at) => isMissing(months, at) || !(value > 0))
  if (row >= 0)
    throw new AppError(
      'column-mistyped',
      `"${columns.months}" says of row ${row + 1} that it was followed for no time. Leave such rows out.`,
      { column: columns.months, row: row + 1 },
    )
  return {
    entry: new Float64Array(exit.length),
    exit,
    event: Int32Array.from(ended, (label, at) => {
      if (target.values[at] === 1) return 1
      // What came after the horizon is not told of.
      const isLater = months.values[at]! > horizon
      return isLater || label === undefined || label === cause ? 0 : causes.indexOf(label) + 1
    }),
    causes,
    horizon,
  }
}

function labelAt(column: Column, row: number): string | undefined {
  return column.kind === 'category' && !isMissing(column, row) ? column.levels[column.codes[row]!] : undefined
}
