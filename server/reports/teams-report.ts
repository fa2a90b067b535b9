import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { openFile } from '@cadre/connect/files'
import { columnsOfTeams, teamRows } from '@cadre/lifecycle/bottleneck'
import type { TeamColumns } from '@cadre/lifecycle/bottleneck'
import { isoDate, readTable } from '@cadre/lifecycle/ingest'
import { openSet } from '@cadre/store/lake'
import type { JobWork } from '../jobs/define-job.ts'
import { isBrought } from '../models/add-table.ts'
import type { Found } from './found.ts'
import { inStudyThread } from './in-study-thread.ts'
import { methodOf } from './productivity-report.ts'

export interface TeamsAsked extends TeamColumns {
  /** A file that was brought to the lake: `tables/NAME`. */
  readonly dataSet: string
  readonly unit: string
  readonly headcount: string
  /** Columns of the themes of which nothing is told of moving them. */
  readonly fixed: readonly string[]
}

type Work = JobWork<unknown>

/** Names of teams that are told have at most as many characters. */
const longestName = 60

/** Where teams do less than is usual for them all, and what goes with it, from a table that was brought. Throws as the study, and `usage`. */
export async function teamsReport(work: Work, asked: TeamsAsked, today: CivilDate): Promise<Found<'teams'>> {
  const { dataSet, fixed, ...columns } = asked
  if (!isBrought(dataSet))
    throw new AppError('usage', `"${dataSet}" is no file that was brought. Name one such as tables/lines.`)
  const { path, manifest, content } = await openSet(work.context.lake, dataSet, { purpose: 'planning' })
  const wanted = columnsOfTeams(columns)
  const unknown = wanted.find((name) => content.columns.every((column) => column.name !== name))
  if (unknown !== undefined)
    throw new AppError('column-unknown', `"${dataSet}" has no column "${unknown}".`, { column: unknown })
  const { signal } = work
  const { table } = await readTable(await openFile(path), { columns: wanted, signal })
  const rows = teamRows(table, columns)
  const movable = Object.values(asked.themes)
    .flat()
    .filter((name) => !fixed.includes(name))
  const found = await inStudyThread(work, 'teams', { rows, themes: asked.themes, movable })
  const last = isoDate(rows.since.reduce((latest, day) => Math.max(latest, day), -Infinity))
  const themes = Object.fromEntries(Object.keys(asked.themes).map((theme) => [theme, 0]))
  const told = { low: null, high: null }
  const { units, people, level } = found.map
  return {
    asOf: last < today ? last : today,
    data: { name: manifest.name, hash: manifest.hash },
    method: methodOf(found),
    parts: [
      ...(units.length === 0
        ? []
        : [{ about: 'everybody' as const, name: '', people, value: level, ...told, figures: { themes } }]),
      ...units.map((unit) => ({
        about: 'team' as const,
        name: unit.unit.slice(0, longestName),
        people: unit.people,
        value: unit.level,
        ...told,
        figures: { themes: { ...unit.themes } },
      })),
    ],
  }
}
