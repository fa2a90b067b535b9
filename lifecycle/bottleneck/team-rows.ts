import { AppError } from '@cadre/core'
import { columnNamed, isMissing, selectColumns, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { numberPeople } from '../person-days/index.ts'
import { overNormal } from './over-normal.ts'
import { labelsOf, numbersOf } from './productivity-rows.ts'
import type { ProductivityRows } from './productivity-rows.ts'

/** Which column of a table is what. */
export interface TeamColumns {
  /** What was done, and what was aimed at where there is a target. */
  readonly measure: string
  readonly against?: string | undefined
  /** Kind of work, so that each is compared with its own. */
  readonly family?: string | undefined
  readonly time: string
  readonly unit?: string | undefined
  readonly headcount?: string | undefined
  readonly person?: string | undefined
  /** What may hold back: themes and their columns. */
  readonly themes: Readonly<Record<string, readonly string[]>>
}

/** Columns that are read. Throws `usage` where what is explained is among what explains. */
export function columnsOfTeams({
  measure,
  against,
  family,
  time,
  unit,
  headcount,
  person,
  themes,
}: TeamColumns): string[] {
  const named = [measure, against, family, time, unit, headcount, person]
  const features = Object.values(themes).flat()
  const both = features.find((name) => name === measure || name === against)
  if (both !== undefined)
    throw new AppError(
      'usage',
      `"${both}" is what is explained; it cannot explain it. Leave it out of the themes.`,
    )
  return [...new Set([...named.filter((name) => name !== undefined), ...features])]
}

/** Rows of teams or people with what was done on their day. Throws `usage` on a column of another kind. */
export function teamRows(
  table: Table,
  { measure, against, family, time, unit, headcount, person, themes }: TeamColumns,
): ProductivityRows {
  const days = daysOf(table, time)
  const done = numberColumnOf(table, measure)
  const aimed = against === undefined ? undefined : numberColumnOf(table, against)
  const labels = family === undefined ? Array.from(done, () => '') : labelsOf(table, family)
  const outcome = overNormal(
    done.map((value, row) => (aimed ? value / aimed[row]! : value)),
    // One normal for all days: what moves from day to day is what is asked about.
    { family: labels, period: new Float64Array(done.length) },
  )
  const kept = [...outcome.keys()].filter(
    (row) => Number.isFinite(outcome[row]!) && Number.isFinite(days[row]!),
  )
  const taken = takeRows(selectColumns(table, [...new Set(Object.values(themes).flat())]), kept)
  const since = Float64Array.from(kept, (row) => days[row]!)
  const counts = headcount === undefined ? undefined : numberColumnOf(table, headcount)
  const persons = person === undefined ? undefined : labelsOf(table, person)
  const units = unit === undefined ? undefined : labelsOf(table, unit)
  return {
    table: taken,
    outcome: Float64Array.from(kept, (row) => outcome[row]!),
    before: new Float64Array(kept.length).fill(Number.NaN),
    since,
    knownOn: since,
    people: numberPeople(kept.map((row) => persons?.[row] ?? `row ${row}`)),
    present: {
      table: taken,
      level: Float64Array.from(kept, (row) => outcome[row]!),
      personIds: [],
      units: kept.map((row) => units?.[row]),
      headcount: Float64Array.from(kept, (row) => (counts ? known(counts[row]!) : 1)),
      isOfTeams: counts !== undefined,
    },
  }
}

/** A team of which it is not known how many are in it may be one person. */
const known = (count: number): number => (Number.isFinite(count) ? count : 0)

function numberColumnOf(table: Table, name: string): Float64Array {
  if (columnNamed(table, name).kind === 'number') return numbersOf(table, name)
  throw new AppError('usage', `"${name}" is no column of numbers; it has to be one here.`, { column: name })
}

function daysOf(table: Table, name: string): Float64Array {
  const column = columnNamed(table, name)
  if (column.kind !== 'date')
    throw new AppError('usage', `"${name}" is no column of dates; name the one that holds the day.`, {
      column: name,
    })
  return Float64Array.from(column.days, (day, row) => (isMissing(column, row) ? Number.NaN : Math.floor(day)))
}
