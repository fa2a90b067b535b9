import type { OutputOf, QueryOf } from '@cadre/contract'
import type { namedRoutes } from '@cadre/contract'
import { entities } from '@cadre/people'
import {
  findEntries,
  findOwnEntries,
  findTechnicalEntries,
  findTouchedSubjects,
  verifyStretch,
} from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { invalidQuery } from '../invalid-query.ts'

type Routes = typeof namedRoutes

export async function handleListAuditEntries(call: Call): Promise<OutputOf<Routes['listAuditEntries']>> {
  const { cursor, limit, ...filters } = call.query as QueryOf<Routes['listAuditEntries']>
  const found = await findEntries(call.session, {
    ...defined(filters),
    limit: limit + 1,
    ...olderThan(cursor),
  })
  const items = found.slice(0, limit)
  const isCut = items.some(({ subjects, subjectCount }) => subjects.length < subjectCount)
  return {
    items: items.map(({ subjects, ...item }) => ({ ...item, subjects: [...subjects] })),
    nextCursor: nextCursor(found, limit),
    _restrictedFields: isCut ? ['subjects', 'detail'] : [],
  }
}

export async function handleListTechnicalEntries(
  call: Call,
): Promise<OutputOf<Routes['listTechnicalEntries']>> {
  const { cursor, limit, ...filters } = call.query as QueryOf<Routes['listTechnicalEntries']>
  const query = { ...defined(filters), limit: limit + 1, ...olderThan(cursor) }
  const found = await findTechnicalEntries(call.session, query)
  return {
    items: found.slice(0, limit),
    nextCursor: nextCursor(found, limit),
    _restrictedFields: ['subjects', 'detail', 'before', 'after'],
  }
}

export async function handleListOwnAccesses(call: Call): Promise<OutputOf<Routes['listOwnAccesses']>> {
  const { cursor, limit, ...filters } = call.query as QueryOf<Routes['listOwnAccesses']>
  const found = await findOwnEntries(call.session, {
    ...defined(filters),
    limit: limit + 1,
    ...olderThan(cursor),
  })
  return {
    items: found
      .slice(0, limit)
      .map(({ accountName, ...item }) => ({ ...item, by: isAuthored(item.entity) ? null : accountName })),
    nextCursor: nextCursor(found, limit),
  }
}

export async function handleTouchedSubjects(call: Call): Promise<OutputOf<Routes['touchedSubjects']>> {
  const { cursor, limit, ...query } = call.query as QueryOf<Routes['touchedSubjects']>
  const after = cursor === undefined ? {} : { after: String(decodeCursor(cursor)[0]) }
  const found = await findTouchedSubjects(call.session, { ...defined(query), limit: limit + 1, ...after })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ entities: kinds, ...item }) => ({ ...item, entities: [...kinds] })),
    nextCursor: found.length > limit && last ? encodeCursor([last.subjectId]) : null,
  }
}

export async function handleVerifyAuditTrail(call: Call): Promise<unknown> {
  return verifyStretch(call.session, call.query as QueryOf<Routes['verifyAuditTrail']>)
}

/** Peers who write about somebody are not made known by when they did. */
function isAuthored(name: string): boolean {
  const entity = entities.find((each) => each.name === name)
  if (!entity) return false
  return (
    entity.authorField !== undefined || (entity.seenWith !== undefined && isAuthored(entity.seenWith.entity))
  )
}

function olderThan(cursor: string | undefined): { before?: number } {
  if (cursor === undefined) return {}
  const [before] = decodeCursor(cursor)
  if (!Number.isSafeInteger(before)) throw invalidQuery('cursor', 'the cursor is of another list')
  return { before: Number(before) }
}

function nextCursor(found: readonly { readonly id: number }[], limit: number): string | null {
  const last = found[limit - 1]
  return found.length > limit && last ? encodeCursor([last.id]) : null
}

/** Without what was left out: the store tells it from what is there. */
function defined<Query extends object>(query: Query): Defined<Query> {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as Defined<Query>
}
type Defined<Query> = { [Key in keyof Query]: Exclude<Query[Key], undefined> }
