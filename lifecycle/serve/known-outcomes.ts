import { AppError } from '@cadre/core'
import type { Target } from '@cadre/learn'
import type { Column } from '@cadre/learn/table'
import type { BundleModel } from '../register/bundle.ts'

/** Rows whose outcome is known to be one of the model's classes (or a number), and those outcomes. */
export interface KnownOutcomes {
  readonly target: Target
  readonly rows: Int32Array
}

/** Reads what happened from the target's column. Throws `column-mistyped` when no row has a known outcome. */
export function knownOutcomes(
  column: Column,
  { task, classes, target }: Pick<BundleModel, 'task' | 'classes' | 'target'>,
  file: string,
): KnownOutcomes {
  const values =
    column.kind === 'number'
      ? column.values
      : column.kind === 'category'
        ? classNumbers(column, classes)
        : new Float64Array()
  const rows = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!))
  if (rows.length === 0) {
    const expected = task === 'regression' ? 'a number' : `one of ${classes.join(', ')}`
    throw new AppError('column-mistyped', `No row of "${file}" has ${expected} in "${target}".`, {
      column: target,
    })
  }
  return { target: { task, classes, values: Float64Array.from(rows, (row) => values[row]!) }, rows }
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
