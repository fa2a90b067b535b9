import type { ImportMapping } from '@cadre/connect/records'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'

const realData = process.env['CADRE_REAL_DATA'] ?? join(import.meta.dirname, '../../../shared/data')

/** Why tests of real sheets are skipped; `false` when they run. */
export const skip = existsSync(realData) ? false : `no real data at ${realData} (set CADRE_REAL_DATA)`

/** The content of a real sheet. */
export const readSheet = (fileName: string): Buffer => readFileSync(join(realData, fileName))

/** The sheets do not say in what they pay. */
export const inDollars = (mapping: ImportMapping): ImportMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) =>
    column.to === 'pay.amount' ? { ...column, format: { ...column.format, currency: 'USD' } } : column,
  ),
})

/** A server with a few people in it, to import into. */
export async function startImportServer(): Promise<TestServer> {
  const server = await startTestServer({ people: 12 })
  const close = async (): Promise<void> => {
    await server.close()
    await rm(server.context.importFolder, { recursive: true, force: true })
  }
  return { ...server, close }
}
