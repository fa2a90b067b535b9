/** One cell that could not be taken as it is; it was read as missing unless the code says otherwise. */
export interface CellIssue {
  readonly code:
    | 'not-a-number'
    | 'infinite'
    | 'not-a-date'
    | 'date-out-of-range'
    | 'date-outlier'
    | 'not-yes-or-no'
  readonly column: string
  /** Data row, counted from 1. */
  readonly row: number
  /** The cell as written, cut after 80 signs. */
  readonly value: string
  /** What the column holds: "a number", "a date (day/month/year)". */
  readonly expected: string
}

const keptPerColumn = 20

/** Gathers issues: the first of each column and code are kept, all are counted. */
export class CellIssues {
  /** The first twenty of each column and code. */
  readonly kept: CellIssue[] = []
  /** All of them, by column and code. */
  readonly counts: {
    column: string
    code: CellIssue['code']
    count: number
    firstRow: number
    example: string
  }[] = []

  add(issue: CellIssue): void {
    const { column, code, row } = issue
    const value = issue.value.length > 80 ? `${issue.value.slice(0, 80)}…` : issue.value
    let entry = this.counts.find((candidate) => candidate.column === column && candidate.code === code)
    if (!entry) {
      entry = { column, code, count: 0, firstRow: row, example: value }
      this.counts.push(entry)
    }
    entry.count++
    if (entry.count <= keptPerColumn) this.kept.push({ ...issue, value })
  }
}
