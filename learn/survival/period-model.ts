import { explainTrees } from '../attribution/tree-shap.ts'
import type { Attribution } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { numberColumn } from '../table/column.ts'
import type { Table } from '../table/table.ts'
import { withColumns } from '../table/table.ts'
import type { FittedTrees } from '../trees/fitted-trees.ts'
import { scoreMatrix } from '../trees/score-matrix.ts'
import type { TreeMatrix } from '../trees/tree-ensemble.ts'

/** The column that holds the period. */
export const periodColumn = 'period'

/** Trees for the log-odds of the hazard in a period, for a table whose rows may be in any period. */
export interface PeriodModel {
  readonly trees: FittedTrees
  /** Log-odds of the hazard of each row in its period. */
  margins(periods: Float64Array): Float64Array
  explain(periods: Float64Array): Attribution
}

/** Reads the table once, however many periods are asked for. Throws `column-missing` or `column-kind`. */
export function periodModel(trees: FittedTrees, table: Table): PeriodModel {
  const { ensemble } = trees
  const matrix = trees.toMatrix(withPeriods(table, new Float64Array(table.rowCount)))
  const own = ensemble.features.findIndex(({ name }) => name === periodColumn)
  const at = (periods: Float64Array): TreeMatrix => ({
    rowCount: matrix.rowCount,
    columns: matrix.columns.map((column, index) => (index === own ? periods : column)),
  })
  return {
    trees,
    margins: (periods) => scoreMatrix(ensemble, at(periods)),
    explain: (periods) => explainTrees(ensemble, at(periods)),
  }
}

/** The table with each row's period as a column. */
export function withPeriods(table: Table, periods: Float64Array): Table {
  return withColumns(table, [numberColumn(periodColumn, periods)])
}

/** Throws `shape` when the table to learn from has a column of the name this learner needs. */
export function refuseOwnPeriod(table: Table): void {
  if (table.columns.some(({ name }) => name === periodColumn))
    throw new LearnError(
      'shape',
      `A column named "${periodColumn}" would be lost: the learner makes one of its own.`,
    )
}
