import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openServer } from '../database/open-server.ts'
import { amendRecord, createRecord } from '../facts/write-records.ts'
import type { NewRecord } from '../facts/ready-records.ts'
import { readHistory, readRecords } from '../facts/read-records.ts'
import { claimKey, keepAnswer } from '../idempotency.ts'
import { startPostgres } from '../postgres.fixture.ts'
import type { OwnPostgres } from '../postgres.fixture.ts'
import { makePlace, today } from './place.fixture.ts'
import type { Place } from './place.fixture.ts'

// What only a database with more than one connection can get wrong.

let postgres: OwnPostgres
let place: Place
before(async () => {
  postgres = await startPostgres()
  const url = await postgres.createDatabase('parallel')
  place = await makePlace(await openServer(url, { maxConnections: 30 }), { url, maxConnections: 30 })
})
after(async () => {
  await place.database.close()
  await postgres.remove()
})

/** Does the same so many times at once; tells what came of each. */
async function atOnce<Result>(count: number, work: (index: number) => Promise<Result>): Promise<string[]> {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, (_, index) => work(index)))
  return outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? 'done' : String((outcome.reason as { code?: string }).code),
  )
}

const count = (outcomes: readonly string[], what: string): number =>
  outcomes.filter((outcome) => outcome === what).length

test('of parallel records that exclude each other exactly one is entered', async () => {
  for (const name of ['employment', 'job_assignment', 'pay', 'grade']) {
    const record = await place.asSystem((session) => place.maker.newRecord(session, name))
    const outcomes = await atOnce(20, () =>
      place.asSystem((session) => createRecord(session, entityNamed(name), record)),
    )
    assert.equal(count(outcomes, 'done'), 1, `${name}: ${outcomes.join(' ')}`)
    assert.equal(count(outcomes, 'record-conflict'), 19, `${name}: ${outcomes.join(' ')}`)
  }
})

test('parallel changes of one record all count, one after the other, and none is lost', async () => {
  const entity = entityNamed('work_terms')
  const id = await place.asSystem((session) => place.maker.make(session, 'work_terms'))
  const outcomes = await atOnce(20, (index) =>
    place.asSystem((session) =>
      amendRecord(session, entity, id, { from: '2024-01-01', values: { fte: (index + 1) / 20 } }),
    ),
  )
  assert.equal(count(outcomes, 'done'), 20, outcomes.join(' '))
  const versions = await place.asSystem((session) => readHistory(session, entity, id))
  const believed = versions.filter(({ recordedTo }) => recordedTo === null)
  assert.equal(believed.length, 2)
  assert.equal(versions.length, 2 + 20)
  const [now, second] = await place.asSystem((session) =>
    readRecords(session, entity, { asOf: today, ids: [id] }),
  )
  assert.ok(now && !second)
})

test('of parallel changes that name the version they saw, one wins and the others are told', async () => {
  const entity = entityNamed('department')
  const id = await place.asSystem((session) => place.maker.make(session, 'department'))
  const [seen] = await place.asSystem((session) => readRecords(session, entity, { asOf: today, ids: [id] }))
  const outcomes = await atOnce(20, (index) =>
    place.asSystem((session) =>
      amendRecord(session, entity, id, {
        from: '2024-01-01',
        values: { name: `n${index}` },
        ifVersion: seen!.version,
      }),
    ),
  )
  assert.deepEqual([count(outcomes, 'done'), count(outcomes, 'version-stale')], [1, 19], outcomes.join(' '))
})

test('two halves of a cycle of command cannot be entered side by side', async () => {
  for (let round = 0; round < 10; round++) {
    const [a, b] = await place.asSystem(async (session) => [
      await place.maker.make(session, 'person'),
      await place.maker.make(session, 'person'),
    ])
    const enter = (subjectId: string, managerId: string) =>
      place.asSystem((session) =>
        createRecord(session, entityNamed('manager_line'), {
          subjectId,
          from: '2020-01-01',
          values: { managerId, kind: 'line' },
        }),
      )
    const outcomes = await atOnce(2, (index) => (index === 0 ? enter(a!, b!) : enter(b!, a!)))
    assert.deepEqual(outcomes.toSorted(), ['done', 'record-conflict'])
  }
})

test('two halves of a circle of dotted lines cannot be entered side by side', async () => {
  const [a, b] = await place.asSystem(async (session) => [
    await place.maker.make(session, 'person'),
    await place.maker.make(session, 'person'),
  ])
  const outcomes = await atOnce(2, (index) =>
    place.asSystem((session) =>
      createRecord(session, entityNamed('manager_line'), {
        subjectId: index === 0 ? a! : b!,
        from: '2020-01-01',
        values: { managerId: index === 0 ? b! : a!, kind: 'dotted' },
      }),
    ),
  )
  assert.deepEqual(outcomes.toSorted(), ['done', 'record-conflict'])
})

for (const name of ['department', 'team', 'skill', 'goal']) {
  test(`two halves of a cycle of ${name} records cannot be entered side by side`, async () => {
    const entity = entityNamed(name)
    for (let round = 0; round < 10; round++) {
      const [a, b] = await place.asSystem(async (session) => [
        await place.maker.make(session, name),
        await place.maker.make(session, name),
      ])
      const hang = (id: string, parentId: string) =>
        place.asSystem((session) =>
          amendRecord(session, entity, id, { from: '2024-01-01', values: { parentId } }),
        )
      const outcomes = await atOnce(2, (index) => (index === 0 ? hang(a!, b!) : hang(b!, a!)))
      assert.deepEqual(outcomes.toSorted(), ['done', 'record-conflict'])
    }
  })
}

for (const name of ['team', 'project']) {
  test(`parallel ${name}s never take more than the whole time together`, async () => {
    const entity = entityNamed(name === 'team' ? 'team_membership' : 'project_allocation')
    const { personId, ids } = await place.asSystem(async (session) => {
      const personId = await place.maker.make(session, 'person')
      const ids: string[] = []
      for (let index = 0; index < 10; index++) ids.push(await place.maker.make(session, name))
      return { personId, ids }
    })
    const outcomes = await atOnce(10, (index) =>
      place.asSystem((session) =>
        createRecord(session, entity, {
          subjectId: personId,
          from: '2020-01-01',
          values: { [`${name}Id`]: ids[index]!, share: 0.3 },
        }),
      ),
    )
    assert.deepEqual(
      [count(outcomes, 'done'), count(outcomes, 'record-conflict')],
      [3, 7],
      outcomes.join(' '),
    )
  })
}

test('parallel assignments never take more than the whole time together', async () => {
  const personId = await place.asSystem((session) => place.maker.make(session, 'person'))
  const outcomes = await atOnce(10, () =>
    place.asSystem((session) =>
      createRecord(session, entityNamed('job_assignment'), {
        subjectId: personId,
        from: '2020-01-01',
        values: { share: 0.3, isPrimary: false, title: 'A title' },
      }),
    ),
  )
  assert.deepEqual([count(outcomes, 'done'), count(outcomes, 'record-conflict')], [3, 7], outcomes.join(' '))
})

test('fifty requests with one key have one effect and one answer', async () => {
  const as = await place.account('employee')
  let effects = 0
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      as(async (session) => {
        const kept = await claimKey(session, 'one key', { bodyDigest: 'digest' })
        if (kept) return kept.response
        effects++
        await keepAnswer(session, 'one key', { status: 201, response: { effect: effects } })
        return { effect: effects }
      }),
    ),
  )
  assert.equal(effects, 1)
  assert.deepEqual(new Set(answers.map((answer) => JSON.stringify(answer))), new Set(['{"effect":1}']))
})

test('two transactions that wait for each other end, one of them told to try again', async () => {
  const lock = (first: number, second: number) =>
    place.asSystem(async ({ trx }) => {
      await sql`select pg_advisory_xact_lock(${first})`.execute(trx)
      await sql`select pg_sleep(0.1)`.execute(trx)
      await sql`select pg_advisory_xact_lock(${second})`.execute(trx)
    })
  const outcomes = await atOnce(2, (index) => (index === 0 ? lock(1, 2) : lock(2, 1)))
  assert.deepEqual(outcomes.toSorted(), ['done', 'record-conflict'])
})

test('the last seat of a course and the last opening of a requisition go to one of those who come at once', async () => {
  const { asSystem, maker } = place
  const [sessionId, requisitionId] = await asSystem(async (session) => [
    await maker.make(session, 'course_session', { values: { seats: 3 } }),
    await maker.make(session, 'requisition', { values: { openings: 1 } }),
  ])
  for (const [name, values, places] of [
    ['enrolment', { sessionId: sessionId!, status: 'enrolled' }, 3],
    ['application', { requisitionId: requisitionId!, status: 'hired' }, 1],
  ] as const) {
    const records: NewRecord[] = []
    for (let index = 0; index < 20; index++)
      records.push(await asSystem((session) => maker.newRecord(session, name, { values })))
    const outcomes = await atOnce(20, (index) =>
      asSystem((session) => createRecord(session, entityNamed(name), records[index]!)),
    )
    assert.equal(count(outcomes, 'done'), places, `${name}: ${outcomes.join(' ')}`)
    assert.equal(count(outcomes, 'record-conflict'), 20 - places, `${name}: ${outcomes.join(' ')}`)
  }
})
