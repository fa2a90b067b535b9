import { columnNamed, isMissing, numberColumn, withColumns } from '@cadre/learn/table'
import type { NumberColumn, Table } from '@cadre/learn/table'

/** What a model expects if one thing were moved to where the better quarter has it, all else as it is. */
export interface Shift {
  readonly feature: string
  /** Where it stands in the middle, and where it is moved to: the quarter of all values that the model takes for better. */
  readonly usual: number
  readonly to: number
  /** Share of people who are moved: those on the other side of it. */
  readonly moved: number
  /** Mean change of those for the better. */
  readonly gain: number
  /** The same by models of other people and days: how far it is to be trusted. */
  readonly low: number
  readonly high: number
}

/** What a model says of each row of a table. */
type Predict = (table: Table) => Float64Array

interface Shifting {
  readonly table: Table
  /** What an organisation could move. */
  readonly movable: readonly string[]
  readonly better: 'higher' | 'lower'
}

/** Fewer values say nothing of quarters. */
const fewest = 20

/**
 * Moves one feature at a time within what was seen: to its lower or upper quartile, whichever the model takes for better. It says
 * what the model expects, which is what goes together, not what follows. Only numbers that vary are moved,
 * and only what models of other people and days (`others`) agree to help is told.
 */
export function shiftFeatures(
  { predict, others }: { readonly predict: Predict; readonly others: readonly Predict[] },
  { table, movable, better }: Shifting,
): Shift[] {
  const sign = better === 'higher' ? 1 : -1
  const models = [predict, ...others].map((of) => ({ of, now: of(table) }))
  return movable
    .flatMap((feature): Shift[] => {
      const column = table.columns.find(({ name }) => name === feature)
      const quarters = column?.kind === 'number' ? quartersOf(column) : undefined
      if (column?.kind !== 'number' || !quarters) return []
      const { rows, low, usual, high } = quarters
      const meanAt = (value: number): number =>
        sign * mean(rows, predict(setTo(table, column, { rows, value })))
      const to = meanAt(low) > meanAt(high) ? low : high
      const moved = rows.filter((row) => (to === high ? column.values[row]! < to : column.values[row]! > to))
      const shifted = setTo(table, column, { rows: moved, value: to })
      const [gain = 0, ...gains] = models.map(({ of, now }) => {
        const after = of(shifted)
        return sign * (mean(moved, after) - mean(moved, now))
      })
      // Where models of other people do not agree that it helps, it is better not said.
      if (gains.some((other) => other <= 0)) return []
      const share = moved.length / table.rowCount
      return [{ feature, usual, to, moved: share, gain, low: Math.min(...gains), high: Math.max(...gains) }]
    })
    .toSorted((a, b) => b.gain * b.moved - a.gain * a.moved)
}

function quartersOf(column: NumberColumn) {
  const rows = [...column.values.keys()].filter((row) => !isMissing(column, row))
  if (rows.length < fewest) return undefined
  const sorted = rows.map((row) => column.values[row]!).toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!
  const [low, usual, high] = [at(0.25), at(0.5), at(0.75)]
  return low === high ? undefined : { rows, low, usual, high }
}

function setTo(
  table: Table,
  column: NumberColumn,
  { rows, value }: { readonly rows: readonly number[]; readonly value: number },
): Table {
  const values: (number | null)[] = Array.from(column.values, (own, row) =>
    isMissing(column, row) ? null : own,
  )
  for (const row of rows) values[row] = value
  const moved = withColumns(table, [numberColumn(column.name, values)])
  // Columns stay in their order, which models may rely on.
  return { rowCount: table.rowCount, columns: table.columns.map((each) => columnNamed(moved, each.name)) }
}

function mean(rows: readonly number[], values: Float64Array): number {
  return rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length
}
