import { deriveSeed } from '@cadre/learn'
import { holmAdjust } from '@cadre/learn/fairness'
import { columnNamed } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { referenceStatistics } from '../register/reference-statistics.ts'
import { addRows, referenceCounts, startCounts } from './count-like-reference.ts'
import type { ColumnDrift } from './drift-report.ts'
import { judgeColumn, measureColumn, smallestP } from './judge-column.ts'

/**
 * Which columns of later rows are spread otherwise than those of earlier ones, by the same thresholds as the inputs of a model in use: beyond chance
 * for so many rows and so many columns, and by enough to matter. Columns that both have with one kind, in the order of the earlier.
 */
export function compareTables(
  earlier: Table,
  later: Table,
  { seed }: { readonly seed: number },
): ColumnDrift[] {
  const shared = new Map(later.columns.map(({ name, kind }) => [name, kind]))
  const reference = referenceStatistics(earlier, new Float64Array()).columns.filter(
    ({ name }) => shared.get(name) === columnNamed(earlier, name).kind,
  )
  const measured = reference.map((column) => {
    const current = startCounts(column)
    addRows(current, columnNamed(later, column.name), column)
    return measureColumn(
      {
        name: column.name,
        kind: column.kind,
        reference: { counts: referenceCounts(column), missing: column.missing },
        current,
      },
      deriveSeed(seed, column.name),
    )
  })
  const adjusted = holmAdjust(measured.map(smallestP))
  return measured.map((column, index) => judgeColumn(column, adjusted[index]!))
}
