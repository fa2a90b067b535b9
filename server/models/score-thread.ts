import { openFile } from '@cadre/connect/files'
import { cellValue, columnNamed, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { readTableAs } from '@cadre/lifecycle/ingest'
import { openBundle } from '@cadre/lifecycle/register'
import { scoreRows } from '@cadre/lifecycle/serve'
import type { ScoredInput } from '@cadre/lifecycle/serve'
import { answerFromThread } from './answer-from-thread.ts'

/** What a thread needs to score the rows of the last day in a data set on its own. */
export interface ScoreTask {
  readonly bundle: ReadonlyMap<string, Uint8Array>
  /** The file with the rows, and what they are called. */
  readonly path: string
  readonly name: string
  /** The column with the id of whom a row is about, and the one with its day; without it all rows are of one day. */
  readonly subject: string
  readonly day: string | null
  readonly reasons: number
}

/** What came of one row. */
export interface ScoredRow {
  readonly subjectId: string
  readonly day: string | null
  readonly scored: ScoredInput
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>
}

await answerFromThread<ScoreTask, ScoredRow[]>(async (task, { signal }) => {
  const bundle = openBundle('the version', task.bundle)
  const source = { ...(await openFile(task.path)), name: task.name }
  const { schema } = bundle.pipeline
  const names = [task.subject, ...(task.day === null ? [] : [task.day])].map((name) => ({
    kind: 'text' as const,
    name,
    missing: [],
  }))
  const extra = names.filter(({ name }) => !schema.some((column) => column.name === name))
  const rows: ScoredRow[] = []
  let last: string | null = null
  for await (const { table: part } of readTableAs(source, [...schema, ...extra], { signal }).parts()) {
    const days = task.day === null ? undefined : daysIn(part, task.day)
    const newest: string | null = days?.reduce((day, one) => (one > day ? one : day), last ?? '') || null
    // Whoever was scored so far was scored as of an earlier day.
    if (newest !== last) rows.length = 0
    last = newest
    const table = last === null ? part : takeRows(part, rowsOfDay(days!, last))
    const scored = await scoreRows(bundle, table, { reasons: task.reasons, signal })
    const columns = new Map(table.columns.map((column) => [column.name, column]))
    const at = (name: string, row: number): string | number | boolean | null =>
      cellValue(columns.get(name)!, row) ?? null
    for (let row = 0; row < table.rowCount; row++)
      rows.push({
        subjectId: String(at(task.subject, row)),
        day: last,
        scored: scored[row]!,
        inputs: Object.fromEntries(schema.map(({ name }) => [name, at(name, row)])),
      })
  }
  return rows
})

/** The day of each row; nothing where it has none. */
function daysIn(table: Table, name: string): string[] {
  const column = columnNamed(table, name)
  return Array.from({ length: table.rowCount }, (_, row) => String(cellValue(column, row) ?? '').slice(0, 10))
}

function rowsOfDay(days: readonly string[], day: string): number[] {
  return [...days.keys()].filter((row) => days[row] === day)
}
