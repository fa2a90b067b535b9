import { AppError } from '@cadre/core'
import {
  assertImportIs,
  editRow,
  namePeople,
  readEdits,
  readImport,
  readIssues,
  rowsWithIssues,
} from '@cadre/store'
import type { Import, Session } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { readChangedCells } from '../imports/changed-cells.ts'
import { folderOf } from '../imports/import-folder.ts'
import { readMissing } from '../imports/missing-people.ts'
import { withEdit } from '../imports/rows-of-sheet.ts'
import type { EditedRow } from '../imports/rows-of-sheet.ts'
import { openSheet } from '../imports/staged-sheet.ts'
import { spoolRows } from './spool-rows.ts'
import type { Cell } from './spool-rows.ts'

const idOf = ({ params }: Call): string => String(params['id'])

const shown = { rejected: ['error', 'question'], 'with issues': ['error', 'question', 'note'] } as const

/** A page of the grid: rows as they would be taken, with what is wrong with them. */
export async function handleListRows(call: Call): Promise<unknown> {
  const { session, query } = call
  const { limit, cursor, show } = query as {
    limit: number
    cursor?: string
    show: 'all' | keyof typeof shown
  }
  const found = await readImport(session, idOf(call))
  const after = cursor === undefined ? 0 : Number(decodeCursor(cursor)[0])
  const numbers =
    show === 'all'
      ? Array.from(
          { length: Math.max(0, Math.min(limit, found.rowCount - after)) },
          (_, index) => after + index + 1,
        )
      : await rowsWithIssues(session, found.id, { levels: shown[show], after, limit })
  const rows = await readRows(call, found, numbers)
  const issues = Map.groupBy(await readIssues(session, found.id, numbers), ({ row }) => row)
  const last = numbers.at(-1)
  session.note({
    act: 'read import rows',
    entity: 'import',
    subjects: [],
    detail: { id: found.id, rows: rows.length },
  })
  return {
    items: rows.map((row) => ({
      ...row,
      issues: (issues.get(row.row) ?? []).map(({ row: _row, ...issue }) => issue),
    })),
    nextCursor:
      last !== undefined && numbers.length === limit && last < found.rowCount
        ? encodeCursor([String(last)])
        : null,
  }
}

async function readRows(
  { session, context }: { session: Session; context: Call['context'] },
  found: Import,
  numbers: readonly number[],
): Promise<EditedRow[]> {
  if (numbers.length === 0) return []
  const sheet = await openSheet(folderOf(context.importFolder, found.id), found.rowCount)
  try {
    const edits = await readEdits(session, found.id, { from: numbers[0]!, to: numbers.at(-1)! })
    const byRow = new Map(edits.map((edit) => [edit.row, edit]))
    return numbers.flatMap((row) =>
      sheet.read(row, row).map((one) => withEdit(one, found.columns, byRow.get(row))),
    )
  } finally {
    sheet.close()
  }
}

/** What was read differently from what stands in the sheet, with some of the cells while the sheet is kept. */
export async function handleListChanges(call: Call): Promise<unknown> {
  const { session, context } = call
  const importId = idOf(call)
  const items = await readChangedCells(session, { folder: context.importFolder, importId })
  const rows = new Set(items.flatMap(({ examples }) => examples.map(({ row }) => row)))
  session.note({
    act: 'read import rows',
    entity: 'import',
    subjects: [],
    detail: { id: importId, rows: rows.size },
  })
  return { items }
}

/** Whom a snapshot does not hold, by name as far as the account reaches them. */
export async function handleListMissing(call: Call): Promise<unknown> {
  const { session, query } = call
  const { limit, cursor } = query as { limit: number; cursor?: string }
  const found = await readImport(session, idOf(call))
  const from = cursor === undefined ? 0 : Number(decodeCursor(cursor)[0])
  const ids = readMissing(folderOf(call.context.importFolder, found.id), { from, limit: limit + 1 })
  const items = await namePeople(session, ids.slice(0, limit))
  session.note({
    act: 'read',
    entity: 'person',
    subjects: items.map(({ id }) => id),
    detail: { missingFrom: found.id, records: items.length },
  })
  return { items, nextCursor: ids.length > limit ? encodeCursor([String(from + limit)]) : null }
}

export async function handleEditRow(call: Call): Promise<unknown> {
  const { session, params } = call
  const row = params['row'] as number
  const { cells, decision } = call.body as {
    cells: Record<string, string>
    decision: 'take' | 'leave out' | null
  }
  const found = await assertImportIs(session, idOf(call), ['read', 'mapped', 'checked'])
  const unknown = Object.keys(cells).find((column) => !found.columns.includes(column))
  if (unknown !== undefined)
    throw new AppError('column-unknown', `The sheet has no column "${unknown}".`, { column: unknown })
  if (row > found.rowCount) throw new AppError('record-missing', `The sheet has ${found.rowCount} rows.`)
  await editRow(session, found.id, { row, cells, decision })
  return { row }
}

/** Rejected rows that are held at once. */
const rejectedAtOnce = 2000

/** The rejected rows as they were, all of them, with the reasons in a column of their own that an import keeps aside. */
export async function handleRejectedRows(call: Call): Promise<unknown> {
  const found = await readImport(call.session, idOf(call))
  call.sendFile({ type: 'text/csv; charset=utf-8', name: `rejected-${found.id}.csv` })
  const header = [...found.columns, 'rejected because']
  const types = header.map(() => 'text' as const)
  return spoolRows(call, 'csv', { header, types, pages: rejectedPages(call, found) })
}

async function* rejectedPages(call: Call, found: Import): AsyncGenerator<Cell[][]> {
  const { session } = call
  let [after, count] = [0, 0]
  for (;;) {
    const numbers = await rowsWithIssues(session, found.id, {
      levels: shown.rejected,
      after,
      limit: rejectedAtOnce,
    })
    const rows = await readRows(call, found, numbers)
    const issues = Map.groupBy(await readIssues(session, found.id, numbers), ({ row }) => row)
    yield rows.map(({ row, cells }) => [...cells, reasonsOf(issues.get(row) ?? [])])
    count += rows.length
    after = numbers.at(-1) ?? after
    if (numbers.length < rejectedAtOnce) break
  }
  session.note({ act: 'export', entity: 'import', subjects: [], detail: { id: found.id, rows: count } })
}

function reasonsOf(issues: readonly { readonly column: string; readonly message: string }[]): string {
  return issues.map(({ column, message }) => (column === '' ? message : `${column}: ${message}`)).join(' ')
}
