import type { Fitted } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { columnNamed, withColumns } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { constantColumn, gridOf, pointOf } from './dependence-grid.ts'
import type { DependenceOptions, PartialDependence } from './partial-dependence.ts'

export interface IndividualExpectation extends Pick<PartialDependence, 'column' | 'kind' | 'points'> {
  /** rows × points × outputs. */
  readonly curves: Float64Array
}

/**
 * What a model says of each row when one column is set to each value of a grid, all else as it is (individual
 * conditional expectation, Goldstein et al. 2015); their mean is the partial dependence. `centred` curves begin at 0, so
 * that rows whose curves run otherwise stand out. Throws `column-missing`, `column-kind` for text, `too-few-rows`.
 */
export function individualExpectation(
  fitted: Fitted,
  table: Table,
  name: string,
  {
    points: most = 20,
    space = 'prediction',
    centred = false,
  }: DependenceOptions & { readonly centred?: boolean } = {},
): IndividualExpectation {
  const column = columnNamed(table, name)
  if (column.kind === 'text')
    throw new LearnError('column-kind', `Column "${name}" holds text, which has no grid of values.`, { name })
  if (table.rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to show.')
  const codes = gridOf(column, Math.max(2, most))
  const { outputs } = fitted
  const width = codes.length * outputs
  const curves = new Float64Array(table.rowCount * width)
  codes.forEach((code, point) => {
    const changed = withColumns(table, [constantColumn(column, code, table.rowCount)])
    const scores = space === 'margin' ? fitted.predictMargin(changed) : fitted.predict(changed)
    for (let row = 0; row < table.rowCount; row++)
      for (let output = 0; output < outputs; output++)
        curves[row * width + point * outputs + output] = scores[row * outputs + output]!
  })
  if (centred) centre(curves, width, outputs)
  return { column: name, kind: column.kind, points: codes.map((code) => pointOf(column, code)), curves }
}

/** Takes each row's first point away from its curve, in place. */
function centre(curves: Float64Array, width: number, outputs: number): void {
  for (let start = 0; start < curves.length; start += width)
    for (let output = 0; output < outputs; output++) {
      const first = curves[start + output]!
      for (let at = start + output; at < start + width; at += outputs) curves[at]! -= first
    }
}
