import { AppError } from '@cadre/core'
import { openFile } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { labelsOf, numbersOf, overNormal } from '@cadre/lifecycle/bottleneck'
import type { ProductivityRows } from '@cadre/lifecycle/bottleneck'
import { readTable } from '@cadre/lifecycle/ingest'
import { numberPeople } from '@cadre/lifecycle/person-days'
import { columnNamed, isMissing, selectColumns, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'

/** Which column of a file is what. */
export interface TeamColumns {
  readonly measure: string
  readonly against?: string
  readonly family?: string
  readonly time: string
  readonly unit?: string
  readonly headcount?: string
  readonly person?: string
  readonly themes: Readonly<Record<string, readonly string[]>>
}

interface TeamFile {
  readonly path: string
  readonly readAs: OpenFileOptions
  readonly signal: AbortSignal
}

/** Reads rows of teams or people with what was done on their day. Throws AppError as reading does, and `usage`. */
export async function readTeamFile(
  { path, readAs, signal }: TeamFile,
  { measure, against, family, time, unit, headcount, person, themes }: TeamColumns,
): Promise<ProductivityRows> {
  const source = await openFile(path, readAs)
  const features = Object.values(themes).flat()
  const named = [measure, against, family, time, unit, headcount, person].filter((name) => name !== undefined)
  const both = features.find((name) => name === measure || name === against)
  if (both !== undefined)
    throw new AppError(
      'usage',
      `"${both}" is what is explained; it cannot explain it. Leave it out of --theme.`,
    )
  const { table } = await readTable(source, { columns: [...new Set([...named, ...features])], signal })
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
  const taken = takeRows(selectColumns(table, [...new Set(features)]), kept)
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
      headcount: Float64Array.from(kept, (row) => counts?.[row] ?? 1),
    },
  }
}

function numberColumnOf(table: Table, name: string): Float64Array {
  if (columnNamed(table, name).kind === 'number') return numbersOf(table, name)
  throw new AppError('usage', `"${name}" is no column of numbers; it has to be one here.`, { column: name })
}

function daysOf(table: Table, name: string): Float64Array {
  const column = columnNamed(table, name)
  if (column.kind !== 'date')
    throw new AppError('usage', `"${name}" is no column of dates; name the one with the day by --time.`, {
      column: name,
    })
  return Float64Array.from(column.days, (day, row) => (isMissing(column, row) ? Number.NaN : Math.floor(day)))
}
