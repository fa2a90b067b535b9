import type { ModelReader } from '../model-json.ts'
import { columnNamed } from '../table/table.ts'
import type { Table } from '../table/table.ts'

/** What a selection learned: the columns it looked at, and those it kept; others pass. */
export interface KeptColumns {
  readonly columns: readonly { readonly name: string; readonly isKept: boolean; readonly worth: number }[]
}

/** The table without the columns that were not kept. Throws `column-missing` for a column that was. */
export function keepColumns(table: Table, { columns }: KeptColumns): Table {
  const dropped = new Set<string>()
  for (const { name, isKept } of columns) {
    if (isKept) columnNamed(table, name)
    else dropped.add(name)
  }
  return { rowCount: table.rowCount, columns: table.columns.filter(({ name }) => !dropped.has(name)) }
}

/** Reads what a selection learned. Throws `invalid-model`. */
export function readKeptColumns(reader: ModelReader): KeptColumns {
  return {
    columns: reader.objects('columns').map((column) => ({
      name: column.string('name'),
      isKept: column.boolean('isKept'),
      worth: column.number('worth'),
    })),
  }
}
