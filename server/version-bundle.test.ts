import { zipOf } from '@cadre/connect/files'
import { readVersionFiles } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let id: string
before(async () => {
  server = await startTestServer({ people: 12 })
  id = await enthrone(server)
})
after(() => server.close())

test('the signed bundle of a version is taken as one archive, which is entered in the audit trail', async () => {
  const answer = await server.app.inject({
    url: `/api/v1/model-versions/${id}/bundle`,
    headers: { cookie: `__Host-cadre=${server.cookies.data_scientist}` },
  })
  assert.equal(answer.statusCode, 200, answer.body)
  assert.equal(answer.headers['content-type'], 'application/zip')
  assert.match(String(answer.headers['content-disposition']), /leavers-1\.zip/)
  const files = await server.asSystem((session) => readVersionFiles(session, id))
  assert.ok(files.has('SIGNATURE') && files.has('model.json'))
  assert.deepEqual(new Uint8Array(answer.rawPayload), zipOf(files))
  const { rows } = await server.database.pool.query<{ entity: string }>(
    `select entity from audit.entry where act = 'export'`,
  )
  assert.deepEqual(rows, [{ entity: 'model' }])
})

test('who has no part in models takes none, and one that is not there is missing', async () => {
  const path = `/model-versions/${id}/bundle`
  for (const role of ['employee', 'lead', 'executive', 'administrator'] as const)
    assert.equal((await server.call(role, 'GET', path)).status, 403, role)
  const missing = `/model-versions/mdl_${'0'.repeat(22)}/bundle`
  assert.equal((await server.call('data_scientist', 'GET', missing)).status, 404)
})
