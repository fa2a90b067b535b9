import { checkImport, keepPart, maxPartBytes, readSheet, runImport } from '@cadre/server/imports'
import type { ImportWork } from '@cadre/server/imports'
import type { ImportMapping } from '@cadre/connect/records'
import { beginImport, changeImport, readImport } from '@cadre/store'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'

type Step = 'take' | 'read' | 'check' | 'run'
/** Seconds of each step of an import, and what became of the rows. */
export interface ImportTimes {
  readonly importId: string
  readonly seconds: Readonly<Record<Step, number>>
  readonly rows: Readonly<Record<string, number>>
  readonly records: number
}

interface SheetToImport {
  readonly path: string
  /** What is made of the proposed mapping. */
  readonly mappingOf: (proposed: ImportMapping) => ImportMapping
}

/** Imports one sheet, and takes the time of each step. */
export async function importOnce(
  { enter, folder }: Pick<ImportWork, 'enter' | 'folder'>,
  { path, mappingOf }: SheetToImport,
): Promise<ImportTimes> {
  const seconds: Record<Step, number> = { take: 0, read: 0, check: 0, run: 0 }
  const timed = async <Result>(step: Step, run: () => Promise<Result>): Promise<Result> => {
    const begun = performance.now()
    const result = await run()
    seconds[step] = (performance.now() - begun) / 1000
    return result
  }
  const { id: importId } = await enter((session) => beginImport(session, { fileName: basename(path) }))
  const work = { importId, folder, enter }
  await timed('take', async () => {
    let number = 0
    for await (const bytes of createReadStream(path, { highWaterMark: maxPartBytes }))
      await keepPart(folder, importId, { number: number++, bytes: bytes as Buffer })
  })
  await timed('read', () => readSheet(work))
  await enter(async (session) => {
    const { mapping } = await readImport(session, importId)
    await changeImport(session, importId, { mapping: mappingOf(mapping!), state: 'mapped' })
  })
  await timed('check', () => checkImport(work))
  const counts = await timed('run', () => runImport(work))
  const records = Object.values(counts.records).reduce(
    (sum, { created, amended }) => sum + created + amended,
    0,
  )
  return { importId, seconds, rows: counts.rows, records }
}
