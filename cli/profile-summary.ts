import { isoDate } from '@cadre/lifecycle/ingest'
import type { DataProfile } from '@cadre/lifecycle/validate'
import { nameOption } from './name-option.ts'
import { textTable } from './text-table.ts'
import { bulletList, pageWidth } from './wrap-text.ts'

/** Longer names are cut, so that the table stays a table. */
const widestName = 32

const severities = ['serious', 'warning', 'note']

/** A file in a screenful: one line a column, then what to look at, the weightiest first. */
export function profileSummary(name: string, profile: DataProfile): string {
  const { rows, columns, qualityScore } = profile
  const table = textTable([['column', 'type', 'missing', 'distinct', 'about'], ...columns.map(columnLine)])
  const issues = profile.issues.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  )
  return [
    `${name}: ${rows} rows, ${columns.length} columns, quality ${Math.round(qualityScore)} of 100`,
    table
      .split('\n')
      .map((line) => cut(line, pageWidth()))
      .join('\n'),
    ...(issues.length > 0
      ? [`To look at:\n${bulletList(issues.map(({ message, option }) => nameOption(message, option)))}`]
      : []),
  ].join('\n\n')
}

function columnLine({
  name,
  type,
  missing,
  distinct,
  summary,
  top = [],
}: DataProfile['columns'][number]): (string | number)[] {
  const figure = type === 'date' ? isoDate : short
  const about = summary
    ? `${figure(summary.min)} to ${figure(summary.max)}, median ${figure(summary.median)}`
    : top
        .slice(0, 3)
        .map(({ value, count }) => `${value} (${count})`)
        .join(', ')
  return [cut(name, widestName), type, missing, distinct, about.replace(/\s+/g, ' ')]
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}
