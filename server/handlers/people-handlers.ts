import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entities, entityNamed, rulesFor } from '@cadre/people'
import type { Entity } from '@cadre/people'
import {
  countPeople,
  endEmployment,
  findBySealedValue,
  hirePerson,
  listPeople,
  listSimilarPeople,
  nameRecords,
  organisationChart,
  reachedClasses,
  readRecordsOfSubject,
} from '@cadre/store'
import type { Hire, Leaving, PeopleSort, PersonLine, RecordVersion } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { idsIn } from './ids-in.ts'
import { invalidQuery } from '../invalid-query.ts'
import { momentOf } from './list-query.ts'
import { refuseEmptyPeriod } from './write-record.ts'

/** People on a day, a page at a time. */
export async function handleListPeople(call: Call): Promise<unknown> {
  const { limit, cursor, q, departmentId, locationId, managerId, working, count, sort } =
    call.query as unknown as ListQuery
  const query = {
    ...momentOf(call),
    ...(q !== undefined && { search: q }),
    ...(departmentId && { departmentIds: departmentId }),
    ...(locationId && { locationIds: locationId }),
    ...(managerId && { managerId }),
    ...(working === true && { isWorking: true }),
  }
  const found = await listPeople(call.session, {
    ...query,
    limit: limit + 1,
    ...(sort !== undefined && { sort: sortOf(sort) }),
    ...(cursor !== undefined && { after: placeOf(cursor, sort) }),
  })
  if (found.length === 0 && q !== undefined && cursor === undefined) {
    const items = await listSimilarPeople(call.session, { ...query, limit })
    return {
      items,
      nextCursor: null,
      matching: 'similar',
      ...(count === true && { total: items.length }),
    }
  }
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: found.length > limit && last ? cursorAt(last, sort) : null,
    ...(q !== undefined && { matching: 'exact' }),
    ...(count === true && { total: await countPeople(call.session, query) }),
  }
}

const sortOf = (sort: string): PeopleSort => ({
  field: sort.replace(/^-/, '') as PeopleSort['field'],
  isDescending: sort.startsWith('-'),
})

/** What stands in a line of that by which the list is ordered. */
const keyIn: Readonly<Record<PeopleSort['field'], (line: PersonLine) => string | null>> = {
  name: () => '',
  number: ({ employeeNumber }) => employeeNumber,
  position: ({ title }) => title,
  department: ({ departmentName }) => departmentName,
  place: ({ locationName }) => locationName,
}

function cursorAt(line: PersonLine, sort: string | undefined): string {
  const key = sort === undefined ? '' : (keyIn[sortOf(sort).field](line) ?? '')
  return encodeCursor([sort ?? null, key, line.lastName, line.firstName, line.id])
}

function placeOf(cursor: string, sort: string | undefined) {
  const [order, ...place] = decodeCursor(cursor)
  const [key, lastName, firstName, id] = place.map(String)
  if (
    order !== (sort ?? null) ||
    key === undefined ||
    lastName === undefined ||
    firstName === undefined ||
    id === undefined
  )
    throw invalidQuery('cursor', 'the cursor belongs to another list; begin again without it')
  return { key, lastName, firstName, id }
}

interface ListQuery {
  readonly sort?: string
  readonly limit: number
  readonly cursor?: string
  readonly q?: string
  readonly departmentId?: readonly string[]
  readonly locationId?: readonly string[]
  readonly managerId?: string
  readonly working?: boolean
  readonly count?: boolean
}

export async function handleOrganisationChart(call: Call): Promise<unknown> {
  const moment = momentOf(call)
  return { asOf: moment.asOf, nodes: await organisationChart(call.session, moment) }
}

/** Every kind of record of one person that the account reaches; what it may not see is named. */
export async function handleGetPerson(call: Call): Promise<unknown> {
  const id = String(call.params['id'])
  const moment = momentOf(call)
  const { caller, errand } = call.session
  const records: Record<string, readonly RecordVersion[]> = {}
  const restricted: string[] = []
  const reached = await reachedClasses(call.session, id)
  const personal = entities.filter(({ subject }) => subject === 'person')
  const isAllowed = ({ dataClass }: Entity): boolean =>
    rulesFor(caller.roles, { dataClass, act: 'read', purpose: errand.purpose }).length > 0
  const found = await readRecordsOfSubject(call.session, personal.filter(isAllowed), {
    ...moment,
    subjectId: id,
  })
  for (const entity of personal) {
    const ofKind = found.get(entity) ?? []
    if (ofKind.length > 0) records[entity.path] = ofKind
    else if (!reached.has(entity.dataClass)) restricted.push(entity.path)
  }
  if (!records['person-profiles'])
    throw new AppError('record-missing', 'There is no such person within reach on that day.', { id })
  const names = await nameRecords(
    call.session,
    idsIn(Object.values(records).map((ofKind) => ofKind.map(({ values }) => values))),
  )
  return { id, asOf: moment.asOf, records, names, _restrictedFields: restricted }
}

export async function handleLookUpPerson({ session, body }: Call): Promise<unknown> {
  const { field, value, ...query } = body as { field: string; value: string; asOf?: string; knownAt?: string }
  const wanted = { field, value, moment: momentOf({ session, query }) }
  return { personIds: await findBySealedValue(session, entityNamed('contact_details'), wanted) }
}

/** Somebody new, with the main job and the contract. */
export function handleHirePerson({ session, body }: Call): Promise<unknown> {
  const hire = body as Hire
  refuseEmptyPeriod(hire)
  return hirePerson(session, hire)
}

/** Somebody leaves: the contract ends with all that rests on it. */
export function handleEnterLeaving({ session, params, body }: Call): Promise<unknown> {
  const { lastDay, reason, ...values } = body as { lastDay: CivilDate; reason?: string } & Leaving['values']
  return endEmployment(session, {
    personId: String(params['id']),
    lastDay,
    values,
    ...(reason !== undefined && { reason }),
  })
}
