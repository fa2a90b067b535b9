import type { Target } from '@cadre/learn'
import { dropColumns } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { suspectedLeak } from './suspected-leak.ts'

/** A column that nothing is learned from, and why. */
export interface TellingColumn {
  readonly feature: string
  readonly reason: string
}

/** Columns that seem to know one of the outcomes, as `suspectedLeak` finds them: each once, with the first reason. */
export function columnsThatTell(table: Table, targets: readonly Target[], seed: number): TellingColumn[] {
  return table.columns.flatMap((column) => {
    for (const target of targets) {
      const leak = suspectedLeak(column, target, seed)
      if (leak) return [{ feature: column.name, reason: leak.reason }]
    }
    return []
  })
}

/** Rows to learn from, and those of everybody on the last day, without these columns. */
export function withoutColumns<
  Rows extends { readonly table: Table; readonly present: { readonly table: Table } },
>(rows: Rows, telling: readonly TellingColumn[]): Rows {
  const names = telling.map(({ feature }) => feature)
  const { table, present } = rows
  return {
    ...rows,
    table: dropColumns(table, names),
    present: { ...present, table: dropColumns(present.table, names) },
  }
}
