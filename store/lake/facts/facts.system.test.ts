import { createRandom } from '@cadre/learn'
import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { makePlace } from '../../conformance/place.fixture.ts'
import type { Place } from '../../conformance/place.fixture.ts'
import { openServer } from '../../database/open-server.ts'
import type { Session } from '../../database/session.ts'
import { amendRecord, createRecord } from '../../facts/write-records.ts'
import { startPostgres } from '../../postgres.fixture.ts'
import type { OwnPostgres } from '../../postgres.fixture.ts'
import { openLakeFolder } from '../lake-folder.ts'
import type { LakeStorage } from '../lake-storage.ts'
import { openSet, readRows, sequencesOf } from '../read-set.ts'
import { cutBatch, finishBatch } from './batches.ts'
import { compactFacts } from './compact-facts.ts'
import { exportFacts, factSets } from './export-facts.ts'
import { isSettled, markMoment } from './settled-moment.ts'

let postgres: OwnPostgres
let place: Place
let folder: string
let lake: LakeStorage
before(async () => {
  postgres = await startPostgres()
  place = await makePlace(await openServer(await postgres.createDatabase('lake')))
  folder = await mkdtemp(join(tmpdir(), 'cadre-facts-'))
  lake = await openLakeFolder(folder)
})
after(async () => {
  await place.database.close()
  await postgres.remove()
  await rm(folder, { recursive: true })
})

const terms = entityNamed('work_terms')
const now = new Date(0)

async function exportAll(into: LakeStorage): Promise<void> {
  const batch = (await place.asSystem((session) => cutBatch(session, { isNeeded: true })))!
  await exportFacts(into, { entity: terms, enter: place.asSystem }, { batch, now })
  await place.asSystem((session) => finishBatch(session, batch))
}

const hire = (session: Session, fte: number): Promise<string> =>
  place.maker
    .make(session, 'person', { from: '2023-01-01' })
    .then((subjectId) => createRecord(session, terms, { subjectId, from: '2024-01-01', values: { fte } }))

/** A transaction that waits for a sign before it commits. */
function held<Result>(work: (session: Session) => Promise<Result>): {
  done: Promise<Result>
  began: Promise<void>
  commit: () => void
} {
  const sign = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const done = place.asSystem(async (session) => {
    const result = await work(session)
    begun.resolve()
    await sign.promise
    return result
  })
  done.catch(begun.reject)
  return { done, began: begun.promise, commit: sign.resolve }
}

test('what commits after something later is exported all the same, and nothing half-done', async () => {
  await exportAll(lake)
  const early = held((session) => hire(session, 0.1))
  await early.began
  const late = await place.asSystem((session) => hire(session, 0.2))
  const moment = await place.asSystem((session) => markMoment(session))
  assert.equal(await place.asSystem((session) => isSettled(session, moment)), false)
  await exportAll(lake)
  assert.deepEqual(await ftes(), [], 'what is newer than an open transaction waits')
  early.commit()
  await early.done
  assert.ok(await place.asSystem((session) => isSettled(session, moment)))
  await exportAll(lake)
  assert.deepEqual(await ftes(), [0.1, 0.2])
  const amendment = held((session) =>
    amendRecord(session, terms, late, { from: '2024-01-01', values: { fte: 0.3 } }),
  )
  await amendment.began
  await exportAll(lake)
  assert.deepEqual(await ftes(), [])
  amendment.commit()
  await amendment.done
  await exportAll(lake)
  assert.deepEqual(await ftes(), [0.2, 0.3])
})

/** What the newest change file says. */
async function ftes(): Promise<number[]> {
  const found: number[] = []
  for await (const rows of readRows(await openSet(lake, factSets(terms).changes, { purpose: 'planning' })))
    found.push(...rows.map(({ fte }) => Number(fte)))
  return found.sort()
}

test('under concurrent writers every change is exported once, and the whole is right in between', async () => {
  await exportAll(lake)
  const before = (await sequencesOf(lake, factSets(terms).changes)).length
  let isWriting = true
  let written = 0
  const writer = async (seed: number): Promise<void> => {
    const random = createRandom(seed)
    const own: string[] = []
    for (let step = 0; step < 25; step++) {
      await place.asSystem(async (session) => {
        const id = own[random.integer(own.length || 1)]
        if (id === undefined || random.next() < 0.5) own.push(await hire(session, random.integer(100) / 100))
        else
          await amendRecord(session, terms, id, {
            from: '2024-02-01',
            values: { fte: random.integer(100) / 100 },
          })
        await sql`select pg_sleep(${random.next() * 0.02})`.execute(session.trx)
      })
      written++
    }
  }
  const writing = Promise.all([1, 2, 3, 4, 5, 6].map(writer)).then(() => (isWriting = false))
  while (isWriting) {
    await exportAll(lake)
    await compactFacts(lake, terms, { now })
    await assertBelievedOnce()
    await turn()
  }
  await writing
  assert.equal(written, 150)
  await exportAll(lake)
  await compactFacts(lake, terms, { now })
  const fresh = await openLakeFolder(join(folder, 'fresh'))
  await exportAll(fresh)
  const [joined, whole] = await Promise.all(
    [lake, fresh].map((from) => openSet(from, factSets(terms).all, { purpose: 'planning' })),
  )
  assert.equal(joined?.content.hash, whole?.content.hash)
  assert.ok((await sequencesOf(lake, factSets(terms).changes)).length > before + 1)
})

/** A torn export would believe two versions of a record on one day, or none where one was replaced. */
async function assertBelievedOnce(): Promise<void> {
  const days = new Map<unknown, string[]>()
  for await (const rows of readRows(await openSet(lake, factSets(terms).all, { purpose: 'planning' })))
    for (const { id, recorded_to: to, valid_from: from, valid_to: until } of rows)
      if (to === null) days.set(id, [...(days.get(id) ?? []), `${String(from)} ${String(until)}`])
  for (const [id, spans] of days) {
    const sorted = spans.sort()
    assert.equal(sorted.at(0)?.slice(0, 10), '2024-01-01', String(id))
    assert.ok(sorted.at(-1)?.endsWith('null'), String(id))
    for (const [index, span] of sorted.slice(1).entries())
      assert.equal(sorted[index]?.slice(11), span.slice(0, 10), `${String(id)}: ${sorted.join(', ')}`)
  }
}
