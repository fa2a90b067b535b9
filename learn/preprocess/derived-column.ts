import { numberColumn } from '../table/column.ts'
import type { Column, NumberColumn } from '../table/column.ts'
import type { Table } from '../table/table.ts'

/** A number column made from another; NaN becomes missing. */
export function derivedNumbers(from: Column, name: string, values: Float64Array): NumberColumn {
  return { ...numberColumn(name, values), source: from.source ?? from.name }
}

/** Gives names that no column of the table has and that were not given before. */
export function createNamer(table: Table): (wanted: string) => string {
  const taken = new Set(table.columns.map(({ name }) => name))
  return (wanted) => {
    let name = wanted
    for (let n = 2; taken.has(name); n++) name = `${wanted} (${n})`
    taken.add(name)
    return name
  }
}

/** The table with each column replaced by what `replace` gives for it; `undefined` keeps it. */
export function replaceColumns(
  table: Table,
  replace: (column: Column) => readonly Column[] | undefined,
): Table {
  return { rowCount: table.rowCount, columns: table.columns.flatMap((column) => replace(column) ?? [column]) }
}

/** What was learned of each column, by the column's name. */
export function byName<T extends { readonly name: string }>(learned: readonly T[]): ReadonlyMap<string, T> {
  return new Map(learned.map((entry) => [entry.name, entry]))
}
