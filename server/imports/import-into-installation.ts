import { AppError, isCivilDate } from '@cadre/core'
import type { ImportMapping, QualityFinding } from '@cadre/connect/records'
import {
  assertAsExpected,
  assertMayImport,
  beginImport,
  changeImport,
  countIssues,
  discardImport,
  listImports,
  readImport,
  readQuality,
} from '@cadre/store'
import type { Import, ImportCounts, SheetReading } from '@cadre/store'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { notSetUp, openInstallation } from '../installation/open-installation.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'
import type { Settings } from '../settings.ts'
import { checkImport } from './check-import.ts'
import { importFolder, keepPart, maxPartBytes, removeSheet } from './import-folder.ts'
import type { ImportWork } from './import-work.ts'
import { readSheet } from './read-sheet.ts'
import { runImport, undoImport } from './run-import.ts'
import type { UndoReport } from './run-import.ts'

interface Surroundings {
  readonly version: string
  readonly tell: (line: string) => void
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => Promise<void>
}

/** What is said about a sheet on the command line. */
export interface SheetToImport {
  readonly path: string
  readonly reading: SheetReading
  /** Replaces what is proposed. */
  readonly mapping?: ImportMapping
  readonly asOf?: string
  /** For amounts that do not name theirs. */
  readonly currency?: string
  /** Writes the records; without it the sheet is checked and nothing is kept. */
  readonly isApplied: boolean
  /** Why a batch that is not as expected is written all the same. */
  readonly acceptUnmet?: string
}

export interface ImportReport {
  readonly import: Import
  readonly counts: ImportCounts
  readonly issues: Awaited<ReturnType<typeof countIssues>>
  readonly findings: readonly QualityFinding[]
}

/** Imports a sheet into the installation of this machine, as whoever operates it. */
export function importIntoInstallation(
  settings: Settings,
  around: Surroundings,
  sheet: SheetToImport,
): Promise<ImportReport> {
  return withInstallation(settings, around, async ({ asSystem, database }) => {
    const { path, reading, isApplied } = sheet
    if (!(await stat(path).catch(() => undefined))?.isFile())
      throw new AppError('file-missing', `There is no file "${path}".`, { file: path })
    const { id } = await asSystem((session) => beginImport(session, { fileName: basename(path) }))
    const work = workOf(settings, around, { id, asSystem, database })
    try {
      await takeFile(work.folder, id, path)
      await asSystem((session) => changeImport(session, id, { reading }))
      const read = await readSheet(work)
      const mapping = settledMapping(sheet, read)
      await asSystem(async (session) => {
        await assertMayImport(session, mapping)
        await changeImport(session, id, { mapping, state: 'mapped' })
      })
      const checked = await checkImport(work)
      if (isApplied) await asSystem((session) => assertAsExpected(session, id, sheet.acceptUnmet))
      const counts = isApplied ? await runImport(work) : checked
      const found = await asSystem((session) => readImport(session, id))
      const issues = await asSystem((session) => countIssues(session, id))
      const quality = await asSystem((session) => readQuality(session, id))
      return { import: found, counts, issues, findings: quality?.findings ?? [] }
    } finally {
      await discardUnlessRun(asSystem, { id, folder: work.folder })
    }
  })
}

/** What was begun and has written nothing leaves nothing. */
async function discardUnlessRun(
  asSystem: OpenInstallation['asSystem'],
  { id, folder }: { readonly id: string; readonly folder: string },
): Promise<void> {
  const { state } = await asSystem((session) => readImport(session, id))
  if (state === 'running') return
  if (state !== 'done') await asSystem((session) => discardImport(session, id))
  await removeSheet(folder, id)
}

async function takeFile(folder: string, id: string, path: string): Promise<void> {
  let number = 0
  for await (const bytes of createReadStream(path, { highWaterMark: maxPartBytes }))
    await keepPart(folder, id, { number: number++, bytes: bytes as Buffer })
}

function settledMapping({ mapping, asOf, currency }: SheetToImport, read: Import): ImportMapping {
  const proposed = mapping ?? read.mapping!
  if (asOf !== undefined && ![asOf].every(isCivilDate))
    throw new AppError('usage', `"${asOf}" is no date. Write it as YYYY-MM-DD.`)
  return {
    ...proposed,
    ...(asOf !== undefined && { asOf }),
    columns: proposed.columns.map((column) =>
      currency !== undefined && column.to === 'pay.amount'
        ? { ...column, format: { ...column.format, currency } }
        : column,
    ),
  }
}

/** Goes on with an import that was cut off while it ran. */
export function resumeInInstallation(
  settings: Settings,
  around: Surroundings,
  id: string,
): Promise<ImportCounts> {
  return withInstallation(settings, around, async (opened) => {
    const work = workOf(settings, around, { id, ...opened })
    const counts = await runImport(work)
    await removeSheet(work.folder, id)
    return counts
  })
}

/** Takes back what an import wrote. */
export function undoInInstallation(
  settings: Settings,
  around: Surroundings,
  id: string,
): Promise<UndoReport> {
  return withInstallation(settings, around, (opened) =>
    undoImport(workOf(settings, around, { id, ...opened })),
  )
}

/** The newest imports of everybody. */
export function listInInstallation(settings: Settings, around: Surroundings): Promise<Import[]> {
  return withInstallation(settings, around, ({ asSystem }) =>
    asSystem((session) => listImports(session, { limit: 100 })),
  )
}

function workOf(
  settings: Settings,
  { signal, onProgress }: Surroundings,
  { id, asSystem, database }: { readonly id: string } & Pick<OpenInstallation, 'asSystem' | 'database'>,
): ImportWork {
  return {
    importId: id,
    folder: importFolder(settings),
    enter: asSystem,
    assertWritable: database.assertWritable,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  }
}

async function withInstallation<Result>(
  settings: Settings,
  around: Surroundings,
  run: (opened: OpenInstallation) => Promise<Result>,
): Promise<Result> {
  const opened = await openInstallation(settings, around)
  try {
    if (!opened.installation) throw notSetUp()
    return await run(opened)
  } finally {
    await opened.database.close()
  }
}
