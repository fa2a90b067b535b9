import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entities, entityNamed, eventsOfVersions, isWithin, rulesFor } from '@cadre/people'
import type { Entity, RecordEvent } from '@cadre/people'
import { listMovements, nameRecords, readVersionsInTime } from '@cadre/store'
import type { MovementsQuery, RecordVersion } from '@cadre/store'
import type { Call } from '../context.ts'
import { invalidQuery } from '../invalid-query.ts'
import { idsIn } from './ids-in.ts'
import { momentOf } from './list-query.ts'

/** More versions than these of one kind are not read for one answer. */
const maxVersions = 5000

type Event = RecordEvent<RecordVersion> & { readonly entity: Entity }

interface TimelineQuery {
  readonly from?: CivilDate
  readonly to?: CivilDate
  readonly knownAt?: string
  readonly kinds?: string
  readonly limit: number
}

export async function handlePersonTimeline(call: Call): Promise<unknown> {
  const id = String(call.params['id'])
  const { from, to, knownAt, kinds, limit } = call.query as unknown as TimelineQuery
  const asked = chosenKinds(kinds)
  const allowed = asked.filter((entity) => mayRead(call, entity))
  const known = { ...(knownAt !== undefined && { knownAt }) }
  const profile = entityNamed('person')
  const found = await readVersionsInTime(call.session, [profile], { subjectIds: [id], limit: 1, ...known })
  if (found.get(profile)?.length !== 1)
    throw new AppError('record-missing', 'There is no such person within reach.', { id })
  const versions = await readVersionsInTime(call.session, allowed, {
    subjectIds: [id],
    limit: maxVersions,
    ...known,
  })
  const events = [...versions].flatMap(([entity, ofKind]) => eventsOf(entity, ofKind))
  const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  const within = events.filter(({ on }) => isWithin(on, period)).sort((a, b) => (a.on < b.on ? 1 : -1))
  const items = within.slice(0, limit).map(answered)
  return {
    items,
    names: await nameRecords(call.session, idsIn(items.map(({ values, changes }) => [values, changes]))),
    isCut: within.length > limit,
    _restrictedFields: asked.filter((entity) => !allowed.includes(entity)).map(({ path }) => path),
  }
}

export async function handleUpcomingChanges(call: Call): Promise<unknown> {
  const { until, entity: only, limit } = call.query as { until?: CivilDate; entity?: string; limit: number }
  const { asOf, ...known } = momentOf(call)
  const kinds = only === undefined ? entities : [entityNamed(only)]
  const allowed = kinds.filter((kind) => mayRead(call, kind))
  const versions = await readVersionsInTime(call.session, allowed, {
    changingAfter: asOf,
    limit: maxVersions,
    ...known,
  })
  const events = [...versions].flatMap(([entity, ofKind]) => eventsOf(entity, ofKind))
  const found = events
    .filter(({ on }) => on > asOf && isWithin(on, until === undefined ? {} : { to: until }))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  return { items: found.slice(0, limit).map(answered), isCut: found.length > limit }
}

export async function handleMovements({ session, query }: Call): Promise<unknown> {
  const asked = query as unknown as MovementsQuery
  const found = await listMovements(session, { ...asked, limit: asked.limit + 1 })
  const items = found.slice(0, asked.limit)
  const ids = idsIn(items.map(({ before, after }) => [before, after]))
  return { items, names: await nameRecords(session, ids), isCut: found.length > asked.limit }
}

function chosenKinds(kinds: string | undefined): Entity[] {
  const ofPeople = entities.filter(({ subject }) => subject === 'person')
  if (kinds === undefined) return ofPeople
  return kinds.split(',').map((name) => {
    const entity = ofPeople.find(({ path }) => path === name)
    if (!entity) throw invalidQuery('kinds', `there are no records of people called "${name}"`)
    return entity
  })
}

function mayRead({ session }: Call, { dataClass }: Entity): boolean {
  const { purpose } = session.errand
  return rulesFor(session.caller.roles, { dataClass, act: 'read', purpose }).length > 0
}

function eventsOf(entity: Entity, versions: readonly RecordVersion[]): Event[] {
  const byRecord = Map.groupBy(versions, ({ id }) => id)
  return [...byRecord.values()].flatMap((ofRecord) =>
    eventsOfVersions(ofRecord, entity).map((event) => ({ ...event, entity })),
  )
}

function answered({ on, what, version, changes, entity }: Event) {
  return {
    on,
    what,
    entity: entity.name,
    recordId: version.id,
    subjectId: version.subjectId,
    values: version.values,
    changes,
  }
}
