import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { createRecords } from '../facts/write-records.ts'
import { columnName } from '../schema/column-name.ts'
import { tableOf } from '../schema/entity-columns.ts'
import type { Values } from '../facts/record.ts'

/** Kinds that a sheet may name anew: a name is all they need, or what the mapping fixes. */
const creatable: ReadonlySet<string> = new Set([
  'department',
  'job',
  'job_family',
  'team',
  'skill',
  'course',
  'location',
  'legal_entity',
])

/** A record that rows name and that is yet to be made; until then it has an id that begins with `new`. */
export interface NewReference {
  readonly id: string
  readonly entity: string
  readonly values: Values
  /** The first day on which something refers to it. */
  readonly since: CivilDate
}

interface ReferenceWords {
  readonly entity: string
  readonly words: readonly string[]
  /** Values of what is made anew, such as the country of places. */
  readonly values: Values
  readonly mayCreate: boolean
}

/** A word as names are compared: without outer and double spaces, and case. */
export const wordKey = (word: string): string => word.replaceAll(/\s+/gu, ' ').trim().toLowerCase()

/**
 * The records of one kind that words name, by id, code or name, by `wordKey`. What there is none of gets an id that
 * begins with `new`, where making it takes no more than a name.
 */
export async function findReferences(
  session: Session,
  { entity: name, words, values, mayCreate }: ReferenceWords,
): Promise<{
  readonly ids: ReadonlyMap<string, string>
  readonly fresh: ReadonlyMap<string, Omit<NewReference, 'since'>>
}> {
  const entity = entityNamed(name)
  const ids = await readNames(session, name)
  const lacks = Object.entries(entity.fields).some(
    ([field, { isRequired }]) => isRequired && field !== 'name' && values[field] === undefined,
  )
  const fresh = new Map<string, Omit<NewReference, 'since'>>()
  if (!mayCreate || lacks || !creatable.has(name)) return { ids, fresh }
  for (const word of words) {
    const key = wordKey(word)
    if (ids.has(key) || /^[a-z]{3}_[0-9A-Za-z]{22}$/.test(word)) continue
    // No cell of a sheet holds NUL, so that none is taken for such an id.
    const id = `new\0${name} ${key}`
    ids.set(key, id)
    fresh.set(id, { id, entity: name, values: { ...values, name: word.slice(0, 200) } })
  }
  return { ids, fresh }
}

/** Makes what rows name; returns the ids by those that began with `new`. */
export async function createReferences(
  session: Session,
  references: readonly NewReference[],
  batchId: string,
): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const [name, ofKind] of Map.groupBy(references, ({ entity }) => entity)) {
    const records = ofKind.map(({ values, since }) => ({ from: since, values, batchId }))
    const ids = await createRecords(session, entityNamed(name), records)
    ofKind.forEach(({ id }, index) => made.set(id, ids[index]!))
  }
  return made
}

/** The field that a record is called by, where it has one: a date of a course has only its day, which others have too. */
export function nameField(name: string): string | undefined {
  const { title, fields } = entityNamed(name)
  const [first] = title
  return first !== undefined && fields[first]?.type === 'text' ? first : undefined
}

/** Names before codes before ids: a word means the first. */
export async function readNames({ trx }: Session, name: string): Promise<Map<string, string>> {
  const entity = entityNamed(name)
  const field = nameField(name)
  const title = field === undefined ? sql`null` : sql.ref(columnName(field))
  const code = 'code' in entity.fields ? sql.ref('code') : sql`null`
  const { rows } = await sql<{ id: string; name: string | null; code: string | null }>`
    select id, ${title} as name, ${code} as code from ${sql.raw(tableOf(entity))} where upper_inf(recorded) order by id`.execute(
    trx,
  )
  const ids = new Map<string, string>(rows.map(({ id }) => [wordKey(id), id]))
  for (const { id, code: word } of rows) if (word !== null) ids.set(wordKey(word), id)
  for (const { id, name: word } of rows) if (word !== null) ids.set(wordKey(word), id)
  return ids
}
