import { AppError } from '@cadre/core'
import {
  changeImport,
  keepIssues,
  notePastOfImport,
  readImport,
  readIssues,
  takeChunk,
  undoChunk,
} from '@cadre/store'
import type { Import, ImportCounts, ImportPass, ImportProgress } from '@cadre/store'
import { hasLines } from './check-import.ts'
import { assertGoesOn, chunksFrom, withSheet } from './import-work.ts'
import type { ImportWork, OpenImport, RowChunk } from './import-work.ts'
import { folderOf } from './import-folder.ts'
import { keepStates, readStates } from './row-states.ts'
import { createTally } from './tally.ts'
import type { Tally } from './tally.ts'

const none: ImportCounts = {
  rows: { created: 0, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 },
  records: {},
  missing: 0,
}

/**
 * Writes the rows of a checked import, chunk by chunk, each in one transaction with the note of how far it is: after
 * a kill it goes on where it was. People come first, then who reports to whom.
 */
export async function runImport(work: ImportWork): Promise<ImportCounts> {
  const { importId, enter } = work
  const begun = await enter(async (session) => {
    const found = await readImport(session, importId)
    if (found.state !== 'checked' && found.state !== 'running')
      throw new AppError('record-conflict', `The import is ${found.state}; only a checked one can be run.`)
    if (found.state === 'running') return found
    return changeImport(session, importId, {
      state: 'running',
      progress: { pass: 'people', next: 0, counts: none },
    })
  })
  return withSheet(work, async (opened) => {
    const progress = begun.progress ?? { pass: 'people', next: 0, counts: none }
    const tally = createTally(opened.sheet.rowCount, progress.counts, await statesOf(work, opened, progress))
    const missing = begun.counts?.missing ?? 0
    const passes: ImportPass[] = hasLines(opened) ? ['people', 'lines'] : ['people']
    for (const pass of passes.slice(passes.indexOf(progress.pass))) {
      const start = pass === progress.pass ? progress.next : 0
      for await (const chunk of chunksFrom(opened, { pass, start })) {
        assertGoesOn(work)
        await takeOne(work, opened, { chunk, pass, tally, missing })
        await work.onProgress?.((passes.indexOf(pass) + chunk.next / opened.sheet.rowCount) / passes.length)
      }
    }
    const counts = tally.counts(missing)
    await enter(async (session) => {
      await changeImport(session, importId, { state: 'done', counts, progress: null })
      session.note({
        act: 'import',
        entity: 'import',
        subjects: [],
        detail: { id: importId, ...counts.rows },
      })
      if (counts.records['employment']) await notePastOfImport(session, importId)
    })
    return counts
  })
}

/** What became of the rows of a run that goes on. */
async function statesOf(
  { folder, importId }: ImportWork,
  { sheet, index }: OpenImport,
  { pass, next }: ImportProgress,
): Promise<Uint8Array> {
  const done = pass === 'lines' ? sheet.rowCount : next
  const states = new Uint8Array(sheet.rowCount + 1)
  const kept = await readStates(folderOf(folder, importId), done)
  for (const [place, state] of kept.entries()) states[index.order?.[place] ?? place + 1] = state
  return states
}

/** What became of the rows of a chunk, in the order in which they are taken. */
function statesOfChunk({ start, next }: RowChunk, { index }: OpenImport, { states }: Tally): Uint8Array {
  return index.order
    ? Uint8Array.from(index.order.subarray(start, next), (row) => states[row]!)
    : states.subarray(start + 1, next + 1)
}

interface Step {
  readonly chunk: RowChunk
  readonly pass: ImportPass
  readonly tally: Tally
  readonly missing: number
}

async function takeOne(
  { importId, enter, folder }: ImportWork,
  opened: OpenImport,
  { chunk, pass, tally, missing }: Step,
): Promise<void> {
  await enter(async (session) => {
    const rejected = pass === 'people' ? new Set<number>() : await rejectedAmong(session, importId, chunk)
    const readings = chunk.taken.filter(({ row }) => !rejected.has(row))
    const applied = await takeChunk(session, { importId, mapping: opened.mapping, readings, pass })
    if (pass === 'people') {
      for (const { row, state } of chunk.others) tally.set(row, state)
      tally.add(applied)
      keepStates(folderOf(folder, importId), chunk.start, statesOfChunk(chunk, opened, tally))
      await keepIssues(session, importId, [...chunk.issues, ...applied.issues])
    } else {
      // Whoever is entered stays entered when only the line to the manager cannot be.
      const outcomes = new Map([...applied.outcomes].filter(([, outcome]) => outcome === 'updated'))
      tally.add({ ...applied, outcomes })
      await keepIssues(
        session,
        importId,
        applied.issues.map((issue) => ({ ...issue, level: 'note' })),
      )
    }
    await changeImport(session, importId, {
      progress: { pass, next: chunk.next, counts: tally.counts(missing) },
    })
  })
}

async function rejectedAmong(
  session: Parameters<typeof readIssues>[0],
  importId: string,
  { taken }: RowChunk,
): Promise<Set<number>> {
  const issues = await readIssues(
    session,
    importId,
    taken.map(({ row }) => row),
  )
  return new Set(issues.filter(({ level }) => level === 'error').map(({ row }) => row))
}

/** What undoing an import came to. */
export interface UndoReport {
  readonly records: number
  /** Records that were changed since and are left as they are. */
  readonly left: number
}

/** Takes an import back, newest first, each part in a transaction; after a kill it goes on where it was. */
export async function undoImport(work: ImportWork): Promise<UndoReport> {
  const { importId, enter, onProgress } = work
  await enter(async (session) => {
    const { state } = await readImport(session, importId)
    const states: readonly Import['state'][] = ['done', 'running', 'undoing']
    if (!states.includes(state))
      throw new AppError('record-conflict', `The import is ${state}; there is nothing to undo.`)
    await changeImport(session, importId, { state: 'undoing' })
  })
  let [records, left, parts] = [0, 0, 0]
  for (;;) {
    assertGoesOn(work)
    const part = await enter((session) => undoChunk(session, importId))
    if (part.isFinished) break
    records += part.records
    left += part.left
    await onProgress?.(1 - 1 / ++parts)
  }
  await enter((session) => changeImport(session, importId, { state: 'undone', progress: null }))
  return { records, left }
}
