import { routes } from '@cadre/contract'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rm } from 'node:fs/promises'
import { enthrone } from './champion.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

// What stands below something is found below that and below nothing else.

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
  // Of one model version 1 answers, of another none does.
  await enthrone(server)
  await server.call('data_scientist', 'POST', '/models', {
    body: { name: 'others', title: 'Who else', purpose: 'retention' },
  })
})
after(async () => {
  await server.close()
  await rm(server.context.importFolder, { recursive: true, force: true })
})

const hr = (method: string, path: string, body?: unknown): Promise<Answer> =>
  server.call('hr_manager', method, path, body === undefined ? {} : { body })

/** For each path of two ids or names: the second below another first, as a call that has to find nothing. */
const crossed: Readonly<Record<string, () => Promise<readonly Answer[]>>> = {
  '/imports/:id/parts/:number': async () => {
    const { body } = await hr('POST', '/imports', { fileName: 'sheet.csv' })
    const headers = { 'content-type': 'application/octet-stream' }
    const path = `/imports/${String(body['id'])}/parts/0`
    const part = server.app.inject({
      method: 'PUT',
      url: `/api/v1${path}`,
      headers: { ...headers, cookie: `__Host-cadre=${server.cookies.recruiter}` },
      payload: Buffer.from('a'),
    })
    return [{ status: (await part).statusCode, body: {}, headers: {} }]
  },
  '/imports/:id/rows/:row': async () => {
    const { body } = await hr('POST', '/imports', { fileName: 'sheet.csv' })
    const change = { body: { decision: 'take' } }
    const nobody = `imp_${'0'.repeat(22)}`
    return [
      await server.call('recruiter', 'PATCH', `/imports/${String(body['id'])}/rows/1`, change),
      await hr('PATCH', `/imports/${nobody}/rows/1`, change.body),
    ]
  },
  '/studies/:id/data-sets/:dataSet': async () => [
    await server.call('data_scientist', 'GET', `/studies/sty_${'0'.repeat(22)}/data-sets/people`),
  ],
  '/accounts/:id/roles/:role': async () => [
    await hr('DELETE', `/accounts/${server.accounts.employee}/roles/lead`),
    await hr('DELETE', `/accounts/acc_${'0'.repeat(22)}/roles/employee`),
  ],
  '/custom-fields/:entity/:key': async () => {
    const field = { entity: 'person', key: 'badge', label: 'Badge', type: 'number' }
    assert.equal((await hr('POST', '/custom-fields', field)).status, 201)
    return [await hr('PATCH', '/custom-fields/team/badge', { label: 'Mine' })]
  },
  '/v2/models/:name/versions/:version': async () => [await hr('GET', '/v2/models/others/versions/1')],
  '/v2/models/:name/versions/:version/infer': async () => {
    const inputs = [{ name: 'Pay', shape: [1], datatype: 'FP64', data: [3000] }]
    assert.equal((await hr('POST', '/v2/models/leavers/versions/1/infer', { inputs })).status, 200)
    return [await hr('POST', '/v2/models/others/versions/1/infer', { inputs })]
  },
  '/v2/models/:name/versions/:version/ready': async () => {
    const readiness = await hr('GET', '/v2/models/others/versions/1/ready')
    assert.deepEqual(readiness.body, { name: 'others', ready: false }, 'the protocol answers so')
    return []
  },
}

test('what stands below one thing is not found below another, on any path', async () => {
  const nested = routes.filter(({ path }) => path.match(/:\w+/g)?.length === 2).map(({ path }) => path)
  assert.deepEqual([...new Set(nested)].sort(), Object.keys(crossed).sort(), 'every nested path is tried')
  for (const [path, tryIt] of Object.entries(crossed))
    for (const { status, body } of await tryIt())
      assert.ok(status === 404 || status === 403, `${path}: ${status} ${JSON.stringify(body)}`)
})

test('a record’s own paths refuse ids of its subject, its neighbours and its versions', async () => {
  const { employee, stranger } = server.people
  const { body } = await hr('GET', `/contact-details?subjectId=${stranger}`)
  const [contact] = body['items'] as { id: string }[]
  for (const path of [
    `/contact-details/${stranger}`,
    `/person-profiles/${contact!.id}`,
    `/people/${contact!.id}`,
    `/people/${contact!.id}/timeline`,
    `/people/${employee}/../${stranger}/contact-details`,
    `/contact-details/${contact!.id}%2f..%2f${stranger}`,
  ]) {
    const { status } = await server.call('employee', 'GET', path)
    assert.ok(status === 400 || status === 404 || status === 403, `${path}: ${status}`)
  }
})
