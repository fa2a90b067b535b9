import { everyRecordRoute } from '@cadre/contract'
import { entities, roleNames, rulesFor } from '@cadre/people'
import type { Entity, Role } from '@cadre/people'
import { endRecord, readRecords, withdrawRecord } from '@cadre/store'
import type { RecordVersion } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createReach } from './reach.fixture.ts'
import { kindsToTry } from './kinds-to-try.fixture.ts'
import { startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let reach: ReturnType<typeof createReach>
const all = new Map<string, readonly RecordVersion[]>()
/** Records that no longer hold, by kind: one ended yesterday, one taken back. */
const gone = new Map<string, readonly RecordVersion[]>()

before(async () => {
  server = await startTestServer()
  await server.asSystem(async (session) => {
    for (const entity of entities)
      all.set(entity.name, await readRecords(session, entity, { asOf: today, limit: 2000 }))
    const { stranger } = server.people
    for (const entity of entities.filter(({ subject }) => subject === 'person')) {
      const [ended, withdrawn] = all
        .get(entity.name)!
        .filter(({ subjectId, validFrom }) => subjectId === stranger && validFrom < '2026-11-01')
        .slice(1)
      if (ended) await endRecord(session, entity, ended.id, { on: '2026-11-19' })
      if (withdrawn) await withdrawRecord(session, entity, withdrawn.id)
      gone.set(
        entity.name,
        [ended, withdrawn].filter((record) => record !== undefined),
      )
    }
  })
  reach = createReach(server.people, all)
})
after(() => server.close())

const mayRead = (role: Role, { dataClass }: Entity): boolean =>
  rulesFor([role], { dataClass, act: 'read', purpose: 'operation' }).length > 0

/** Own, a report's, somebody else's, nobody's. */
function samples(role: Role, entity: Entity): RecordVersion[] {
  const { report, stranger } = server.people
  const records = all.get(entity.name)!.filter(({ id }) => !isGone(entity, id))
  const of = (subject: string | null | undefined) => records.find(({ subjectId }) => subjectId === subject)
  const chosen = [of(reach.personOf[role]), of(report), of(stranger), of(null), records[0], records.at(-1)]
  return [...new Set(chosen.filter((record) => record !== undefined))]
}

const isGone = (entity: Entity, id: string): boolean =>
  (gone.get(entity.name) ?? []).some((record) => record.id === id)

const unknownId = ({ idPrefix }: Entity): string => `${idPrefix}_${'0'.repeat(22)}`
const tells = ({ status, body }: Answer): unknown => [status, body['code'], body['detail'], body['issues']]

for (const role of roleNames) {
  test(`the ${role} sees a record, its history and nothing of it exactly as far as the rules reach`, async () => {
    for (const entity of kindsToTry.filter((each) => mayRead(role, each))) {
      const [none, noHistory] = [
        await server.call(role, 'GET', `/${entity.path}/${unknownId(entity)}`),
        await server.call(role, 'GET', `/${entity.path}/${unknownId(entity)}/history`),
      ]
      for (const record of samples(role, entity)) {
        const path = `/${entity.path}/${record.id}`
        const isSeen = reach.isSeen(role, entity, record)
        const one = await server.call(role, 'GET', path)
        const history = await server.call(role, 'GET', `${path}/history`)
        const where = `${role} ${path} of ${record.subjectId}`
        assert.equal(one.status, isSeen ? 200 : 404, where)
        // Hidden and missing are told apart by nothing.
        if (!isSeen) assert.deepEqual(tells(one), tells(none), where)
        if (!isSeen && !entity.visibleToSelfWhen) assert.deepEqual(tells(history), tells(noHistory), where)
      }
      for (const record of gone.get(entity.name) ?? []) {
        const path = `/${entity.path}/${record.id}`
        assert.deepEqual(tells(await server.call(role, 'GET', path)), tells(none), `${role} ${path}`)
        const history = await server.call(role, 'GET', `${path}/history`)
        assert.equal(
          history.status,
          reach.isSeen(role, entity, record) ? 200 : 404,
          `${role} ${path}/history`,
        )
      }
    }
  })

  test(`the ${role} changes nothing that the rules do not let it change`, async () => {
    for (const route of everyRecordRoute) {
      const { entity } = route
      if (!['amend', 'end', 'withdraw'].includes(route.operation) || !kindsToTry.includes(entity)) continue
      const refused = samples(role, entity).find(
        (record) => record.subjectId !== null && !mayWrite(role, entity, record),
      )
      if (!refused) continue
      const path = route.path.replace(':id', refused.id)
      const bodies = { amend: { from: today, values: {} }, end: { on: today }, withdraw: { reason: 'mine' } }
      const { status } = await server.call(role, route.method, path, {
        body: bodies[route.operation as keyof typeof bodies],
      })
      assert.ok(status === 403 || status === 404, `${role} ${route.method} ${path}: ${status}`)
    }
  })
}

function mayWrite(role: Role, entity: Entity, record: RecordVersion): boolean {
  return reach
    .relationsTo(role, 'write', [entity, record])
    .some(
      (relation) => relation === 'self' || relation === 'author' || record.subjectId !== reach.personOf[role],
    )
}

test('totals and pages count what the caller sees and no more', async () => {
  for (const role of ['employee', 'lead', 'recruiter'] as const) {
    for (const entity of kindsToTry.filter((each) => mayRead(role, each))) {
      const { body, status } = await server.call(role, 'GET', `/${entity.path}?limit=500&count=true`)
      assert.equal(status, 200)
      assert.equal(body['total'], (body['items'] as unknown[]).length, `${role} ${entity.name}`)
      for (const item of body['items'] as RecordVersion[])
        assert.ok(reach.isSeen(role, entity, item), `${role} sees ${entity.name} of ${item.subjectId}`)
    }
  }
})

test('nothing can be found out about hidden records by filters, sorting, cursors or counts', async () => {
  const { stranger } = server.people
  for (const entity of entities.filter(({ subject }) => subject === 'person')) {
    if (!mayRead('employee', entity)) continue
    const hidden = all
      .get(entity.name)!
      .find((record) => record.subjectId === stranger && !reach.isSeen('employee', entity, record))
    if (!hidden) continue
    for (const [field, value] of Object.entries(hidden.values)) {
      if (typeof value === 'object') continue
      const query = `filter=${encodeURIComponent(`${field}:eq:${String(value)}`)}&subjectId=${stranger}&count=true`
      const { status, body } = await server.call('employee', 'GET', `/${entity.path}?${query}`)
      assert.ok(
        status === 400 || (status === 200 && body['total'] === 0),
        `${entity.name}.${field}: ${status}`,
      )
    }
  }
})

test('a lead sees no pay, not of the own line either, and may ask for a bonus of a report', async () => {
  for (const path of ['pay', 'bonuses']) {
    const { status } = await server.call('lead', 'GET', `/${path}?subjectId=${server.people.report}`)
    assert.equal(status, 403, path)
  }
  const asked = await server.call('lead', 'POST', '/bonuses/proposals', { body: {} })
  // Let in, and told what is missing.
  assert.equal(asked.status, 400, JSON.stringify(asked.body))
})
