import { ApiError, createClient } from '@cadre/contract/client'
import type { ChangedValuesOf, Client, NewValuesOf, RecordOf } from '@cadre/contract/client'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let hr: Client
let sent: { readonly method: string; readonly key: string | null }[] = []

before(async () => {
  server = await startTestServer()
  hr = clientOf('hr_manager')
})
after(() => server.close())

/** A client whose `fetch` is the server in this process. */
function clientOf(role: 'hr_manager' | 'employee', language?: string): Client {
  return createClient({
    ...(language !== undefined && { language: () => language }),
    baseUrl: 'http://cadre.example',
    token: server.tokens[role],
    fetch: async (url, init = {}) => {
      const headers = init.headers as Record<string, string>
      sent = [...sent, { method: init.method!, key: headers['idempotency-key'] ?? null }]
      const answer = await server.app.inject({
        method: init.method as 'GET',
        url: (url as string).slice('http://cadre.example'.length),
        headers,
        ...(typeof init.body === 'string' && { payload: init.body }),
      })
      return new Response(answer.body, {
        status: answer.statusCode,
        headers: answer.headers as Record<string, string>,
      })
    },
  })
}

test('routes are called by name with typed parts, and lists are walked to their end', async () => {
  const { data: me } = await hr.call('me', {})
  assert.deepEqual(me.roles, ['hr_manager'])
  const { data: page } = await hr.call('listPeople', { query: { limit: 3, count: 'true' } })
  const names: string[] = []
  for await (const person of hr.items('listPeople', { query: { limit: 7 } })) names.push(person.lastName)
  assert.equal(names.length, page.total)
  const { data: person } = await hr.call('getPerson', { params: { id: page.items[0]!.id } })
  assert.equal(person.id, page.items[0]!.id)
})

test('values of records are typed by their kind', async () => {
  const assignments = hr.records('job-assignments')
  const { data } = await assignments.list({ limit: 1 })
  const share: number | undefined = data.items[0]!.values.share
  assert.equal(share, 1)
  const assignment: RecordOf<'job_assignment'> = data.items[0]!
  // @ts-expect-error: there is no such field
  assert.equal(assignment.values.salary, undefined)
  const change: ChangedValuesOf<'job_assignment'> = { gradeId: null, share: 0.5 }
  await assignments.amend(assignment.id, { from: '2026-11-20', values: change })
  // @ts-expect-error: a title is required
  const wrong: NewValuesOf<'job_assignment'> = { share: 1, isPrimary: true }
  await assert.rejects(assignments.create({ from: '2026-11-20', values: wrong }))
  const path: string = 'skills'
  const { data: skills } = await hr.records(path).list({ limit: 1 })
  assert.equal(typeof skills.items[0]!.values['name'], 'string')
})

test('each POST has a key of its own, and a repeated key has one effect', async () => {
  sent = []
  const skills = hr.records('skills')
  const body = { from: '2026-01-01', values: { name: 'Engraving' } }
  const first = await skills.create(body, { idempotencyKey: 'once' })
  const second = await skills.create(body, { idempotencyKey: 'once' })
  assert.equal(first.data.id, second.data.id)
  await skills.create({ ...body, values: { name: 'Etching' } })
  const keys = sent.map(({ key }) => key)
  assert.ok(keys.every((key) => key !== null))
  assert.equal(new Set(keys).size, 2)
})

test('a change on what was read goes through once, and a refusal is a typed error', async () => {
  const skills = hr.records('skills')
  const { data } = await skills.create({ from: '2026-01-01', values: { name: 'Gilding' } })
  const { etag } = await skills.get(data.id)
  const change = { from: '2026-06-01', values: { name: 'Gold leaf' } }
  await skills.amend(data.id, change, { ifMatch: etag! })
  await assert.rejects(skills.amend(data.id, change, { ifMatch: etag! }), (error) => {
    assert.ok(error instanceof ApiError)
    assert.equal(error.code, 'version-stale')
    assert.equal(error.status, 412)
    assert.match(error.requestId, /^rqs_/)
    return true
  })
  await assert.rejects(clientOf('employee').records('skills').amend(data.id, change), {
    code: 'access-denied',
  })
  await assert.rejects(skills.create({ from: '2026-02-30', values: { name: 'x' } }), (error) => {
    assert.ok(error instanceof ApiError)
    assert.deepEqual(error.issues[0]?.path, ['body', 'from'])
    return true
  })
})

test('what is wrong with a request is said in the language of the caller', async () => {
  const wrong = { from: '2026-02-30', values: { name: '' } }
  const said: Record<string, string[]> = {}
  for (const language of ['en', 'es', 'pt-BR'])
    await assert.rejects(clientOf('hr_manager', language).records('skills').create(wrong), (error) => {
      assert.ok(error instanceof ApiError)
      said[language] = error.issues.map(({ message }) => message.split(',')[0]!)
      return true
    })
  assert.deepEqual(said, {
    en: ['must be a date that exists', 'is needed'],
    es: ['debe ser una fecha que exista', 'hace falta'],
    'pt-BR': ['deve ser uma data que exista', 'é necessário'],
  })
})

test('what something else answers is an error too', async () => {
  const client = createClient({
    fetch: async () => new Response('<html>Bad gateway</html>', { status: 502 }),
  })
  await assert.rejects(client.call('me', {}), { code: 'unreadable', status: 502 })
})
