import { AppError } from '@cadre/core'
import { suggestMapping } from '@cadre/connect/records'
import type { MappingSuggestion } from '@cadre/connect/records'
import {
  changeImport,
  clearIssues,
  findSameFile,
  listSavedMappings,
  readImport,
  readImportTargets,
} from '@cadre/store'
import type { SourceNote } from '@cadre/lifecycle/ingest'
import type { Import, ImportNote } from '@cadre/store'
import { folderOf, joinParts, removeParts, uploadPath } from './import-folder.ts'
import type { ImportWork } from './import-work.ts'
import { openSheet, stageSheet } from './staged-sheet.ts'

/** Rows that a mapping is suggested from. */
const sampleRows = 2000

/**
 * Joins what was uploaded, reads it as it was said to be read, brings its rows into one form, and proposes where the columns go.
 * Leaves the import `read`. Throws `AppError` for a file that cannot be read.
 */
export async function readSheet(work: ImportWork): Promise<Import> {
  const { importId, folder, enter, signal } = work
  const begun = await enter((session) => readImport(session, importId))
  const found = begun.fileDigest === null ? await joinUpload(work, begun) : begun
  const { openFile } = await import('@cadre/connect/files')
  const path = uploadPath(folder, importId, found.fileName)
  const place = folderOf(folder, importId)
  const { source, rowCount } = await namedAsUploaded({ path, name: found.fileName }, async () => {
    const opened = await openFile(path, found.reading)
    return { source: opened, rowCount: await stageSheet(place, opened, { ...(signal && { signal }) }) }
  })
  const sheet = await openSheet(place, rowCount)
  const rows = sheet.read(1, sampleRows).map(({ cells }) => cells)
  sheet.close()
  return enter(async (session) => {
    const same = await findSameFile(session, found)
    const saved = await listSavedMappings(session)
    const before = [...(same?.mapping ? [same.mapping] : []), ...saved.map(({ mapping }) => mapping)]
    const suggestion = suggestMapping(
      { columns: source.columns, rows },
      { today: session.errand.today, saved: before, targets: await readImportTargets(session) },
    )
    await clearIssues(session, importId)
    return changeImport(session, importId, {
      state: 'read',
      sheets: source.workbook?.sheets ?? [],
      sheet: source.workbook?.chosen ?? null,
      columns: source.columns,
      rowCount,
      notes: [...(same ? [sameFile(same)] : []), ...source.notes.map(noteOf)],
      mapping: sameDay(suggestion, same),
      suggestion: suggestion.columns,
    })
  })
}

/** What is wrong with a file is told by the name that its owner gave it; where the server keeps it is nobody's business. */
async function namedAsUploaded<Result>(
  { path, name }: { readonly path: string; readonly name: string },
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const details = Object.fromEntries(
      Object.entries(error.details ?? {}).map(([key, value]) => [key, value === path ? name : value]),
    )
    throw new AppError(error.code, error.message.replaceAll(path, name), details)
  }
}

async function joinUpload({ importId, folder, enter }: ImportWork, { fileName }: Import): Promise<Import> {
  const { digest, bytes } = await joinParts(folder, importId, fileName)
  const found = await enter((session) =>
    changeImport(session, importId, { fileDigest: digest, fileBytes: bytes, state: 'read' }),
  )
  await removeParts(folder, importId)
  return found
}

function sameFile({ changedAt }: Import): ImportNote {
  const message = `The same file was imported on ${changedAt.slice(0, 10)}; what has not changed since stays as it is.`
  return { code: 'same-file', message }
}

function noteOf({ code, message, option }: SourceNote): ImportNote {
  return { code, message, ...(option !== undefined && { option }) }
}

/** The same file shows the same day, whenever it is imported again. */
function sameDay({ mapping }: MappingSuggestion, same: Import | undefined): MappingSuggestion['mapping'] {
  return same?.mapping ? { ...mapping, asOf: same.mapping.asOf } : mapping
}
