import type { Table } from '@cadre/learn/table'
import type { SourceNote } from '../ingest/source.ts'
import { columnIssues } from './column-issues.ts'
import { columnTwins } from './column-twins.ts'
import { profileColumn } from './profile-column.ts'
import type { ColumnProfile, DataProfile, ProfileIssue } from './profile.ts'
import { qualityScore } from './quality-score.ts'
import { hashRows } from './row-hashes.ts'
import { forEachRepeat } from './same-hash.ts'

export interface ProfileOptions {
  /** The target's name: rows without it are a serious issue. */
  readonly target?: string | undefined
  /** What the reader guessed or mended; told along with the issues. */
  readonly notes?: readonly SourceNote[]
  readonly now?: () => number
}

/**
 * The data-quality profile of a table: what each column holds, what is odd about it, and a score whose parts are
 * listed in `scoreRules`. Takes time about linear in cells (each number column is sorted once).
 */
export function profileTable(
  table: Table,
  { target, notes = [], now = Date.now }: ProfileOptions = {},
): DataProfile {
  const today = Math.floor(now() / 86_400_000)
  const profiled = table.columns.map(profileColumn)
  const columns = profiled.map(({ profile }) => profile)
  const duplicateRows = countDuplicates(table)
  const issues = [
    ...notes.map(noteAsIssue),
    ...targetIssues(columns, target),
    ...duplicateIssues(duplicateRows, table.rowCount),
    ...profiled.flatMap((each) => columnIssues(each, { today })),
    ...twinIssues(table, columns),
  ].sort((a, b) => severityRank[b.severity] - severityRank[a.severity])
  const facts = { rows: table.rowCount, duplicateRows, columns, issues }
  return { ...facts, ...qualityScore(facts) }
}

const severityRank: Readonly<Record<ProfileIssue['severity'], number>> = { note: 0, warning: 1, serious: 2 }

function countDuplicates(table: Table): number {
  if (table.columns.length === 0) return 0
  let count = 0
  forEachRepeat(hashRows(table), () => count++)
  return count
}

function noteAsIssue(note: SourceNote): ProfileIssue {
  return { ...note, severity: 'note' }
}

function targetIssues(columns: readonly ColumnProfile[], target: string | undefined): ProfileIssue[] {
  const profile = columns.find(({ name }) => name === target)
  if (!profile || profile.missing === 0) return []
  const message = `The target "${profile.name}" is missing in ${profile.missing} rows, from which nothing can be learned.`
  return [{ code: 'target-missing', column: profile.name, severity: 'serious', message }]
}

function duplicateIssues(duplicateRows: number, rows: number): ProfileIssue[] {
  if (duplicateRows === 0) return []
  const message = `${duplicateRows} of ${rows} rows repeat an earlier row. They are kept together, so that no model is judged on rows it has seen.`
  return [{ code: 'duplicate-rows', severity: duplicateRows > 0.05 * rows ? 'warning' : 'note', message }]
}

function twinIssues(table: Table, columns: readonly ColumnProfile[]): ProfileIssue[] {
  const distinct = new Map(columns.map(({ name, distinct: count }) => [name, count]))
  return columnTwins(table, distinct).map(({ column, twin, how }) => ({
    code: 'same-information',
    column: twin,
    severity: 'note',
    message: `"${twin}" says the same as "${column}": ${how === 'in step' ? 'they move in step' : 'they part the rows alike'}.`,
  }))
}
