import { AppError } from '@cadre/core'
import { entities, entityNamed, rulesFor } from '@cadre/people'
import type { Entity } from '@cadre/people'
import {
  countPeople,
  findBySealedValue,
  hirePerson,
  listPeople,
  listSimilarPeople,
  organisationChart,
  reachedClasses,
  readRecordsOfSubject,
} from '@cadre/store'
import type { Hire, RecordVersion } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { momentOf } from './list-query.ts'
import { refuseEmptyPeriod } from './write-record.ts'

/** People on a day, a page at a time. */
export async function handleListPeople(call: Call): Promise<unknown> {
  const { limit, cursor, q, departmentId, locationId, managerId, working, count } =
    call.query as unknown as ListQuery
  const query = {
    ...momentOf(call),
    ...(q !== undefined && { search: q }),
    ...(departmentId && { departmentIds: departmentId }),
    ...(locationId && { locationIds: locationId }),
    ...(managerId && { managerId }),
    ...(working === true && { isWorking: true }),
  }
  const [lastName = '', firstName = '', id = ''] =
    cursor === undefined ? [] : decodeCursor(cursor).map(String)
  const found = await listPeople(call.session, {
    ...query,
    limit: limit + 1,
    ...(cursor !== undefined && { after: { lastName, firstName, id } }),
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
    nextCursor: found.length > limit && last ? encodeCursor([last.lastName, last.firstName, last.id]) : null,
    ...(q !== undefined && { matching: 'exact' }),
    ...(count === true && { total: await countPeople(call.session, query) }),
  }
}

interface ListQuery {
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
  return { id, asOf: moment.asOf, records, _restrictedFields: restricted }
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
