import {
  applyRows,
  changeImport,
  clearIssues,
  employedOn,
  keepIssues,
  maxKeptIssues,
  readImport,
} from '@cadre/store'
import type { ImportCounts } from '@cadre/store'
import { createBatchMeter, createChangeCounter } from '@cadre/connect/records'
import { judgeImport } from './judge-import.ts'
import { assertGoesOn, chunksFrom, withSheet } from './import-work.ts'
import type { ImportWork, OpenImport } from './import-work.ts'
import { folderOf } from './import-folder.ts'
import { openMissing } from './missing-people.ts'
import { createTally } from './tally.ts'

/**
 * Checks every row and counts what a run would do, without writing a record. Leaves the import `checked`, with an
 * issue for each cell that cannot be taken.
 */
export async function checkImport(work: ImportWork): Promise<ImportCounts> {
  const { importId, enter } = work
  await enter((session) => clearIssues(session, importId))
  return withSheet({ ...work, tellsChanges: true }, async (opened) => {
    const tally = createTally(opened.sheet.rowCount)
    const people = new Set<string>()
    const meter = createBatchMeter(opened.mapping.expectations ?? [])
    const changes = createChangeCounter()
    let kept = 0
    for (const pass of ['people', 'lines'] as const) {
      for await (const chunk of chunksFrom(opened, { pass })) {
        assertGoesOn(work)
        for (const reading of pass === 'people' ? chunk.taken : []) {
          meter.add(reading)
          changes.add(reading)
        }
        const applied = await enter(async (session) => {
          const rows = {
            importId,
            mapping: opened.mapping,
            // What the first pass has refused has no line either.
            readings: chunk.taken.filter(({ row }) => pass === 'people' || !tally.isRejected(row)),
            pass,
            isInSheet: opened.index.isInSheet,
          }
          const done = await applyRows(session, rows, { isDry: true })
          const issues = [...(pass === 'people' ? chunk.issues : []), ...done.issues]
          if (kept < maxKeptIssues) await keepIssues(session, importId, issues)
          kept += issues.length
          return done
        })
        for (const { row, state } of chunk.others) tally.set(row, state)
        tally.add(applied)
        for (const id of applied.found) people.add(id)
        await work.onProgress?.((pass === 'people' ? 0 : 0.5) + chunk.next / opened.sheet.rowCount / 2)
      }
      if (!hasLines(opened)) break
    }
    const counts = tally.counts(await countMissing(work, opened, people))
    await enter(async (session) => {
      const { created, updated, unchanged, rejected } = counts.rows
      const rows = created + updated + unchanged + rejected
      await judgeImport(session, opened, { meter, changes: changes.counts(), rows, rejected })
      const { state } = await readImport(session, importId)
      if (state !== 'running' && state !== 'done')
        await changeImport(session, importId, { state: 'checked', counts, progress: null })
    })
    return counts
  })
}

/** Whether the sheet says who reports to whom. */
export function hasLines({ mapping }: Pick<OpenImport, 'mapping'>): boolean {
  return mapping.columns.some(({ to }) => to?.startsWith('manager_line.'))
}

/** People who are employed on the day of a snapshot that does not hold them. They are counted, and asked about. */
async function countMissing(
  { enter, folder, importId }: ImportWork,
  { mapping }: OpenImport,
  people: ReadonlySet<string>,
): Promise<number> {
  const isOfPeople = mapping.columns.some(({ to }) => to?.startsWith('employment.'))
  if (mapping.kind !== 'snapshot' || !isOfPeople) return 0
  const list = openMissing(folderOf(folder, importId))
  let missing = 0
  try {
    for (let after = ''; ;) {
      const ids = await enter((session) => employedOn(session, { day: mapping.asOf, after, limit: 5000 }))
      if (ids.length === 0) return missing
      const ofPart = ids.filter((id) => !people.has(id))
      list.add(ofPart)
      missing += ofPart.length
      after = ids.at(-1)!
    }
  } finally {
    list.close()
  }
}
