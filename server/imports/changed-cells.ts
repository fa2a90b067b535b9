import { createRowReader } from '@cadre/connect/records'
import type { CellChange, ChangeCount } from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import { readEdits, readImport, readImportTargets, readQuality } from '@cadre/store'
import type { Session } from '@cadre/store'
import { folderOf } from './import-folder.ts'
import { withEdit } from './rows-of-sheet.ts'
import { openSheet } from './staged-sheet.ts'
import type { StagedSheet } from './staged-sheet.ts'

/** A way in which cells of a column were read differently from what stands in them, with some of them. */
export interface ChangedCells extends Omit<ChangeCount, 'rows'> {
  readonly target: string | null
  readonly examples: readonly (Pick<CellChange, 'before' | 'after'> & { readonly row: number })[]
}

interface Place {
  /** The folder of all imports. */
  readonly folder: string
  readonly importId: string
}

/**
 * What a checked import read differently, most frequent first. Only counts and numbers of rows are kept with it: examples
 * are read from the sheet anew while it is there, and of protected attributes there are none.
 */
export async function readChangedCells(
  session: Session,
  { folder, importId }: Place,
): Promise<readonly ChangedCells[]> {
  const { columns, mapping, rowCount } = await readImport(session, importId)
  const quality = await readQuality(session, importId)
  if (!quality || !mapping) return []
  const targetOf = new Map(mapping.columns.map(({ column, to }) => [column, to]))
  const sheet = await openSheet(folderOf(folder, importId), rowCount).catch(() => undefined)
  try {
    const changesIn = sheet && (await rowsOf(session, { importId, sheet, columns, mapping }))
    return quality.changes.map(({ rows, ...change }) => {
      const target = targetOf.get(change.column) ?? null
      const examples = rows.flatMap((row) => {
        if (target === null || isProtected(target)) return []
        const found = changesIn?.(row).find((one) => one.column === change.column && one.kind === change.kind)
        return found ? [{ row, before: found.before, after: found.after }] : []
      })
      return { ...change, target, examples }
    })
  } finally {
    sheet?.close()
  }
}

const isProtected = (target: string): boolean => {
  const [kind = ''] = target.split('.')
  return kind !== 'row' && entityNamed(kind).dataClass === 'protected'
}

interface OpenRows extends Pick<Awaited<ReturnType<typeof readImport>>, 'columns'> {
  readonly importId: string
  readonly sheet: StagedSheet
  readonly mapping: Parameters<typeof createRowReader>[1]
}

/** Reads a row as the check has read it, and gives what it read differently. */
async function rowsOf(
  session: Session,
  { importId, sheet, columns, mapping }: OpenRows,
): Promise<(row: number) => readonly CellChange[]> {
  const targets = await readImportTargets(session)
  const reader = createRowReader(columns, mapping, {
    checkValue: () => undefined,
    targets,
    tellsChanges: true,
  })
  const edits = await readEdits(session, importId, { from: 1, to: sheet.rowCount })
  const byRow = new Map(edits.map((edit) => [edit.row, edit]))
  const known = new Map<number, readonly CellChange[]>()
  return (row) => {
    let changes = known.get(row)
    if (!changes) {
      const [found] = sheet.read(row, row)
      changes = found ? (reader.read(row, withEdit(found, columns, byRow.get(row)).cells).changes ?? []) : []
      known.set(row, changes)
    }
    return changes
  }
}
