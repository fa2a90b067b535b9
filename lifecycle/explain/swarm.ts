import type { Attribution } from '@cadre/learn'
import { columnNamed, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { minimumCounts } from '@cadre/people'
import type { Swarm, SwarmDot } from '../study/study-result.ts'

const bins = 24

type Third = SwarmDot['value']

/**
 * How far each of some columns moves single rows, and whether its low or its high values do: rows of like value and like
 * contribution together, of five people or more where `groups` says whose each is. Of models with one output.
 */
export function swarmOf(
  { table, groups }: { readonly table: Table; readonly groups: Int32Array },
  attribution: Attribution,
  columns: readonly string[],
): Swarm | undefined {
  const { base, names, values } = attribution
  if (base.length !== 1 || table.rowCount < minimumCounts.disclosureMinimum) return undefined
  const moved = columns.map((column) => {
    const index = names.indexOf(column)
    return {
      column,
      contributions: Float64Array.from(
        { length: table.rowCount },
        (_, row) => values[row * names.length + index]!,
      ),
    }
  })
  const ends = moved.flatMap(({ contributions }) => [...contributions])
  const width =
    (ends.reduce((a, b) => Math.max(a, b), -Infinity) - ends.reduce((a, b) => Math.min(a, b), Infinity)) /
    bins
  if (!(width > 0)) return undefined
  return {
    rows: table.rowCount,
    columns: moved.map(({ column, contributions }) => ({
      column,
      dots: dotsOf(
        thirdsOf(columnNamed(table, column), table.rowCount).map((value, row) => ({
          value,
          contribution: contributions[row]!,
          group: groups[row]!,
        })),
        width,
      ),
    })),
  }
}

interface Row {
  readonly value: Third
  readonly contribution: number
  /** Whose row it is. */
  readonly group: number
}

function dotsOf(rows: readonly Row[], width: number): SwarmDot[] {
  return [...Map.groupBy(rows, ({ value }) => value)].flatMap(([value, same]) =>
    inRuns(
      same.toSorted((a, b) => a.contribution - b.contribution),
      width,
    ).map((run) => ({
      value,
      contribution: run.reduce((sum, { contribution }) => sum + contribution, 0) / run.length,
      count: run.length,
    })),
  )
}

/** Runs of rows sorted by contribution, no wider than a bin where that leaves enough people; the last few join those before. */
function inRuns(sorted: readonly Row[], width: number): Row[][] {
  const runs: Row[][] = []
  for (const row of sorted) {
    const last = runs.at(-1)
    if (last && (!isMany(last) || row.contribution - last[0]!.contribution < width)) last.push(row)
    else runs.push([row])
  }
  const rest = runs.at(-1)
  if (!rest || isMany(rest)) return runs
  const before = runs.at(-2)
  // So few in all say nothing.
  if (!before) return []
  return [...runs.slice(0, -2), [...before, ...rest]]
}

const isMany = (rows: readonly Row[]): boolean =>
  new Set(rows.map(({ group }) => group)).size >= minimumCounts.disclosureMinimum

/** Whether each value is among the lower or the higher third of those known; labels have no order. */
function thirdsOf(column: Column, rowCount: number): Third[] {
  const rows =
    column.kind === 'date'
      ? column.days
      : column.kind === 'number' || column.kind === 'boolean'
        ? column.values
        : undefined
  const all = Array.from({ length: rowCount }, (_, row) => row)
  if (!rows) return all.map(() => 'any')
  const known = all
    .filter((row) => !isMissing(column, row))
    .map((row) => Number(rows[row]))
    .toSorted((a, b) => a - b)
  const [low = 0, high = 0] = [known[Math.floor(known.length / 3)], known[Math.floor((2 * known.length) / 3)]]
  // Where more than a third have one value it is the middle, unless it is the lowest or the highest itself: no and yes.
  const isEven = low === high && low !== known[0] && high !== known.at(-1)
  return all.map((row) => {
    if (isMissing(column, row)) return 'any'
    const value = Number(rows[row])
    if (isEven && value === low) return 'middle'
    if (low === high && value === high && high === known.at(-1)) return 'high'
    return value <= low ? 'low' : value >= high ? 'high' : 'middle'
  })
}
