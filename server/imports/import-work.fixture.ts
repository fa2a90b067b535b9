import type { ImportMapping } from '@cadre/connect/records'
import { beginImport, changeImport, readImport, readRecords } from '@cadre/store'
import type { Import, RecordVersion, Session } from '@cadre/store'
import { entityNamed } from '@cadre/people'
import type { TestServer } from '../test-server.fixture.ts'
import { today } from '../test-server.fixture.ts'
import { checkImport } from './check-import.ts'
import { keepPart } from './import-folder.ts'
import type { ImportWork } from './import-work.ts'
import { readSheet } from './read-sheet.ts'

export interface SheetOfTest {
  readonly fileName: string
  readonly content: string | Buffer
  readonly over?: (mapping: ImportMapping) => ImportMapping
}

/** A checked import of a sheet, ready to be run. */
export async function prepareImport(
  { asSystem, context }: Pick<TestServer, 'asSystem' | 'context'>,
  { fileName, content, over = (mapping) => mapping }: SheetOfTest,
): Promise<ImportWork & { readonly found: Import }> {
  const { id } = await asSystem((session) => beginImport(session, { fileName }))
  const folder = context.importFolder
  await keepPart(folder, id, { number: 0, bytes: Buffer.from(content) })
  const work = { importId: id, folder, enter: asSystem, rowsPerChunk: 500 }
  const { mapping } = await readSheet(work)
  await asSystem((session) => changeImport(session, id, { mapping: over(mapping!), state: 'mapped' }))
  await checkImport(work)
  return { ...work, found: await asSystem((session) => readImport(session, id)) }
}

/** What is believed of records of a kind on a day. */
export function believedOf(
  { asSystem }: Pick<TestServer, 'asSystem'>,
  name: string,
  asOf = today,
): Promise<RecordVersion[]> {
  return asSystem((session: Session) => readRecords(session, entityNamed(name), { asOf, limit: 100_000 }))
}

/** A text of a record; an empty one where there is none. */
export function textOf(record: Pick<RecordVersion, 'values'> | undefined, field: string): string {
  const value = record?.values[field]
  return typeof value === 'string' ? value : ''
}
