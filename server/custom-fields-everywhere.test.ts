import { entityNamed } from '@cadre/people'
import type { Role } from '@cadre/people'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

interface Item {
  readonly id: string
  readonly subjectId: string | null
  readonly custom: Record<string, unknown>
}

async function ask(role: Role, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await server.call(role, method, path, { ...(body !== undefined && { body }) })
  assert.ok(answer.status < 300, `${method} ${path} ${JSON.stringify(answer.body)}`)
  return answer
}

const fields = [
  { key: 'rank', label: 'Rank', type: 'number' },
  { key: 'motto', label: 'Motto', type: 'text' },
  { key: 'checked_on', label: 'Checked on', type: 'date' },
  { key: 'is_key', label: 'Key', type: 'boolean' },
]
const valuesOf = (index: number) => ({
  rank: 10 * (index + 1),
  motto: `Motto of ${index}`,
  checked_on: `2026-0${index + 1}-15`,
  is_key: index === 1,
})

/** One about the organisation, one about people whose reads are sensitive, one about candidates. */
const kinds = [
  ['department', 'hr_manager'],
  ['employment', 'hr_manager'],
  ['candidate', 'recruiter'],
] as const

for (const [kind, role] of kinds) {
  test(`custom fields of a ${kind} are in every answer, filter, order and export`, async () => {
    const { path } = entityNamed(kind)
    for (const field of fields) await ask('hr_manager', 'POST', '/custom-fields', { entity: kind, ...field })
    const { body } = await ask(role, 'GET', `/${path}?limit=3`)
    const records = body['items'] as Item[]
    assert.equal(records.length, 3)
    for (const [index, { id }] of records.slice(0, 2).entries())
      await ask(role, 'PATCH', `/${path}/${id}`, { from: '2026-11-20', custom: valuesOf(index) })
    const items = [
      { operation: 'amend', id: records[2]!.id, change: { from: '2026-11-20', custom: valuesOf(2) } },
    ]
    const bulk = await ask(role, 'POST', `/${path}/bulk`, { items })
    assert.equal((bulk.body['results'] as { code: string }[])[0]!.code, 'ok')
    const [first, second, third] = records.map(({ id }) => id) as [string, string, string]

    const list = async (query: string) =>
      ((await ask(role, 'GET', `/${path}?limit=500&${query}`)).body['items'] as Item[]).map(({ id }) => id)
    for (const [query, found] of [
      ['filter=custom.rank:eq:20', [second]],
      ['filter=custom.rank:gt:10&sort=custom.rank', [second, third]],
      ['filter=custom.rank:in:10,30&sort=-custom.rank', [third, first]],
      ['filter=custom.motto:contains:of%202', [third]],
      ['filter=custom.checked_on:lte:2026-02-15&sort=-custom.checked_on', [second, first]],
      ['filter=custom.is_key:eq:true', [second]],
    ] as const)
      assert.deepEqual(await list(query), found, query)
    assert.deepEqual((await list('sort=-custom.motto')).slice(0, 3), [third, second, first])
    assert.deepEqual(await list('filter=custom.rank:eq:20&asOf=2026-11-19'), [], 'not on the day before')

    const one = await ask(role, 'GET', `/${path}/${second}?fields=custom.motto`)
    assert.deepEqual(one.body['custom'], { motto: 'Motto of 1' })
    const history = await ask(role, 'GET', `/${path}/${second}/history`)
    assert.ok((history.body['versions'] as Item[]).some(({ custom }) => custom['rank'] === 20))
    const compared = await ask(role, 'GET', `/${path}/${second}/compare?before=2026-11-19&after=2026-11-20`)
    assert.deepEqual(
      (compared.body['changes'] as { field: string }[]).map(({ field }) => field).sort(),
      fields.map(({ key }) => `custom.${key}`).sort(),
    )
    await checkExports(role, { path, id: second })
  })
}

async function checkExports(role: Role, { path, id }: { path: string; id: string }): Promise<void> {
  const download = (format: string) =>
    server.app.inject({
      method: 'GET',
      url: `/api/v1/${path}/export?format=${format}&filter=custom.rank:gte:10&sort=custom.rank`,
      headers: { cookie: `__Host-cadre=${server.cookies[role]}`, 'cadre-purpose': 'operation' },
    })
  const rows = (await download('json')).json() as Record<string, unknown>[]
  assert.equal(rows.length, 3)
  const row = rows.find((one) => one['id'] === id)!
  for (const [key, value] of Object.entries(valuesOf(1))) assert.equal(row[`custom.${key}`], value)
  const [header, ...lines] = (await download('csv')).body.trim().split('\r\n')
  assert.ok(fields.every(({ key }) => header!.split(',').includes(`custom.${key}`)))
  assert.equal(lines.length, 3)
  assert.equal((await download('xlsx')).statusCode, 200)
}

test('the record of a person, its overview and timeline show custom values', async () => {
  const { body } = await ask('hr_manager', 'GET', '/employments?filter=custom.rank:eq:20')
  const [employment] = body['items'] as Item[]
  const overview = await ask('hr_manager', 'GET', `/people/${employment!.subjectId}`)
  const records = overview.body['records'] as Record<string, Item[]>
  assert.equal(records['employments']![0]!.custom['rank'], 20)
  const timeline = await ask('hr_manager', 'GET', `/people/${employment!.subjectId}/timeline`)
  const changes = (timeline.body['items'] as { changes: { field: string; after: unknown }[] }[]).flatMap(
    (event) => event.changes,
  )
  assert.ok(changes.some(({ field, after }) => field === 'custom.rank' && after === 20))
})

test('equal custom values are found by an index', async () => {
  const { rows } = await server.database.pool.query<{ table: string }>(
    `select c.table_name as table from information_schema.columns c
     where c.column_name = 'custom' and c.table_schema in ('records', 'vault') and not exists (
       select from pg_indexes i where i.schemaname = c.table_schema and i.tablename = c.table_name
         and i.indexdef like '%gin (custom jsonb_path_ops)%')`,
  )
  assert.deepEqual(rows, [])
})

test('custom values are asked for like others, wait for approval, and are entered by it', async () => {
  const { report } = server.people
  for (const field of [
    { entity: 'job_assignment', key: 'desk', label: 'Desk', type: 'number' },
    { entity: 'job_assignment', key: 'premium', label: 'Premium', type: 'number', dataClass: 'pay' },
  ])
    await ask('hr_manager', 'POST', '/custom-fields', field)
  const { body } = await ask('hr_manager', 'GET', `/job-assignments?subjectId=${report}`)
  const { id } = (body['items'] as Item[])[0]!
  const propose = (custom: object) =>
    server.call('lead', 'POST', '/job-assignments/proposals', {
      body: { operation: 'amend', id, change: { from: '2026-11-20', custom } },
    })
  assert.equal((await propose({ desk: 'left' })).status, 400)
  assert.equal((await propose({ nothing: 1 })).status, 400)
  const asked = await propose({ desk: 7, premium: 500 })
  assert.equal(asked.body['status'], 'waiting', JSON.stringify(asked.body))
  await ask('hr_manager', 'POST', `/change-requests/${asked.body['id']}/approve`, {})
  const seen = await ask('hr_manager', 'GET', `/job-assignments/${id}`)
  assert.deepEqual(seen.body['custom'], { desk: 7, premium: 500 })
  const byLead = await ask('lead', 'GET', `/job-assignments/${id}`)
  assert.deepEqual(byLead.body['custom'], { desk: 7 })
})

test('a custom value of a class is asked for by who may ask for the class, and shown to who reads it', async () => {
  const { employee } = server.people
  await ask('hr_manager', 'POST', '/custom-fields', {
    entity: 'person',
    key: 'grant',
    label: 'Grant',
    type: 'number',
    dataClass: 'pay',
  })
  await ask('hr_manager', 'POST', '/custom-fields', {
    entity: 'person',
    key: 'hat',
    label: 'Hat',
    type: 'text',
  })
  const propose = (change: object) =>
    server.call('employee', 'POST', '/person-profiles/proposals', {
      body: { operation: 'amend', id: employee, change: { from: '2026-11-20', ...change } },
    })
  assert.equal((await propose({ custom: { grant: 5 } })).status, 403)
  const hat = await propose({ values: { preferredName: 'Kit' }, custom: { hat: 'M' } })
  assert.equal(hat.body['status'], 'waiting', 'what the organisation added is not changed at once')
  await ask('hr_manager', 'POST', `/change-requests/${hat.body['id']}/approve`, {})
  const { body } = await ask('employee', 'GET', `/person-profiles/${employee}`)
  assert.deepEqual(
    [body['custom'], (body['values'] as Record<string, unknown>)['preferredName']],
    [{ hat: 'M' }, 'Kit'],
  )
})
