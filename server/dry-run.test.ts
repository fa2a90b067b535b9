import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

interface Result {
  readonly id: string | null
  readonly code: string
  readonly version?: number
}

async function bulk(items: readonly unknown[], dryRun?: boolean): Promise<Result[]> {
  const body = { items, ...(dryRun !== undefined && { dryRun }) }
  const { status, body: answer } = await server.call('hr_manager', 'POST', '/job-assignments/bulk', { body })
  assert.equal(status, 200, JSON.stringify(answer))
  return answer['results'] as Result[]
}

async function titleOf(id: string): Promise<unknown> {
  const { body } = await server.call('hr_manager', 'GET', `/job-assignments/${id}`)
  return (body['values'] as { title: unknown }).title
}

async function assignments(): Promise<string[]> {
  const { report, stranger } = server.people
  const path = `/job-assignments?subjectId=${report},${stranger}&filter=isPrimary:eq:true`
  const { body } = await server.call('hr_manager', 'GET', path)
  return (body['items'] as { id: string }[]).map(({ id }) => id)
}

const retitle = (id: string, title: string, ifVersion?: number) => ({
  operation: 'amend',
  id,
  change: { from: today, values: { title } },
  ...(ifVersion !== undefined && { ifVersion }),
})

test('a dry run says what would come of each change by the same checks, and leaves nothing behind', async () => {
  const [first = '', second = ''] = await assignments()
  const before = await titleOf(first)
  const missing = `asg_${'1'.repeat(22)}`
  const entries = async () =>
    (
      await server.database.pool.query('select count(*)::int as count from audit.entry where act = $1', [
        'amend',
      ])
    ).rows[0].count as number
  const notedBefore = await entries()
  const tried = await bulk(
    [retitle(first, 'Tried'), retitle(missing, 'Tried'), retitle(second, 'Tried')],
    true,
  )
  assert.deepEqual(
    tried.map(({ id, code }) => [id, code]),
    [
      [first, 'ok'],
      [missing, 'record-missing'],
      [second, 'ok'],
    ],
  )
  assert.deepEqual([await titleOf(first), await entries()], [before, notedBefore])
  const made = await bulk([retitle(first, 'Made', tried[0]!.version)])
  assert.equal(made[0]!.code, 'ok')
  assert.ok(made[0]!.version! > tried[0]!.version!)
  assert.equal(await titleOf(first), 'Made')
})

test('a dry run finds what several changes do to each other, as a run would', async () => {
  const [id = ''] = await assignments()
  const { version } = (await bulk([retitle(id, 'One')], true))[0]!
  const codes = (await bulk([retitle(id, 'One', version), retitle(id, 'Two', version)], true)).map(
    ({ code }) => code,
  )
  assert.deepEqual(codes, ['ok', 'version-stale'])
})

test('a change of many is refused for the one record that was changed since it was seen', async () => {
  const [first = '', second = ''] = await assignments()
  const seen = (await bulk([retitle(first, 'Seen'), retitle(second, 'Seen')], true)).map(
    ({ version }) => version,
  )
  await bulk([retitle(second, 'By somebody else')])
  const codes = (await bulk([retitle(first, 'Seen', seen[0]), retitle(second, 'Seen', seen[1])])).map(
    ({ code }) => code,
  )
  assert.deepEqual(codes, ['ok', 'version-stale'])
  assert.deepEqual([await titleOf(first), await titleOf(second)], ['Seen', 'By somebody else'])
})
