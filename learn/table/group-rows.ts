import { cellValue, isMissing } from './column.ts'
import type { Column } from './column.ts'
import { columnNamed, selectColumns, takeRows } from './table.ts'
import type { Table } from './table.ts'

export interface RowGroups {
  /** One row per group, in order of first appearance: the values they share. */
  readonly keys: Table
  /** The group of each row. */
  readonly groupOf: Int32Array
  /** Rows of each group, ascending. */
  readonly rows: readonly Int32Array[]
}

/** Rows with equal values in the named columns; missing is a value of its own. Throws `column-missing`. */
export function groupRows(table: Table, names: readonly string[]): RowGroups {
  let groupOf: Int32Array = new Int32Array(table.rowCount)
  for (const name of names) groupOf = refine(groupOf, columnNamed(table, name))
  const rows = rowsByGroup(groupOf)
  const firsts = Int32Array.from(rows, (ofGroup) => ofGroup[0]!)
  return { keys: takeRows(selectColumns(table, names), firsts), groupOf, rows }
}

/** Parts each group by the values of one more column. */
function refine(groupOf: Int32Array, column: Column): Int32Array {
  const valueNumbers = new Map<unknown, number>()
  const pairs = new Map<number, number>()
  const refined = new Int32Array(groupOf.length)
  const read = keyReader(column)
  for (let row = 0; row < groupOf.length; row++) {
    const valueNumber = numberFor(valueNumbers, read(row))
    // Both are below the number of rows, so the pair stays a safe integer up to 94 million rows.
    refined[row] = numberFor(pairs, groupOf[row]! * groupOf.length + valueNumber)
  }
  return refined
}

function numberFor<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function keyReader(column: Column): (row: number) => unknown {
  if (column.kind === 'category') return (row) => column.codes[row]
  return (row) => (isMissing(column, row) ? null : cellValue(column, row))
}

function rowsByGroup(groupOf: Int32Array): Int32Array[] {
  const counts: number[] = []
  for (const group of groupOf) counts[group] = (counts[group] ?? 0) + 1
  const rows = counts.map((count) => new Int32Array(count))
  const filled = new Int32Array(counts.length)
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row]!
    rows[group]![filled[group]!++] = row
  }
  return rows
}
