import type { ImportMapping } from '@cadre/connect/records'
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { believedOf, prepareImport } from './import-work.fixture.ts'
import { runImport, undoImport } from './run-import.ts'

const realData = process.env['CADRE_REAL_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
const skip = existsSync(realData) ? false : `no real data at ${realData} (set CADRE_REAL_DATA)`

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
})
after(async () => {
  await server.close()
  await rm(server.context.importFolder, { recursive: true, force: true })
})

const inDollars = (mapping: ImportMapping): ImportMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) =>
    column.to === 'pay.amount' ? { ...column, format: { ...column.format, currency: 'USD' } } : column,
  ),
})

const sheets = { 'ibm_hr_attrition.csv': [1470, 1233], 'INX_employee_performance.csv': [1200, 1022] } as const

for (const [fileName, [rows, employed]] of Object.entries(sheets)) {
  test(
    `${fileName}, a sheet without names and days, imports whole, once, and is taken back`,
    { skip },
    async () => {
      const before = (await believedOf(server, 'employment')).length
      const content = readFileSync(join(realData, fileName))
      const work = await prepareImport(server, { fileName, content, over: inDollars })
      const counts = await runImport(work)
      assert.deepEqual(counts.rows, { created: rows, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
      assert.equal((await believedOf(server, 'employment')).length - before, employed)
      const again = await prepareImport(server, { fileName: 'again.csv', content, over: inDollars })
      assert.equal(again.found.counts!.rows.unchanged, rows)
      await undoImport(work)
      assert.equal((await believedOf(server, 'employment')).length, before)
    },
  )
}
