import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
})
after(() => server.close())

const kindsTold = async (role: 'hr_manager' | 'employee'): Promise<string[]> => {
  const { body } = await server.call(role, 'GET', '/notifications')
  return (body['items'] as { kind: string }[]).map(({ kind }) => kind)
}

interface Request {
  readonly id: string
  readonly words: string | null
  readonly about: object | null
  readonly state: string
  readonly answer: string | null
}
const listed = async (role: 'hr_manager' | 'employee' | 'lead'): Promise<Request[]> =>
  (await server.call(role, 'GET', '/subject-requests')).body['items'] as Request[]

test('whoever says that a record about them is wrong gets an answer of HR by a day, and others see nothing of it', async () => {
  const about = { entity: 'review', id: `rev_${'1'.repeat(22)}` }
  const words = 'The rating of March is of my namesake.'
  const asked = await server.call('employee', 'POST', '/subject-requests', {
    body: { kind: 'rectification', words, about },
  })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  assert.equal(asked.body['dueOn'], '2026-12-20')
  assert.ok((await kindsTold('hr_manager')).includes('correction-asked'))
  const [seen] = await listed('hr_manager')
  assert.deepEqual([seen!.words, seen!.about, seen!.state], [words, about, 'open'])
  assert.deepEqual(await listed('lead'), [])

  const path = `/subject-requests/${seen!.id}/answer`
  const answer = { state: 'done', answer: 'It was taken off your record.' }
  assert.equal((await server.call('employee', 'POST', path, { body: answer })).status, 403)
  assert.equal((await server.call('hr_manager', 'POST', path, { body: answer })).status, 200)
  assert.ok((await kindsTold('employee')).includes('correction-answered'))
  const [own] = await listed('employee')
  assert.deepEqual([own!.state, own!.answer], ['done', answer.answer])
})

test('only of a correction it is said what is wrong', async () => {
  const asked = await server.call('employee', 'POST', '/subject-requests', {
    body: { kind: 'access', words: 'Show me everything.' },
  })
  assert.deepEqual([asked.status, asked.body['code']], [400, 'record-invalid'])
})
