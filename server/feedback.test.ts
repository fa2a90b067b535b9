import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

test('whoever is asked for feedback is told by whom, and gives it; whoever asked is told that it came', async () => {
  const { employee, lead } = server.people
  const asked = await server.call('lead', 'POST', '/feedback-requests', { body: { personIds: [employee] } })
  assert.deepEqual([asked.status, asked.body], [200, { asked: 1 }], JSON.stringify(asked.body))
  const news = (await server.call('employee', 'GET', '/notifications')).body['items'] as {
    kind: string
    recordId: string
  }[]
  assert.equal(news.find(({ kind }) => kind === 'feedback-asked')?.recordId, lead)
  const given = await server.call('employee', 'POST', '/feedback', {
    body: {
      subjectId: lead,
      from: '2026-11-20',
      values: { authorId: employee, kind: 'praise', message: 'You listen well.' },
    },
  })
  assert.ok(given.status < 300, JSON.stringify(given.body))
  const told = (await server.call('lead', 'GET', '/notifications')).body['items'] as { kind: string }[]
  assert.ok(told.some(({ kind }) => kind === 'feedback-received'))
  const read = await server.call('hr_manager', 'GET', `/feedback?subjectId=${lead}`)
  const messages = (read.body['items'] as { values: { message: string } }[]).map(
    ({ values }) => values.message,
  )
  assert.ok(messages.includes('You listen well.'), JSON.stringify(read.body))
})

test('nobody asks themselves, or somebody who is not here', async () => {
  const { employee } = server.people
  for (const [id, status] of [
    [employee, 400],
    ['per_0000000000000000000000', 404],
  ] as const) {
    const answer = await server.call('employee', 'POST', '/feedback-requests', { body: { personIds: [id] } })
    assert.equal(answer.status, status, JSON.stringify(answer.body))
  }
})
