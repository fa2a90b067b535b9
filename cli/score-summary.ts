import { furtherLabels } from '@cadre/lifecycle/ingest'
import type { ReadingReport } from '@cadre/lifecycle/ingest'
import { noticeText } from './model-notice.ts'
import type { ModelNotice } from './model-notice.ts'
import { bulletList, wrapText } from './wrap-text.ts'

/** Labels of one column that training never saw. */
interface UnknownLabels {
  readonly column: string
  readonly rows: number
  /** Distinct ones; when there are very many, those that were told apart. */
  readonly labels: number
  /** The most frequent ones. */
  readonly examples: readonly { readonly level: string; readonly count: number }[]
}

interface ScoreSummary extends ModelNotice {
  readonly rows: number
  readonly out: string
  readonly target: string
  readonly issues: ReadingReport['issueCounts']
  readonly unknownLevels: readonly UnknownLabels[]
  readonly unusedColumns: readonly string[]
  readonly seconds: number
}

const examplesKept = 20

/** By column, so that a column of a million new labels is one line. */
export function summariseUnknownLevels(levels: ReadingReport['unknownLevels']): UnknownLabels[] {
  const columns = [...new Set(levels.map(({ column }) => column))]
  return columns.map((column) => {
    const found = levels.filter((entry) => entry.column === column)
    const told = found.filter(({ level }) => level !== furtherLabels)
    return {
      column,
      rows: found.reduce((sum, { count }) => sum + count, 0),
      labels: told.length,
      examples: told
        .toSorted((a, b) => b.count - a.count)
        .slice(0, examplesKept)
        .map(({ level, count }) => ({ level, count })),
    }
  })
}

/** What was done, what did not fit, and what must not be done with it. */
export function scoreSummary({
  rows,
  out,
  target,
  issues,
  unknownLevels,
  unusedColumns,
  seconds,
  ...notice
}: ScoreSummary): string {
  const notes = [
    ...issues.map(
      ({ column, code, count, firstRow, example }) =>
        `"${column}": ${counted(count, 'cell counts', 'cells count')} as missing (${code}; first "${example}" in data row ${firstRow}).`,
    ),
    ...unknownLevels.map(unknownText),
    ...(unusedColumns.length > 0 ? [`Not read: ${listed(unusedColumns, 12)}.`] : []),
  ]
  return [
    wrapText(`${counted(rows, 'row', 'rows')} scored for ${target} in ${seconds.toFixed(1)} s: ${out}`),
    ...(notes.length > 0 ? [bulletList(notes)] : []),
    noticeText(notice),
  ].join('\n\n')
}

function unknownText({ column, rows, labels, examples }: UnknownLabels): string {
  const named = examples.map(({ level, count }) => `"${level}" (${count})`)
  return `"${column}": ${counted(labels, 'label', 'labels')} that training never saw, in ${counted(rows, 'row', 'rows')}: ${listed(named, 5, labels)}.`
}

function listed(names: readonly string[], most: number, total = names.length): string {
  const shown = names.slice(0, most)
  return total > shown.length ? `${shown.join(', ')} and ${total - shown.length} more` : shown.join(', ')
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`
}
