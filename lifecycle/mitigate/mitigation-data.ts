import type { Target } from '@cadre/learn'
import type { GroupAssignment } from '@cadre/learn/fairness'
import type { Preparation } from '@cadre/learn/learners'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'

/** What mitigation learns from: features, outcome and, apart from them, the group of each row. */
export interface MitigationData {
  readonly table: Table
  readonly target: Target
  /** Rows that must not be parted. */
  readonly together: Int32Array
  readonly groups: GroupAssignment
  readonly preparation?: Preparation | undefined
}

/** The data at these rows. */
export function takeData(
  { table, target, together, groups, preparation }: MitigationData,
  rows: Int32Array,
): MitigationData {
  return {
    table: takeRows(table, rows),
    target: { ...target, values: Float64Array.from(rows, (row) => target.values[row]!) },
    together: Int32Array.from(rows, (row) => together[row]!),
    groups: { ...groups, codes: Int32Array.from(rows, (row) => groups.codes[row]!) },
    preparation,
  }
}
