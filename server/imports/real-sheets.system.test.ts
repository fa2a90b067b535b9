import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestServer } from '../test-server.fixture.ts'
import { believedOf, prepareImport } from './import-work.fixture.ts'
import { inDollars, readSheet, skip, startImportServer } from './real-sheets.fixture.ts'
import { runImport, undoImport } from './run-import.ts'

let server: TestServer
before(async () => {
  server = await startImportServer()
})
after(() => server.close())

const sheets = { 'ibm_hr_attrition.csv': [1470, 1233], 'INX_employee_performance.csv': [1200, 1022] } as const

for (const [fileName, [rows, employed]] of Object.entries(sheets)) {
  test(
    `${fileName}, a sheet without names and days, imports whole, once, and is taken back`,
    { skip },
    async () => {
      const before = (await believedOf(server, 'employment')).length
      const content = readSheet(fileName)
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
