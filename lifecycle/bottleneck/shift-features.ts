import type { Fitted } from '@cadre/learn'
import { columnNamed, isMissing, numberColumn, withColumns } from '@cadre/learn/table'
import type { NumberColumn, Table } from '@cadre/learn/table'

/** What a model says would be done if one thing were moved to where the better quarter has it, all else as it is. */
export interface Shift {
  readonly feature: string
  /** Where it stands in the middle, and where it is moved to: the quarter of all values that the model takes for better. */
  readonly usual: number
  readonly to: number
  /** Share of people who are moved: those on the other side of it. */
  readonly moved: number
  /** Mean change of those, as a share of what is normal. */
  readonly gain: number
  /** The same by models of other people and days: how far it is to be trusted. */
  readonly low: number
  readonly high: number
}

/** Fewer values say nothing of quarters. */
const fewest = 20

/**
 * Moves one feature at a time within what was seen: to its lower or upper quartile, whichever the model takes for better. It says what
 * the model expects, which is what goes together, not what follows. Only numbers that vary are moved,
 * and only what models of other people and days (`others`) agree to help is told.
 */
export function shiftFeatures(
  { fitted, others }: { readonly fitted: Fitted; readonly others: readonly Fitted[] },
  { table, movable }: { readonly table: Table; readonly movable: readonly string[] },
): Shift[] {
  const now = fitted.predict(table)
  return movable
    .flatMap((feature): Shift[] => {
      const column = table.columns.find(({ name }) => name === feature)
      if (column?.kind !== 'number') return []
      const rows = [...column.values.keys()].filter((row) => !isMissing(column, row))
      const sorted = rows.map((row) => column.values[row]!).toSorted((a, b) => a - b)
      const [low, usual, high] = [0.25, 0.5, 0.75].map(
        (share) => sorted[Math.floor(share * (sorted.length - 1))]!,
      )
      if (rows.length < fewest || low === high) return []
      const meanAt = (value: number): number =>
        mean(rows, fitted.predict(setTo(table, column, { rows, value })))
      const to = meanAt(low!) > meanAt(high!) ? low! : high!
      const moved = rows.filter((row) => (to === high ? column.values[row]! < to : column.values[row]! > to))
      const shifted = setTo(table, column, { rows: moved, value: to })
      const gainBy = (model: Fitted, before: Float64Array): number => {
        const after = model.predict(shifted)
        return mean(
          moved,
          after.map((value, row) => value - before[row]!),
        )
      }
      const gains = others.map((model) => gainBy(model, model.predict(table)))
      // Where models of other people do not agree that it helps, it is better not said.
      if (gains.some((gain) => gain <= 0)) return []
      return [
        {
          feature,
          usual: usual!,
          to,
          moved: moved.length / table.rowCount,
          gain: gainBy(fitted, now),
          low: Math.min(...gains),
          high: Math.max(...gains),
        },
      ]
    })
    .toSorted((a, b) => b.gain * b.moved - a.gain * a.moved)
}

function setTo(
  table: Table,
  { name }: NumberColumn,
  { rows, value }: { readonly rows: readonly number[]; readonly value: number },
): Table {
  const column = columnNamed(table, name) as NumberColumn
  const values: (number | null)[] = Array.from(column.values, (own, row) =>
    isMissing(column, row) ? null : own,
  )
  for (const row of rows) values[row] = value
  const moved = withColumns(table, [numberColumn(name, values)])
  // Columns stay in their order, which models may rely on.
  return { rowCount: table.rowCount, columns: table.columns.map((each) => columnNamed(moved, each.name)) }
}

function mean(rows: readonly number[], values: Float64Array): number {
  return rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length
}
