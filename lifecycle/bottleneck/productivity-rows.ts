import { cellValue, columnNamed, dropColumns, isMissing, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { dayNumber, numberPeople } from '../person-days/index.ts'
import type { PersonDays } from '../person-days/index.ts'
import { normalsOf, overNormal } from './over-normal.ts'

/** Rows with what was done after them, over what is normal. */
export interface ProductivityRows {
  /** What may hold back or help. */
  readonly table: Table
  /** Shares above or below normal. */
  readonly outcome: Float64Array
  /** The same before the row's day; NaN where it is not known. */
  readonly before: Float64Array
  readonly since: Float64Array
  /** When the outcome was known. */
  readonly knownOn: Float64Array
  /** One number for each person, or team. */
  readonly people: Int32Array
  /** Who is looked at now. */
  readonly present: {
    readonly table: Table
    readonly level: Float64Array
    /** Who it is; empty where rows are of teams. */
    readonly personIds: readonly string[]
    /** Unit of each row, for what is told of units. */
    readonly units: readonly (string | undefined)[]
    /** People that each row is of. */
    readonly headcount: Float64Array
    /** Rows are of teams, the same people again and again, though each be of one. */
    readonly isOfTeams?: boolean
  }
}

interface Following {
  readonly productivity: string
  readonly family: string
  /** Unit of a person on the last day. */
  readonly unitOf: (personId: string) => string | undefined
}

/** Follows each row to the productivity of the person's next look; rows without one are left out. */
export function followProductivity(
  rows: PersonDays,
  { productivity, family, unitOf }: Following,
): ProductivityRows {
  const since = Float64Array.from(rows.days, dayNumber)
  const level = overNormal(numbersOf(rows.table, productivity), {
    family: labelsOf(rows.table, family),
    period: since,
  })
  const days = [...new Set(rows.days)].toSorted()
  const nextDay = new Map(days.map((day, at) => [day, days[at + 1]]))
  const rowAt = new Map(rows.personIds.map((personId, row) => [`${personId} ${rows.days[row]}`, row]))
  const nextOf = (row: number): number | undefined =>
    rowAt.get(`${rows.personIds[row]} ${nextDay.get(rows.days[row]!)}`)
  const outcomeOf = (row: number): number => level[nextOf(row) ?? -1] ?? Number.NaN
  const kept = [...since.keys()].filter((row) => Number.isFinite(outcomeOf(row)))
  const present = [...since.keys()].filter((row) => rows.days[row] === days.at(-1))
  const table = dropColumns(rows.table, [productivity, family])
  return {
    table: takeRows(table, kept),
    outcome: Float64Array.from(kept, outcomeOf),
    before: Float64Array.from(kept, (row) => level[row]!),
    since: Float64Array.from(kept, (row) => since[row]!),
    knownOn: Float64Array.from(kept, (row) => since[nextOf(row)!]!),
    people: numberPeople(kept.map((row) => rows.personIds[row]!)),
    present: {
      table: takeRows(table, present),
      level: Float64Array.from(present, (row) => level[row]!),
      personIds: present.map((row) => rows.personIds[row]!),
      units: present.map((row) => unitOf(rows.personIds[row]!)),
      headcount: new Float64Array(present.length).fill(1),
    },
  }
}

/** What is normal for each kind of work on the last day of some rows; kinds of which too few figures are known are left out. */
export function normalsOnLastDay(
  { table, days }: PersonDays,
  { productivity, family }: Pick<Following, 'productivity' | 'family'>,
): Record<string, number> {
  const families = labelsOf(table, family)
  const period = Float64Array.from(days, dayNumber)
  const normalOf = normalsOf(numbersOf(table, productivity), { family: families, period })
  const last = period.reduce((latest, day) => Math.max(latest, day), -Infinity)
  const kinds = [...new Set(families)].filter((kind) => kind !== undefined).toSorted()
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const normal = normalOf(kind, last)
      return normal === undefined ? [] : [[kind, normal]]
    }),
  )
}

/** Numbers of a column, NaN where missing. */
export function numbersOf(table: Table, name: string): Float64Array {
  const column = columnNamed(table, name)
  if (column.kind !== 'number') throw new Error(`${name} is no number`)
  return Float64Array.from(column.values, (value, row) => (isMissing(column, row) ? Number.NaN : value))
}

/** What stands in a column, as text. */
export function labelsOf(table: Table, name: string): (string | undefined)[] {
  const column = columnNamed(table, name)
  return Array.from({ length: table.rowCount }, (_, row) =>
    isMissing(column, row) ? undefined : String(cellValue(column, row)).trim(),
  )
}
