import { AppError } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { entities, entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { makePlace } from '../../conformance/place.fixture.ts'
import type { Place } from '../../conformance/place.fixture.ts'
import { openInMemory } from '../../database/open-embedded.ts'
import { amendRecord, createRecord, endRecord, withdrawRecord } from '../../facts/write-records.ts'
import { tableOf } from '../../schema/entity-columns.ts'
import { openLakeFolder } from '../lake-folder.ts'
import type { LakeColumn, LakeRow } from '../lake-column.ts'
import type { LakeStorage } from '../lake-storage.ts'
import { openSet, readRows, sequencesOf } from '../read-set.ts'
import { writeSet } from '../write-set.ts'
import { cutBatch, entitiesInBatch, finishBatch } from './batches.ts'
import { compactFacts } from './compact-facts.ts'
import { exportFacts, factSets } from './export-facts.ts'
import { onlyProcessable } from './only-processable.ts'
import { peopleShape, readPeopleTable } from './people-table.ts'
import { factShape, readRecordsOn, recordShape } from './read-facts.ts'
import { isSettled, markMoment } from './settled-moment.ts'

let place: Place
let folder: string
let lake: LakeStorage
before(async () => {
  place = await makePlace(await openInMemory())
})
after(() => place.database.close())
beforeEach(async (context) => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-facts-'))
  lake = await openLakeFolder(folder)
  if ('after' in context) context.after(() => rm(folder, { recursive: true }))
})

const terms = entityNamed('work_terms')
const now = new Date(0)

/** One export of everything that waits, as the job does it. */
async function exportAll(into: LakeStorage, which: readonly Entity[] = [terms]): Promise<number> {
  const batch = (await place.asSystem((session) => cutBatch(session, { isNeeded: true })))!
  for (const entity of which) await exportFacts(into, { entity, enter: place.asSystem }, { batch, now })
  await place.asSystem((session) => finishBatch(session, batch))
  return batch
}

async function rowsOf(name: string, sequence?: string): Promise<LakeRow[]> {
  const rows: LakeRow[] = []
  const opened = await openSet(lake, name, { purpose: 'audit', ...(sequence !== undefined && { sequence }) })
  for await (const batch of readRows(opened)) rows.push(...batch)
  return rows
}

test('changes joined to the first export are the same, to the hash, as everything exported at once', async () => {
  const random = createRandom(5)
  const { asSystem, maker } = place
  const open: string[] = []
  const changeOnce = (): Promise<void> =>
    asSystem(async (session) => {
      const id = open[random.integer(open.length || 1)]
      const choice = random.next()
      const fte = random.integer(100) / 100
      if (id === undefined || choice < 0.4) {
        const subjectId = await maker.make(session, 'person', { from: '2023-01-01' })
        open.push(await createRecord(session, terms, { subjectId, from: '2024-01-01', values: { fte } }))
      } else if (choice < 0.8) {
        await amendRecord(session, terms, id, { from: `2024-0${1 + random.integer(9)}-01`, values: { fte } })
      } else if (choice < 0.9) {
        await withdrawRecord(session, terms, id)
        open.splice(open.indexOf(id), 1)
      } else {
        await endRecord(session, terms, id, { on: `2025-0${1 + random.integer(9)}-01` })
        open.splice(open.indexOf(id), 1)
      }
    })
  await exportAll(lake)
  for (let round = 0; round < 8; round++) {
    for (let step = 2 + random.integer(6); step > 0; step--) await changeOnce()
    await exportAll(lake)
    if (random.next() < 0.4) await compactFacts(lake, terms, { now })
  }
  await compactFacts(lake, terms, { now })
  const joined = await openSet(lake, factSets(terms).all, { purpose: 'planning' })
  const freshFolder = await openLakeFolder(join(folder, 'fresh'))
  await exportAll(freshFolder)
  const whole = await openSet(freshFolder, factSets(terms).all, { purpose: 'planning' })
  assert.ok(whole.content.rows > 10)
  assert.equal(joined.content.hash, whole.content.hash)
})

test('a batch that was cut is exported as it stood then, whatever comes between', async () => {
  const { asSystem, maker } = place
  await exportAll(lake)
  const subjectId = await asSystem((session) => maker.make(session, 'person', { from: '2023-01-01' }))
  const id = await asSystem((session) =>
    createRecord(session, terms, { subjectId, from: '2024-01-01', values: { fte: 0.5 } }),
  )
  const batch = (await asSystem((session) => cutBatch(session, { isNeeded: false })))!
  await asSystem((session) => amendRecord(session, terms, id, { from: '2024-01-01', values: { fte: 0.7 } }))
  const first = await exportFacts(lake, { entity: terms, enter: asSystem }, { batch, now })
  // As if the worker had been killed before it could say that it was done.
  assert.equal(await asSystem((session) => cutBatch(session, { isNeeded: false })), batch)
  const again = await exportFacts(lake, { entity: terms, enter: asSystem }, { batch, now })
  assert.equal(again?.hash, first?.hash)
  const rows = await rowsOf(factSets(terms).changes)
  assert.deepEqual(
    rows.map(({ fte, recorded_to: to }) => [fte, to]),
    [[0.5, null]],
  )
  assert.equal(await asSystem((session) => finishBatch(session, batch)), rows.length + countOthers)
  await exportAll(lake)
  const later = await rowsOf(factSets(terms).changes)
  assert.deepEqual(
    later.map(({ fte, recorded_to: to }) => [fte, to === null]),
    [
      [0.5, false],
      [0.7, true],
    ],
  )
})
/** The person, made in the same batch. */
const countOthers = 1

test('nothing to export cuts no batch; every kind of record can be exported', async () => {
  await exportAll(lake)
  assert.equal(await place.asSystem((session) => cutBatch(session, { isNeeded: false })), undefined)
  for (const { name } of entities) await makeUnlessThere(name)
  const batch = (await place.asSystem((session) => cutBatch(session, { isNeeded: false })))!
  const changed = await place.asSystem((session) => entitiesInBatch(session, batch))
  assert.ok(changed.length > 40, changed.join(' '))
  const fresh = await openLakeFolder(join(folder, 'fresh'))
  for (const entity of entities) {
    const manifest = await exportFacts(fresh, { entity, enter: place.asSystem }, { batch, now })
    assert.equal(manifest?.isProtected, entity.dataClass === 'protected', entity.name)
    const { content } = await openSet(fresh, factSets(entity).all, { purpose: 'audit' })
    const { rows } = await place.database.pool.query(`select count(*)::int as count from ${tableOf(entity)}`)
    assert.equal(content.rows, rows[0].count, entity.name)
  }
  await place.asSystem((session) => finishBatch(session, batch))
})

/** Making one kind makes those it refers to, which then exclude another of theirs. */
async function makeUnlessThere(name: string): Promise<void> {
  await place
    .asSystem((session) => place.maker.make(session, name, { from: '2023-01-01' }))
    .catch((error: unknown) =>
      assert.ok(error instanceof AppError && error.code === 'record-conflict', String(error)),
    )
}

test('what names somebody directly or is kept encrypted never reaches the lake', () => {
  for (const entity of entities) {
    const names = factShape(entity).columns.map(({ name }) => name)
    for (const [field, { identifying, type }] of Object.entries(entity.fields)) {
      if (identifying !== 'directly') continue
      const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      assert.ok(!names.includes(column), `${entity.name}.${field} ${type}`)
    }
    assert.ok(!names.some((name) => ['reason', 'entered_by', 'request_id', 'custom'].includes(name)))
  }
})

test('a table as of a day and known at a moment stays the same, whatever is corrected later', async () => {
  const { asSystem, maker } = place
  const personId = await asSystem((session) => maker.make(session, 'person', { from: '2023-01-01' }))
  const id = await asSystem((session) =>
    createRecord(session, terms, { subjectId: personId, from: '2024-01-01', values: { fte: 0.5 } }),
  )
  const moment = await asSystem((session) => markMoment(session))
  assert.ok(await asSystem((session) => isSettled(session, moment)))
  const write = (sequence: string) =>
    writeSet(
      lake,
      { name: 'people', sequence, ...peopleShape, source: 'a test', now },
      readPeopleTable(asSystem, { asOf: '2024-06-01', knownAt: moment.knownAt }),
    )
  const first = await write('1')
  await asSystem((session) => amendRecord(session, terms, id, { from: '2024-01-01', values: { fte: 0.9 } }))
  assert.equal((await write('2')).hash, first.hash)
  const row = (await rowsOf('people', '1')).find(({ person_id: person }) => person === personId)
  assert.equal(row?.['fte'], 0.5)
  const later = await asSystem((session) => markMoment(session))
  const moved = await writeSet(
    lake,
    { name: 'as_of/work_terms', sequence: '1', ...recordShape(terms), source: 'a test', now },
    readRecordsOn(asSystem, terms, { asOf: '2024-06-01', knownAt: later.knownAt }),
  )
  assert.equal((await rowsOf(moved.name)).find((found) => found['id'] === id)?.['fte'], 0.9)
  await assert.rejects(
    asSystem((session) => markMoment(session, '2999-01-01T00:00:00Z')),
    /cannot be said yet/,
  )
})

test('a snapshot for a purpose leaves out who objects to it, as person and as candidate', async () => {
  const { asSystem, maker } = place
  const [kept, gone, candidate, application] = await asSystem(async (session) => {
    const kept = await maker.make(session, 'person', { from: '2023-01-01' })
    const gone = await maker.make(session, 'person', { from: '2023-01-01' })
    const candidate = await maker.make(session, 'candidate', { from: '2023-01-01' })
    const of = { from: '2023-01-01', subjectId: candidate }
    return [kept, gone, candidate, await maker.make(session, 'application', of)] as const
  })
  await asSystem(({ trx }) =>
    sql`insert into app.objection (subject_id, purpose, entered_by)
      select unnest(${[gone, candidate]}::text[]), 'operation', 'system'`.execute(trx),
  )
  const answer = entityNamed('application_answer')
  const answerId = await asSystem((session) =>
    createRecord(session, answer, {
      subjectId: application,
      from: '2023-01-01',
      values: { question: 'Why?', answer: 'Because.' },
    }),
  )
  const { knownAt } = await asSystem((session) => markMoment(session))
  const idsIn = async (
    columns: readonly LakeColumn[],
    rows: AsyncIterable<readonly LakeRow[]>,
    key: string,
  ) => {
    const ids: unknown[] = []
    for await (const batch of onlyProcessable(asSystem, columns, rows))
      ids.push(...batch.map((row) => row[key]))
    return ids
  }
  const moment = { asOf: '2024-06-01', knownAt }
  const people = await idsIn(peopleShape.columns, readPeopleTable(asSystem, moment), 'person_id')
  assert.deepEqual([people.includes(kept), people.includes(gone)], [true, false])
  const { columns } = recordShape(answer)
  const answers = await idsIn(
    columns,
    readRecordsOn(asSystem, answer, { ...moment, asOf: '2023-01-01' }),
    'id',
  )
  assert.ok(!answers.includes(answerId))
})

test('an export in the whole forgets nothing and follows with changes', async () => {
  await exportAll(lake)
  await exportAll(lake)
  assert.equal((await sequencesOf(lake, factSets(terms).all)).length, 1)
  assert.equal((await sequencesOf(lake, factSets(terms).changes)).length, 1)
})
