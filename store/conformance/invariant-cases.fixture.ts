import { entities, entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import assert from 'node:assert/strict'
import type { Session } from '../database/session.ts'
import { amendRecord, createRecord, createRecords, withdrawRecord } from '../facts/write-records.ts'
import type { NewRecord } from '../facts/ready-records.ts'
import type { ConformanceCase } from './cases.fixture.ts'
import type { Place } from './place.fixture.ts'

const conflict = { name: 'AppError', code: 'record-conflict' }
const invalid = { name: 'AppError', code: 'record-invalid' }

const isExclusive = ({ exclusions, unique }: Entity): boolean => exclusions.length + unique.length > 0

export const invariantCases: readonly ConformanceCase[] = [
  ...entities.filter(isExclusive).map(({ name }) => ({
    name: `two ${name} records that exclude each other may touch and never overlap`,
    run: (place: Place) => checkExclusive(place, name),
  })),
  { name: 'nobody stands above themselves, on any day', run: checkManagerCycle },
  { name: 'two people may trade places in one transaction', run: checkTrade },
  ...['department', 'team', 'skill', 'goal'].map((name) => ({
    name: `a ${name} does not stand under itself`,
    run: (place: Place) => checkTreeCycle(place, name),
  })),
  { name: 'dotted lines alone lead back to nobody; a line and a dotted line may', run: checkDottedCycle },
  {
    name: 'a session takes as many as it has seats, and a requisition hires as many as it has openings',
    run: checkPlaces,
  },
  { name: 'assignments together never take more than the whole time, on any day', run: checkShares },
  ...(['team', 'project'] as const).map((name) => ({
    name: `${name}s together never take more than the whole time, on any day`,
    run: (place: Place) => checkSharesOf(place, name),
  })),
  { name: 'values outside of what fields take are refused as such', run: checkValues },
]

async function checkExclusive({ asSystem, maker }: Place, name: string): Promise<void> {
  const entity = entityNamed(name)
  const [first, later, other] = await asSystem(async (session) => {
    const record = await maker.newRecord(session, name, { from: '2020-01-01', to: '2021-01-01' })
    const fresh = await maker.newRecord(session, name, { from: '2020-01-01', to: '2021-01-01' })
    // Only what the first rule speaks of is the same.
    const [rule] = [...entity.exclusions.map(({ per }) => per), ...entity.unique]
    const same = Object.fromEntries(rule!.map((field) => [field, record.values[field] ?? null]))
    const { personId: _, candidateId: __, ...kept } = same
    return [record, fresh, { ...fresh, values: { ...fresh.values, ...kept } }] as const
  })
  const create = (record: NewRecord): Promise<string> =>
    asSystem((session) => createRecord(session, entity, record))
  assert.equal(first.subjectId, later.subjectId)
  const id = await create(first)
  await assert.rejects(create(other), conflict)
  await assert.rejects(create({ ...other, from: '2020-12-31', to: '2022-01-01' }), conflict)
  await assert.rejects(create({ ...other, from: '2019-01-01', to: '2020-01-02' }), conflict)
  const before = await create({ ...other, from: '2019-01-01', to: '2020-01-01' })
  await create({ ...other, from: '2021-01-01', to: '2022-01-01' })
  await asSystem((session) => withdrawRecord(session, entity, id))
  await create(other)
  await assert.rejects(
    asSystem((session) =>
      amendRecord(session, entity, before, { from: '2019-01-01', values: otherValue(entity, first) }),
    ).then(() => create({ ...other, from: '2019-06-01', to: '2019-07-01' })),
    conflict,
  )
}

/** A change of something that no rule speaks of; the record stays in the way of others. */
function otherValue(entity: Entity, { values }: NewRecord): NewRecord['values'] {
  const ruled = new Set([
    ...entity.exclusions.flatMap(({ per, when = {} }) => [...per, ...Object.keys(when)]),
    ...entity.unique.flat(),
  ])
  const free = Object.keys(values).find((field) => !ruled.has(field))
  return free === undefined ? {} : { [free]: values[free]! }
}

function line(personId: string, managerId: string, from = '2020-01-01', to?: string): NewRecord {
  return { subjectId: personId, from, ...(to !== undefined && { to }), values: { managerId, kind: 'line' } }
}

async function threePeople({ asSystem, maker }: Place): Promise<[string, string, string]> {
  return asSystem(async (session) => [
    await maker.make(session, 'person'),
    await maker.make(session, 'person'),
    await maker.make(session, 'person'),
  ])
}

async function checkManagerCycle(place: Place): Promise<void> {
  const [a, b, c] = await threePeople(place)
  const enter = (record: NewRecord) =>
    place.asSystem((session) => createRecord(session, entityNamed('manager_line'), record))
  await enter(line(a, b, '2020-01-01', '2021-01-01'))
  await enter(line(b, c))
  await assert.rejects(enter(line(a, a, '2022-01-01')), conflict)
  // On one day only they would meet.
  await assert.rejects(enter(line(c, a, '2020-12-31', '2021-02-01')), conflict)
  await enter(line(c, a, '2021-01-01', '2021-02-01'))
  await assert.rejects(enter(line(a, b, '2021-01-31', '2021-03-01')), conflict)
}

async function checkDottedCycle(place: Place): Promise<void> {
  const [a, b, c] = await threePeople(place)
  const enter = (person: string, manager: string, kind: 'line' | 'dotted', from = '2020-01-01') =>
    place.asSystem((session) =>
      createRecord(session, entityNamed('manager_line'), {
        subjectId: person,
        from,
        values: { managerId: manager, kind },
      }),
    )
  await enter(a, b, 'line')
  await enter(b, a, 'dotted')
  await assert.rejects(enter(c, c, 'dotted'), conflict)
  await enter(a, c, 'dotted')
  await assert.rejects(enter(c, b, 'dotted'), conflict)
  await enter(c, b, 'line')
}

async function checkTrade(place: Place): Promise<void> {
  const [a, b, c] = await threePeople(place)
  const entity = entityNamed('manager_line')
  const [ofB, ofC] = await place.asSystem((session) =>
    createRecords(session, entity, [line(b, a), line(c, b)]),
  )
  await place.asSystem(async (session) => {
    await amendRecord(session, entity, ofB!, { from: '2023-01-01', values: { managerId: c } })
    await amendRecord(session, entity, ofC!, { from: '2023-01-01', values: { managerId: a } })
  })
}

async function checkTreeCycle({ asSystem, maker }: Place, name: string): Promise<void> {
  const entity = entityNamed(name)
  const [top, middle, bottom] = await asSystem(async (session) => {
    const top = await maker.make(session, name)
    const middle = await maker.make(session, name, { values: { parentId: top } })
    return [top, middle, await maker.make(session, name, { values: { parentId: middle } })] as const
  })
  const hang = (id: string, parentId: string) =>
    asSystem((session) => amendRecord(session, entity, id, { from: '2024-01-01', values: { parentId } }))
  await assert.rejects(hang(top, bottom), conflict)
  await assert.rejects(hang(top, top), conflict)
  await hang(bottom, top)
  await assert.doesNotReject(hang(middle, bottom))
}

async function checkShares({ asSystem, maker }: Place): Promise<void> {
  const entity = entityNamed('job_assignment')
  const personId = await asSystem((session) => maker.make(session, 'person'))
  const enter = (share: number, from: string, to: string, isPrimary = false) =>
    asSystem(async (session) => {
      const values = { share, isPrimary, title: 'A title' }
      return createRecord(session, entity, { subjectId: personId, from, to, values })
    })
  await enter(0.6, '2020-01-01', '2021-01-01', true)
  await enter(0.4, '2020-06-01', '2022-01-01')
  await assert.rejects(enter(0.1, '2020-12-31', '2021-06-01'), conflict)
  await assert.rejects(enter(0.1, '2019-01-01', '2020-06-02'), conflict)
  await enter(0.6, '2021-01-01', '2021-06-01')
  await assert.rejects(enter(1.1, '2030-01-01', '2031-01-01'), invalid)
}

async function checkSharesOf({ asSystem, maker }: Place, name: 'team' | 'project'): Promise<void> {
  const entity = entityNamed(name === 'team' ? 'team_membership' : 'project_allocation')
  const personId = await asSystem((session) => maker.make(session, 'person'))
  const enter = (share: number | null, from: string, to: string) =>
    asSystem(async (session) => {
      const values = { [`${name}Id`]: await maker.make(session, name), share }
      return createRecord(session, entity, { subjectId: personId, from, to, values })
    })
  await enter(0.6, '2020-01-01', '2021-01-01')
  const second = await enter(0.4, '2020-06-01', '2022-01-01')
  await assert.rejects(enter(0.1, '2020-12-31', '2021-06-01'), conflict)
  await enter(0.6, '2021-01-01', '2021-06-01')
  const more = (share: number) =>
    asSystem((session) => amendRecord(session, entity, second, { from: '2020-06-01', values: { share } }))
  await assert.rejects(more(0.5), conflict)
  await more(0.3)
  // Of a team it need not be known how much of the time it takes.
  if (name === 'team') await enter(null, '2020-01-01', '2021-01-01')
}

/** Places that run out: whoever has one keeps it. */
async function checkPlaces({ asSystem, maker }: Place): Promise<void> {
  const session = entityNamed('course_session')
  const enrolment = entityNamed('enrolment')
  const sessionId = await asSystem((place) => maker.make(place, 'course_session', { values: { seats: 2 } }))
  const enrol = (status = 'enrolled') =>
    asSystem((place) => maker.make(place, 'enrolment', { values: { sessionId, status } }))
  const first = await enrol()
  await enrol('planned')
  await assert.rejects(enrol(), conflict)
  await enrol('cancelled')
  await asSystem((place) =>
    amendRecord(place, session, sessionId, { from: '2020-01-01', values: { seats: 1 } }),
  )
  const change = (status: string) =>
    asSystem((place) => amendRecord(place, enrolment, first, { from: '2020-01-01', values: { status } }))
  await change('completed')
  const requisitionId = await asSystem((place) =>
    maker.make(place, 'requisition', { values: { openings: 1 } }),
  )
  const hire = () =>
    asSystem((place) => maker.make(place, 'application', { values: { requisitionId, status: 'hired' } }))
  await hire()
  await assert.rejects(hire(), conflict)
}

async function checkValues({ asSystem, maker }: Place): Promise<void> {
  const record = await asSystem((session) => maker.newRecord(session, 'work_terms'))
  const enter = (changes: Partial<NewRecord>) =>
    asSystem((session: Session) =>
      createRecord(session, entityNamed('work_terms'), { ...record, ...changes }),
    )
  const wrong: readonly Partial<NewRecord>[] = [
    { values: { fte: -1 } },
    { values: { fte: 1e300 } },
    { values: { fte: null } },
    { values: { fte: 1, shift: 'a\u0000b' } },
    { values: { fte: 1, shift: 'x'.repeat(10_000) } },
    { values: { fte: 1, overtimeKind: 'no such kind' } },
    { subjectId: `per_${'0'.repeat(22)}` },
    { subjectId: `can_${'0'.repeat(22)}` },
    { from: '2023-02-30' },
    { from: '2023-02-02', to: '2023-02-01' },
    { from: '2023-02-02', to: '2023-02-02' },
    { id: 'trm_short' },
    { id: `per_${'1'.repeat(22)}` },
  ]
  for (const changes of wrong) await assert.rejects(enter(changes), invalid, JSON.stringify(changes))
}
