import {
  clearExpired,
  enterJob,
  inAccountSession,
  readJob,
  readJobLog,
  readJobResult,
  takeUpJob,
} from '@cadre/store'
import type { Job, Json, Session } from '@cadre/store'
import { listSets, openSet, readRows, verifyLake } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { now, startTestServer, today } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { defineJob } from './define-job.ts'
import type { JobKind } from './define-job.ts'
import { startJobWorker } from './start-job-worker.ts'
import type { JobWorker } from './start-job-worker.ts'

let server: TestServer
let worker: JobWorker | undefined
before(async () => {
  server = await startTestServer({ people: 12 })
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})
after(async () => {
  await server.close()
})

const common = {
  meaning: 'a trial',
  input: z.strictObject({}),
  access: { kind: 'signed in' },
  purposes: ['operation'],
  runsAs: 'system',
} as const

const ends = new EventEmitter().setMaxListeners(0)

async function work(...kinds: readonly JobKind[]): Promise<JobWorker> {
  worker = await startJobWorker(server.context, { kinds, onEnd: ({ id }) => ends.emit(id) })
  return worker
}

const enter = (kind: string, input: Json = {}): Promise<string> =>
  server.asSystem((session) => enterJob(session, { kind, input, timeLimitSeconds: 60 }))

/** Waits until a job has ended in a state. */
async function until(id: string, state: Job['state']): Promise<Job> {
  for (;;) {
    const ended = once(ends, id)
    worker?.wake()
    const job = await server.asSystem((session) => readJob(session, id))
    if (job.state === state) return job
    if (job.endedAt !== null) assert.fail(`the job is ${job.state}: ${job.errorCode} ${job.errorMessage}`)
    await ended
  }
}
const resultOf = (id: string): Promise<Json> => server.asSystem((session) => readJobResult(session, id))

test('a job runs its steps in order and keeps the result of the last', async () => {
  const kind = defineJob({
    ...common,
    name: 'adding',
    input: z.strictObject({ start: z.number() }),
    steps: [
      { name: 'first', run: async ({ input }) => input.start + 1 },
      {
        name: 'second',
        run: async ({ earlier, log, progress }) => {
          await progress(0.5, 'half way')
          await log('counted', { rows: 3 })
          return Number(earlier['first']) * 10
        },
      },
    ],
  })
  await work(kind)
  const id = await enter('adding', { start: 4 })
  const job = await until(id, 'done')
  assert.equal(job.shareDone, 1)
  assert.equal(await resultOf(id), 50)
  const [line] = await server.asSystem((session) => readJobLog(session, id))
  assert.deepEqual([line?.message, line?.facts], ['counted', { rows: 3 }])
})

test('a job that somebody asked for goes before those that the installation does by itself', async () => {
  const order: string[] = []
  const kind = defineJob({
    ...common,
    name: 'in_turn',
    input: z.strictObject({ of: z.string() }),
    steps: [{ name: 'note', run: async ({ input }) => order.push(input.of) }],
  })
  const { accounts, context } = server
  const own = await enter('in_turn', { of: 'the installation' })
  const errand = { purpose: 'operation', requestId: 'rqs_t', route: 't', today, now: now() } as const
  const asked = await inAccountSession(
    { ...context, errand, accountId: accounts.hr_manager, scopes: null },
    (session) => enterJob(session, { kind: 'in_turn', input: { of: 'somebody' }, timeLimitSeconds: 60 }),
  )
  worker = await startJobWorker(context, {
    kinds: [kind],
    concurrency: 1,
    onEnd: ({ id }) => ends.emit(id),
  })
  await until(own, 'done')
  await until(asked, 'done')
  assert.deepEqual(order, ['somebody', 'the installation'])
})

test('a job that was handed back goes on from its last finished step and its saved state', async () => {
  const done: string[] = []
  const gate = new EventEmitter()
  const kind = defineJob({
    ...common,
    name: 'resuming',
    steps: [
      { name: 'once', run: async () => done.push('once') },
      {
        name: 'in parts',
        run: async ({ saved, save, signal }) => {
          done.push(`from ${Number(saved ?? 0)}`)
          if (saved !== undefined) return 'whole'
          await save(7)
          gate.emit('saved')
          await once(signal, 'abort')
          signal.throwIfAborted()
          return 'never'
        },
      },
    ],
  })
  await work(kind)
  const saved = once(gate, 'saved')
  const id = await enter('resuming')
  worker?.wake()
  await saved
  await worker?.stop()
  assert.equal((await server.asSystem((session) => readJob(session, id))).state, 'waiting')
  await work(kind)
  const job = await until(id, 'done')
  assert.deepEqual(done, ['once', 'from 0', 'from 7'])
  assert.equal(job.attempt, 2)
})

test('a job whose process was killed goes on when the embedded database is opened again', async () => {
  const kind = defineJob({ ...common, name: 'orphan', steps: [{ name: 'x', run: async () => 1 }] })
  const id = await enter('orphan')
  const { rows } = await server.database.pool.query<{ ticket: string }>(
    `update queue.job set state = 'active', started_on = now(), heartbeat_on = now()
     where data->>'jobId' = $1 returning id as ticket`,
    [id],
  )
  assert.ok(await server.asSystem((session) => takeUpJob(session, { jobId: id, ticket: rows[0]!.ticket })))
  await work(kind)
  assert.equal((await until(id, 'done')).attempt, 2)
})

test('cancelling stops a running job within seconds and a waiting one at once', async () => {
  const gate = new EventEmitter()
  const kind = defineJob({
    ...common,
    name: 'endless',
    steps: [
      {
        name: 'wait',
        run: async ({ signal }) => {
          gate.emit('running')
          await once(signal, 'abort')
          signal.throwIfAborted()
          return null
        },
      },
    ],
  })
  const waiting = await enterAs('endless')
  assert.equal(
    (await server.call('employee', 'POST', `/job-runs/${waiting}/cancel`)).body['state'],
    'cancelled',
  )
  await work(kind)
  const running = once(gate, 'running')
  const id = await enterAs('endless')
  worker?.wake()
  await running
  const start = performance.now()
  const { body } = await server.call('employee', 'POST', `/job-runs/${id}/cancel`)
  assert.deepEqual([body['state'], body['isCancelAsked']], ['running', true])
  await until(id, 'cancelled')
  assert.ok(performance.now() - start < 3000)
  assert.equal((await server.call('employee', 'POST', `/job-runs/${id}/cancel`)).status, 409)
})

/** Enters a job for the employee, as a route would. */
async function enterAs(kind: string, accountId?: string): Promise<string> {
  const account = accountId ?? (await accountOf('employee'))
  return server.asSystem(async ({ trx, ...session }: Session) =>
    enterJob(
      { ...session, trx, caller: { ...session.caller, accountId: account } },
      { kind, input: {}, timeLimitSeconds: 60 },
    ),
  )
}
const accountOf = async (role: 'employee' | 'lead' | 'administrator'): Promise<string> =>
  String((await server.call(role, 'GET', '/me')).body['accountId'])

test('a job runs with the rights that its requester has when it runs', async () => {
  const seen: number[] = []
  const kind = defineJob({
    ...common,
    name: 'reading',
    runsAs: 'requester',
    access: { kind: 'roles', roles: ['lead'] },
    steps: [
      {
        name: 'read',
        run: async ({ inSession }) => {
          const rows = await inSession((session) =>
            session.trx.selectFrom('app.account').select('id').execute(),
          )
          seen.push(rows.length)
          return null
        },
      },
    ],
  })
  await work(kind)
  await until(await enterAs('reading', await accountOf('lead')), 'done')
  assert.equal(seen.length, 1)
  const lead = await accountOf('lead')
  const id = await enterAs('reading', lead)
  await server.database.pool.query(
    `update access.role_grant set revoked_at = now(), revoked_by = 'x' where account_id = $1`,
    [lead],
  )
  const job = await until(id, 'failed')
  assert.equal(job.errorCode, 'access-denied')
  assert.equal(seen.length, 1)
})

test('a failing job is tried again, then stays visible with its reason, and can be retried', async () => {
  let failures = 0
  const kind = defineJob({
    ...common,
    name: 'failing',
    retries: 1,
    steps: [
      { name: 'fine', run: async () => 1 },
      {
        name: 'breaks',
        run: async () => {
          failures++
          if (failures < 3) throw new Error('a fault with Ada Lovelace in it')
          return failures
        },
      },
    ],
  })
  await work(kind)
  const id = await enterAs('failing')
  const failed = once(ends, id)
  worker?.wake()
  await failed
  // The pause before the second try is not waited for here.
  await server.database.pool.query(`update queue.job set start_after = now() where state = 'created'`)
  const job = await until(id, 'failed')
  assert.equal(job.errorCode, 'internal')
  assert.ok(!String(job.errorMessage).includes('Ada'), 'the message of a fault may name anybody')
  assert.equal((await server.call('employee', 'POST', `/job-runs/${id}/retry`)).body['state'], 'waiting')
  await until(id, 'done')
  assert.equal(failures, 3)
})

test('a worker whose job was given to another changes nothing any more', async () => {
  const gate = new EventEmitter()
  let attempts = 0
  const kind = defineJob({
    ...common,
    name: 'fenced',
    steps: [
      {
        name: 'write',
        transact: async (session) => {
          attempts++
          if (attempts === 1) {
            // As if another worker had taken it up while this one slept.
            await session.trx
              .updateTable('jobs.job' as never)
              .set({ attempt: 99 } as never)
              .execute()
            gate.emit('taken')
          }
          return attempts
        },
      },
    ],
  })
  await work(kind)
  const taken = once(gate, 'taken')
  const id = await enter('fenced')
  worker?.wake()
  await taken
  // The transaction of the step, its change of the attempt included, was rolled back.
  const job = await server.asSystem((session) => readJob(session, id))
  assert.equal(job.attempt, 1)
})

test('an account has at most five open jobs, and the sixth is refused with 429', async () => {
  const account = await accountOf('administrator')
  const entered: string[] = []
  for (let index = 0; index < 5; index++) entered.push(await enterAs('none', account))
  const { status, body } = await server.call('administrator', 'POST', '/job-runs', {
    body: { kind: 'clear_expired' },
  })
  assert.deepEqual([status, body['code']], [429, 'queue-full'])
  for (const id of entered) await server.call('administrator', 'POST', `/job-runs/${id}/cancel`)
})

test('another account finds neither the job nor its result; an administrator sees that it exists', async () => {
  const id = await enterAs('none')
  await server.database.pool.query(
    `update jobs.content set result = '{"secret": 1}', result_expires_at = '2027-01-01' where job_id = $1`,
    [id],
  )
  assert.deepEqual((await server.call('employee', 'GET', `/job-runs/${id}`)).body['result'], { secret: 1 })
  assert.equal((await server.call('recruiter', 'GET', `/job-runs/${id}`)).status, 404)
  assert.equal((await server.call('recruiter', 'POST', `/job-runs/${id}/cancel`)).status, 404)
  const seen = await server.call('administrator', 'GET', `/job-runs/${id}`)
  assert.deepEqual([seen.status, seen.body['result']], [200, null])
  const mine = await server.call('recruiter', 'GET', '/job-runs')
  assert.deepEqual(mine.body['items'], [])
})

test('a result is gone once its time is over', async () => {
  const id = await enterAs('none')
  await server.database.pool.query(
    `update jobs.content set result = '1', result_expires_at = '2026-01-01' where job_id = $1`,
    [id],
  )
  assert.equal((await server.call('employee', 'GET', `/job-runs/${id}`)).body['result'], null)
})

test('requests cannot touch the queue itself', async () => {
  for (const statement of [
    'select * from queue.job',
    `insert into queue.job (name) values ('work')`,
    'delete from queue.job',
    `select queue.create_queue('x', '{}')`,
  ]) {
    const run = server.database.kysely.transaction().execute(async (trx) => {
      await trx.executeQuery({ sql: 'set local role cadre_app', parameters: [] } as never)
      await trx.executeQuery({ sql: statement, parameters: [] } as never)
    })
    await assert.rejects(run, /permission denied/, statement)
  }
})

test('the administrator starts a declared job over the API and reads its result', async () => {
  const { jobKinds } = await import('./job-kinds.ts')
  await work(...jobKinds)
  const kinds = await server.call('administrator', 'GET', '/job-kinds')
  assert.ok((kinds.body['items'] as { name: string }[]).some(({ name }) => name === 'clear_expired'))
  const { status, body } = await server.call('administrator', 'POST', '/job-runs', {
    body: { kind: 'clear_expired' },
  })
  assert.equal(status, 200, JSON.stringify(body))
  await until(String(body['id']), 'done')
  const answer = await server.call('administrator', 'GET', `/job-runs/${String(body['id'])}`)
  assert.equal((answer.body['result'] as Record<string, number>)['jobs'], 0)
  const bad = await server.call('administrator', 'POST', '/job-runs', {
    body: { kind: 'clear_expired', input: { x: 1 } },
  })
  assert.equal(bad.status, 400)
  const twice = [1, 2].map(() =>
    server.call('administrator', 'POST', '/job-runs', { body: { kind: 'clear_expired' } }),
  )
  assert.deepEqual((await Promise.all(twice)).map((answered) => answered.status).sort(), [200, 409])
})

test('what has run out is removed, and nothing else', async () => {
  const { pool } = server.database
  const account = await accountOf('employee')
  await pool.query(`insert into app.idempotency (account_id, key, body_digest, created_at)
    values ('a', 'old', 'd', '2026-11-01'), ('a', 'new', 'd', '2026-11-20T11:00:00Z')`)
  for (const [digest, until] of [
    ['old', '2026-11-01'],
    ['new', '2026-11-21'],
  ])
    await pool.query(
      `insert into app.sign_in_link (token_digest, account_id, kind, created_by, expires_at) values ($1, $2, 'sign in', 'system', $3)`,
      [Buffer.from(String(digest)), account, until],
    )
  const removed = await server.asSystem(clearExpired)
  assert.deepEqual([removed['links'], removed['answers'], removed['sessions']], [1, 1, 0])
  const left = await pool.query(`select key from app.idempotency where account_id = 'a'`)
  assert.deepEqual(left.rows, [{ key: 'new' }])
})

test('a scheduled job enters once for each ticket', async () => {
  const gate = new EventEmitter()
  const kind = defineJob({
    ...common,
    name: 'nightly',
    schedule: { cron: '0 3 * * *' },
    steps: [{ name: 'x', run: async () => gate.emit('ran') }],
  })
  await work(kind)
  const ticket = `insert into queue.job (id, name, data, policy) values (gen_random_uuid(), 'work', '{"kind": "nightly"}', 'standard')`
  await server.database.pool.query(ticket)
  const ran = once(gate, 'ran')
  worker?.wake()
  await server.asSystem(async () => undefined)
  worker?.wake()
  await ran
  const schedules = await server.database.pool.query('select key, cron from queue.schedule')
  assert.deepEqual(schedules.rows, [{ key: 'nightly', cron: '0 3 * * *' }])
})

test('a scheduled job that has nothing to do does not begin, and begins at the next turn that has', async () => {
  let waiting = 0
  const gate = new EventEmitter()
  const kind = defineJob({
    ...common,
    name: 'sender',
    schedule: { cron: '0 3 * * *', hasWork: async () => waiting > 0 },
    steps: [{ name: 'x', run: async () => gate.emit('ran') }],
  })
  await work(kind)
  const turn = async (): Promise<void> => {
    const ticket = `insert into queue.job (id, name, data, policy) values (gen_random_uuid(), 'work', '{"kind": "sender"}', 'standard')`
    await server.database.pool.query(ticket)
    worker?.wake()
  }
  const taken = async (count: number): Promise<void> => {
    const left = `select from queue.job where data->>'kind' = 'sender' and state = 'completed'`
    while ((await server.database.pool.query(left)).rowCount !== count) await setTimeout(20)
  }
  const runs = async () =>
    (await server.database.pool.query(`select from jobs.job where kind = 'sender'`)).rowCount
  await turn()
  await taken(1)
  assert.equal(await runs(), 0)
  waiting = 1
  const ran = once(gate, 'ran')
  await turn()
  await ran
  assert.equal(await runs(), 1)
})

test('the lake is filled, follows changes, and forgets whoever is erased', async () => {
  const { jobKinds } = await import('./job-kinds.ts')
  await work(...jobKinds)
  const run = async (
    kind: string,
    input: object = {},
    purpose = 'operation',
  ): Promise<Record<string, unknown>> => {
    const headers = { 'cadre-purpose': purpose }
    const { body } = await server.call('hr_manager', 'POST', '/job-runs', { body: { kind, input }, headers })
    await until(String(body['id']), 'done')
    return (await server.call('hr_manager', 'GET', `/job-runs/${String(body['id'])}`)).body
  }
  assert.ok((await run('lake_export'))['result'])
  const all = (await listSets(server.context.lake)).length
  assert.ok(all > 50, String(all))
  const snapshot = await run('lake_snapshot')
  assert.equal((snapshot['result'] as { name: string }).name, 'people')
  const people: string[] = []
  for await (const rows of readRows(await openSet(server.context.lake, 'people', { purpose: 'planning' })))
    people.push(...rows.map((row) => String(row['person_id'])))
  assert.equal(people.length, 12)
  assert.ok(people.includes(server.people.stranger))
  const features = await run('feature_snapshot', {}, 'planning')
  const { name } = features['result'] as { name: string }
  assert.equal(name, 'features/planning')
  const told = (await openSet(server.context.lake, name, { purpose: 'planning' })).content
  // Illness is for wellbeing alone.
  const names = told.columns.map((column) => column.name)
  assert.ok(names.includes('emp_tenure_months') && !names.includes('work_sick_days_12m'))
  // Nobody was told of this purpose, so nobody is in it.
  assert.equal(told.rows, 0)
  const [erased] = [server.people.stranger]
  await run('lake_erase', { ids: [erased] })
  const { content } = await openSet(server.context.lake, 'people', { purpose: 'planning' })
  assert.equal(content.rows, 11)
  assert.deepEqual((await verifyLake(server.context.lake, { isDeep: true })).faults, [])
  const bad = await server.call('hr_manager', 'POST', '/job-runs', {
    body: { kind: 'lake_snapshot', input: { table: 'secrets' } },
  })
  assert.equal(bad.status, 400)
})
