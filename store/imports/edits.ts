import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** What a person says about one row of a sheet. */
export interface RowEdit {
  readonly row: number
  /** Cells that were mended, by column. */
  readonly cells: Readonly<Record<string, string>>
  readonly decision: 'take' | 'leave out' | null
}

const placeOf = (importId: string, row: number) => ({
  table: 'imports.edit',
  column: 'sealed',
  rowId: `${importId}/${row}`,
})

/** Mends cells of a row, or decides on it; what was mended before stays. */
export async function editRow(session: Session, importId: string, edit: RowEdit): Promise<void> {
  const { trx, cipher, errand } = session
  const [before] = await readEdits(session, importId, { from: edit.row, to: edit.row })
  const cells = { ...before?.cells, ...edit.cells }
  const sealed =
    Object.keys(cells).length > 0 ? cipher.seal(JSON.stringify(cells), placeOf(importId, edit.row)) : null
  await sql`insert into imports.edit (import_id, row_number, sealed, decision, changed_at)
    values (${importId}, ${edit.row}, ${sealed}, ${edit.decision}, ${errand.now})
    on conflict (import_id, row_number) do update
    set sealed = excluded.sealed, decision = excluded.decision, changed_at = excluded.changed_at`.execute(trx)
  session.note({
    act: 'mend import row',
    entity: 'import',
    subjects: [],
    detail: { id: importId, row: edit.row, columns: Object.keys(edit.cells) },
  })
}

/** What was said about rows from one to another, both included, in order. */
export async function readEdits(
  { trx, cipher }: Session,
  importId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<RowEdit[]> {
  const { rows } = await sql<{ row: number; sealed: Buffer | null; decision: RowEdit['decision'] }>`
    select row_number::float8 as row, sealed, decision from imports.edit
    where import_id = ${importId} and row_number between ${from} and ${to} order by row_number`.execute(trx)
  return rows.map(({ row, sealed, decision }) => ({
    row,
    decision,
    cells:
      sealed === null
        ? {}
        : (JSON.parse(cipher.open(sealed, placeOf(importId, row))) as Record<string, string>),
  }))
}
