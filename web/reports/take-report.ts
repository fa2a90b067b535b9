import { csvOf } from '../parts/csv-of.ts'
import { offerFile } from '../parts/offer-file.ts'
import type { Part, Report } from './report-queries.ts'

type Cell = string | number | null

/** Gives the reader what they were told as a file: a line for each part of the people, with the day it is of. */
export function takeReport(report: Report, nameOf: (part: Part) => string): void {
  const parts: readonly Part[] = report.parts
  const more = [...new Set(parts.flatMap((part) => Object.keys(moreOf(part))))]
  const head = ['report', 'as_of', 'made_at', 'about', 'name', 'people', 'value', 'low', 'high', ...more]
  const lines = parts.map((part): Cell[] => {
    const own = moreOf(part)
    const { about, people, value, low, high } = part
    return [
      report.kind,
      report.asOf,
      report.madeAt,
      about,
      nameOf(part),
      people,
      value,
      low,
      high,
      ...more.map((name) => own[name] ?? null),
    ]
  })
  offerFile(`${report.kind}-${report.asOf}.csv`, new Blob([csvOf([head, ...lines])], { type: 'text/csv' }))
}

function moreOf({ figures }: Part): Readonly<Record<string, number | null>> {
  if ('strained' in figures) return { strained: figures.strained, ...figures.parts }
  if ('themes' in figures) return figures.themes
  return Object.fromEntries(
    figures.bands.flatMap(({ band, people, expected }) => [
      [`${band}_people`, people],
      [`${band}_expected`, expected],
    ]),
  )
}
