import { newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { createRecords } from '../facts/write-records.ts'
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

export interface ReferenceWords {
  readonly entity: string
  readonly words: readonly string[]
}

export interface ReferenceOptions {
  /** The first day of what is made anew: the earliest that anything refers to it. */
  readonly since: CivilDate
  /** Values of what is made anew, by kind, such as the country of places. */
  readonly fixed: ReadonlyMap<string, Values>
  readonly batchId: string
  /** Makes nothing; what would be made has an id that begins with `new`. */
  readonly isDry: boolean
}

export interface References {
  /** Ids by word, as `wordKey` has it. */
  readonly ids: ReadonlyMap<string, string>
  readonly created: readonly string[]
}

/** A word as names are compared: without outer and double spaces, and case. */
export const wordKey = (word: string): string => word.replaceAll(/\s+/gu, ' ').trim().toLowerCase()

/** The records of one kind that words name, by id, code or name; what there is none of is made, where that takes no more than a name. */
export async function findReferences(
  session: Session,
  { entity: name, words }: ReferenceWords,
  options: ReferenceOptions,
): Promise<References> {
  const entity = entityNamed(name)
  const ids = await readNames(session, name)
  const wanted = [...new Map(words.map((word) => [wordKey(word), word])).entries()].filter(
    ([key]) => !ids.has(key),
  )
  const values = options.fixed.get(name) ?? {}
  const lacks = Object.entries(entity.fields).some(
    ([field, { isRequired }]) => isRequired && field !== 'name' && values[field] === undefined,
  )
  if (wanted.length === 0 || !creatable.has(name) || lacks) return { ids, created: [] }
  const records = wanted
    .filter(([, word]) => !/^[a-z]{3}_[0-9A-Za-z]{22}$/.test(word))
    .map(([key, word]) => ({
      key,
      id: options.isDry ? `new ${key}` : newId(entity.idPrefix),
      word: word.slice(0, 200),
    }))
  if (!options.isDry) {
    await createRecords(
      session,
      entity,
      records.map(({ id, word }) => ({
        id,
        from: options.since,
        values: { ...values, name: word },
        batchId: options.batchId,
      })),
    )
  }
  for (const { key, id } of records) ids.set(key, id)
  return { ids, created: records.map(({ id }) => id) }
}

/** Names before codes before ids: a word means the first. */
async function readNames({ trx }: Session, name: string): Promise<Map<string, string>> {
  const entity = entityNamed(name)
  const [first] = entity.title
  const title = first === undefined || !(first in entity.fields) ? sql`null` : sql.ref(first)
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
