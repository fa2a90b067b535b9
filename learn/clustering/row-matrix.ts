import { LearnError } from '../learn-error.ts'
import { checkedWeights } from '../linear/check-target.ts'
import { preparedColumns } from '../linear/prepared-columns.ts'
import type { Table } from '../table/table.ts'

/** Rows of numbers beside each other in memory, as distances need them. */
export interface RowMatrix {
  readonly rows: number
  readonly width: number
  /** rows × width. */
  readonly values: Float64Array
}

/** The named columns row by row. Throws `column-missing` and `column-kind` for cells that are no finite number. */
export function rowMatrix(table: Table, names: readonly string[]): RowMatrix {
  const columns = preparedColumns(table, names)
  const width = names.length
  const values = new Float64Array(table.rowCount * width)
  for (const [j, column] of columns.entries())
    for (let row = 0; row < table.rowCount; row++) values[row * width + j] = column[row]!
  return { rows: table.rowCount, width, values }
}

/** Rows and their weights; rows without weight are left out of both. Throws when fewer are left than clusters. */
export function weightedRows(
  table: Table,
  weights: Float64Array | undefined,
  clusters: number,
): { readonly names: readonly string[]; readonly matrix: RowMatrix; readonly weights: Float64Array } {
  const names = table.columns.map(({ name }) => name)
  if (names.length === 0) throw new LearnError('too-few-rows', 'There is no column to cluster by.')
  if (table.rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to cluster.')
  const all = rowMatrix(table, names)
  const given = checkedWeights(table.rowCount, weights)
  const kept = Int32Array.from(given.keys()).filter((row) => given[row]! > 0)
  if (kept.length < clusters) {
    const message = `${kept.length} rows do not make ${clusters} clusters.`
    throw new LearnError('too-few-rows', message, { rows: kept.length, clusters })
  }
  const values = new Float64Array(kept.length * all.width)
  kept.forEach((row, at) => {
    values.set(all.values.subarray(row * all.width, (row + 1) * all.width), at * all.width)
  })
  return {
    names,
    matrix: { rows: kept.length, width: all.width, values },
    weights: Float64Array.from(kept, (row) => given[row]!),
  }
}
