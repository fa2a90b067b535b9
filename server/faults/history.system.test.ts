import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAccount, createRecord, hirePerson, openServer, readTrail, startSession } from '@cadre/store'
import type { Database, Session } from '@cadre/store'
import { readCheckpoints, verifyTrail } from '@cadre/store/audit-trail'
import { startPostgres } from '@cadre/store/postgres.fixture'
import type { OwnPostgres } from '@cadre/store/postgres.fixture'
import { entityNamed } from '@cadre/people'
import { openInstallation } from '../installation/open-installation.ts'
import { readSettings } from '../settings.ts'
import { createHistory } from './history-clients.fixture.ts'
import type { Grounds, Operation } from './history-clients.fixture.ts'
import { prepareServed } from './served.fixture.ts'
import type { Served } from './served.fixture.ts'
import { kills } from './kill-loop.fixture.ts'

// Needs Debian's Postgres. 32 clients enrol, withdraw, transfer, hire, ask and approve at random while the server
// is killed now and then; what they were told is then compared with what is stored, and every moment of it
// with what may never be.

const seats = 5
let postgres: OwnPostgres
let served: Served
let grounds: Grounds
let url: string
before(async () => {
  postgres = await startPostgres()
  url = await postgres.createDatabase('history')
  served = await prepareServed({ url })
  const settings = readSettings(
    {
      CADRE_FOLDER: join(served.folder, 'data'),
      CADRE_HOME: join(served.folder, 'home'),
      CADRE_KEY_FILE: join(served.folder, 'field-keys.json'),
      DATABASE_URL: url,
    },
    { port: '0' },
  )
  const { asSystem, database } = await openInstallation(settings, { version: '0.1.0', tell: () => undefined })
  grounds = await asSystem(layOut)
  await database.close()
})
after(async () => {
  await served.remove()
  await postgres.remove()
})

async function layOut(session: Session): Promise<Grounds> {
  const from = '2020-01-01'
  const people: string[] = []
  for (let index = 0; index < 24; index++) {
    const { personId } = await hirePerson(session, {
      from,
      person: { values: { firstName: 'Person', lastName: `Number ${index}` } },
      assignment: { values: { title: 'Clerk', share: 1, isPrimary: true } },
      employment: { values: { type: 'full time' } },
    })
    people.push(personId)
  }
  const managers = people.slice(0, 8)
  for (const subjectId of people.slice(8))
    await createRecord(session, entityNamed('manager_line'), {
      subjectId,
      from,
      values: { managerId: managers[0]!, kind: 'line' },
    })
  const courseId = await createRecord(session, entityNamed('course'), { from, values: { name: 'Course' } })
  const sessions: { id: string; courseId: string }[] = []
  for (let index = 0; index < 4; index++) {
    const values = { courseId, startDate: '2030-01-01', seats }
    sessions.push({
      id: await createRecord(session, entityNamed('course_session'), { from, values }),
      courseId,
    })
  }
  const accounts: Grounds['accounts'][number][] = []
  for (let index = 0; index < 6; index++) {
    const personId = index < 3 ? people[8 + index] : undefined
    const accountId = await createAccount(session, {
      login: `hr${index}@norte.example`,
      displayName: `HR ${index}`,
      roles: [{ role: 'hr_manager' }, ...(personId === undefined ? [] : [{ role: 'employee' as const }])],
      ...(personId !== undefined && { personId }),
    })
    const token = await startSession(session, { accountId, kind: 'token', label: 'test' })
    accounts.push({ token, accountId, ...(personId !== undefined && { personId }) })
  }
  // Everybody may be moved but who leads: a circle of command is tried by itself.
  return { people: people.slice(8), managers, sessions, accounts }
}

test('what clients at once were told is what is stored, at every moment of it within the rules', async () => {
  const history = createHistory(() => served.address(), grounds)
  const times = kills(3)
  await served.start()
  const { stop } = history.run(32)
  const watch = watchSeats()
  for (let time = 0; time < times; time++) {
    await sleep(2500)
    await served.kill()
    await served.start()
  }
  await sleep(2500)
  await stop()
  await served.kill()
  const { looks, fullest } = await watch.stop()
  assert.ok(looks > 10, `${looks} looks at the seats`)
  assert.ok(fullest <= seats, `${fullest} on ${seats} seats`)
  const { operations } = history
  for (const what of ['enrol', 'withdraw', 'transfer', 'hire', 'ask', 'approve'] as const)
    assert.ok(told(operations, what, 'ok').length > 0, `nobody could ${what}`)
  for (const what of ['enrol', 'transfer', 'approve'] as const)
    assert.ok(told(operations, what, 'refused').length > 0, `nobody was refused to ${what}`)

  const database = await openServer(url)
  try {
    await compareEnrolments(database, operations)
    await compareTransfers(database, operations)
    await compareHires(database, operations)
    await compareApprovals(database, operations)
    const checkpoints = await readCheckpoints(join(served.folder, 'data', 'checkpoints'))
    assert.deepEqual((await verifyTrail(readTrail(database), { checkpoints })).faults, [])
  } finally {
    await database.close()
  }
})

/** Looks all the time how many are on a session, as anybody could who looks from elsewhere. */
function watchSeats() {
  let isStopped = false
  const watching = (async () => {
    const database = await openServer(url)
    let looks = 0
    let fullest = 0
    while (!isStopped) {
      const counts = await rowsOf<{ count: number }>(
        database,
        `select count(distinct id)::int as count from records.enrolment
         where upper_inf(recorded) and upper_inf(valid) and status <> 'cancelled' group by session_id`,
      )
      looks++
      fullest = Math.max(fullest, ...counts.map(({ count }) => count))
    }
    await database.close()
    return { looks, fullest }
  })()
  return {
    stop: () => {
      isStopped = true
      return watching
    },
  }
}

/** Sees every row. */
async function rowsOf<Row>({ pool }: Database, text: string): Promise<Row[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role cadre_backup')
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const told = (operations: readonly Operation[], what: Operation['what'], outcome: Operation['outcome']) =>
  operations.filter((operation) => operation.what === what && operation.outcome === outcome)

async function compareEnrolments(database: Database, operations: readonly Operation[]): Promise<void> {
  const stored = await rowsOf<{ id: string; cancelled: boolean }>(
    database,
    `select id, bool_or(status = 'cancelled' and upper_inf(recorded)) as cancelled from records.enrolment group by id`,
  )
  const entered = told(operations, 'enrol', 'ok').map(({ id }) => id)
  const cancelled = new Map(stored.map((row) => [row.id, row.cancelled]))
  for (const id of entered) assert.ok(cancelled.has(id), `${id} was acknowledged and is not stored`)
  assert.ok(stored.length <= entered.length + told(operations, 'enrol', 'unknown').length)
  for (const { id } of told(operations, 'withdraw', 'ok')) assert.equal(cancelled.get(id), true, id)
}

async function compareTransfers(database: Database, operations: readonly Operation[]): Promise<void> {
  const won = told(operations, 'transfer', 'ok').map(({ id, seen }) => `${id} ${seen}`)
  assert.equal(new Set(won).size, won.length, 'two changes of one version were both acknowledged')
  const twice = await rowsOf(
    database,
    `select a.person_id from records.manager_line a join records.manager_line b
       on a.person_id = b.person_id and a.kind = 'line' and b.kind = 'line' and (a.id, a.version) < (b.id, b.version)
       and a.recorded && b.recorded and a.valid && b.valid`,
  )
  assert.deepEqual(twice, [], 'one manager at every moment')
  const outOfOrder = await rowsOf(
    database,
    `select a.id from records.manager_line a join records.manager_line b using (id)
     where a.ctid <> b.ctid and (a.version = b.version or a.version < b.version and lower(a.recorded) > lower(b.recorded))`,
  )
  assert.deepEqual(outOfOrder, [], 'one version after the other')
}

async function compareHires(database: Database, operations: readonly Operation[]): Promise<void> {
  const stored = await rowsOf<{ name: string; people: number; jobs: number; contracts: number }>(
    database,
    `select p.employee_number as name, count(distinct p.id)::int as people,
       count(distinct a.id)::int as jobs, count(distinct e.id)::int as contracts
     from records.person p left join records.job_assignment a using (person_id)
     left join records.employment e using (person_id) where p.employee_number like 'hired %' group by 1`,
  )
  for (const { people, jobs, contracts, name } of stored)
    assert.deepEqual([people, jobs, contracts], [1, 1, 1], `${name} is hired whole`)
  const names = new Set(stored.map(({ name }) => name))
  for (const { id } of told(operations, 'hire', 'ok')) assert.ok(names.has(id), `${id} is not stored`)
  for (const { id } of told(operations, 'hire', 'refused')) assert.ok(!names.has(id), `${id} is stored`)
}

async function compareApprovals(database: Database, operations: readonly Operation[]): Promise<void> {
  const stored = await rowsOf<{
    id: string
    status: string
    proposed_by: string
    decided_by: string | null
    absences: number
  }>(
    database,
    `select c.id, c.status, c.proposed_by, c.decided_by,
       (select count(distinct a.id)::int from records.absence a where a.id = c.applied_record_id) as absences
     from app.change_request c`,
  )
  const requests = new Map(stored.map((row) => [row.id, row]))
  for (const { id } of told(operations, 'ask', 'ok')) assert.ok(requests.has(id), `${id} is not stored`)
  const approved = told(operations, 'approve', 'ok')
  assert.equal(new Set(approved.map(({ id }) => id)).size, approved.length, 'nothing is approved twice')
  for (const { id, who } of approved) assert.equal(requests.get(id)?.decided_by, who)
  for (const { id, status, proposed_by, decided_by, absences } of stored) {
    assert.notEqual(proposed_by, decided_by, id)
    assert.equal(absences, status === 'approved' ? 1 : 0, `${id} is applied once, when it is approved`)
  }
  const applied = stored.filter(({ status }) => status === 'approved').length
  const [counted] = await rowsOf<{ absences: number }>(
    database,
    'select count(distinct id)::int as absences from records.absence',
  )
  assert.equal(counted!.absences, applied)
}
