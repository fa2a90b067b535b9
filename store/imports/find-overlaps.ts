import { keyedWish } from '@cadre/connect/records'
import type { RowIssue, RowReading } from '@cadre/connect/records'

/** Rows about one record of the organisation of which one says that it ends after another begins. */
export function findOverlaps(rows: readonly RowReading[]): RowIssue[] {
  const periods = rows
    .flatMap((reading) => {
      const wish = keyedWish(reading)
      return wish
        ? [{ row: reading.row, from: wish.from ?? reading.at, to: wish.to, columns: wish.columns }]
        : []
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.row - b.row))
  return periods.flatMap((period, at) => {
    const before = periods.slice(0, at).find(({ to }) => to !== undefined && to > period.from)
    return before ? [issueOf(period, before.row), issueOf(before, period.row)] : []
  })
}

interface Period {
  readonly row: number
  readonly columns: RowReading['wishes'][number]['columns']
}

function issueOf({ row, columns }: Period, other: number): RowIssue {
  const message = `The days of this row overlap with those of row ${other}. Mend the days of one of them.`
  const column = columns['validTo'] ?? columns['validFrom'] ?? ''
  return { row, column, code: 'periods_overlap', level: 'error', message }
}
