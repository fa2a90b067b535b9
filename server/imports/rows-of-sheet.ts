import { readEdits } from '@cadre/store'
import type { RowEdit, Session } from '@cadre/store'
import type { SheetRow, StagedSheet } from './staged-sheet.ts'

/** A row with what a person said about it: mended cells are in their places. */
export interface EditedRow extends SheetRow {
  readonly decision: RowEdit['decision']
}

/** The rows of a sheet as they are to be taken. */
export interface RowsOfSheet {
  readonly rowCount: number
  readonly read: (from: number, to: number) => Promise<readonly EditedRow[]>
}

type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

/** Lays what was edited over a staged sheet. All edits are read once: people mend some rows, never a million. */
export async function editedRows(
  sheet: StagedSheet,
  {
    importId,
    columns,
    enter,
  }: { readonly importId: string; readonly columns: readonly string[]; readonly enter: Enter },
): Promise<RowsOfSheet> {
  const edits = new Map(
    (await enter((session) => readEdits(session, importId, { from: 1, to: sheet.rowCount }))).map((edit) => [
      edit.row,
      edit,
    ]),
  )
  return {
    rowCount: sheet.rowCount,
    read: async (from, to) => sheet.read(from, to).map((row) => withEdit(row, columns, edits.get(row.row))),
  }
}

/** A row with its cells mended. */
export function withEdit(row: SheetRow, columns: readonly string[], edit: RowEdit | undefined): EditedRow {
  if (!edit) return { ...row, decision: null }
  return {
    row: row.row,
    cells: row.cells.map((cell, index) => edit.cells[columns[index]!] ?? cell),
    decision: edit.decision,
  }
}
