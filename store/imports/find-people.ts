import { nameKey } from '@cadre/connect/records'
import type { PersonKey } from '@cadre/connect/records'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** Who a word means: one person, nobody, several, or somebody whom the account does not reach. */
export type Found = { readonly id: string } | { readonly problem: 'nobody' | 'several' | 'out of reach' }

export const keyText = ({ kind, text }: PersonKey): string => `${kind} ${text}`

/** The people that keys of rows mean, by `keyText`. */
export async function findByKeys(session: Session, keys: readonly PersonKey[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  for (const [kind, ofKind] of Map.groupBy(keys, (key) => key.kind)) {
    const words = [...new Set(ofKind.map(({ text }) => text))]
    const ids = await idsOf(session, kind, words)
    for (const word of words) found.set(keyText({ kind, text: word }), oneOf(ids.get(word) ?? []))
  }
  return withoutUnreached(session, found)
}

/**
 * The people that words of a sheet mean, such as the name of a manager: an id, an address, an employee number,
 * or a name that one person has. `known` keeps what was found before, for the next rows.
 */
export async function findByWords(session: Session, words: readonly string[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  const byKind = Map.groupBy(words, kindOfWord)
  for (const kind of ['id', 'work e-mail', 'employee number'] as const) {
    const ofKind = byKind.get(kind) ?? []
    const keys = ofKind.map((word) => ({ kind, text: kind === 'id' ? word : word.toLowerCase() }))
    const results = await findByKeys(session, keys)
    ofKind.forEach((word, index) => found.set(word, results.get(keyText(keys[index]!))!))
  }
  for (const word of byKind.get('name') ?? []) found.set(word, oneOf(await idsByName(session, word)))
  return withoutUnreached(session, found)
}

function kindOfWord(word: string): 'id' | 'work e-mail' | 'employee number' | 'name' {
  if (/^per_[0-9A-Za-z]{22}$/.test(word)) return 'id'
  if (word.includes('@')) return 'work e-mail'
  return /\d/.test(word) && !word.includes(' ') ? 'employee number' : 'name'
}

async function idsOf(
  session: Session,
  kind: PersonKey['kind'],
  words: readonly string[],
): Promise<Map<string, string[]>> {
  const { trx } = session
  if (kind === 'name and birth date') {
    const entries: [string, string[]][] = []
    for (const word of words) entries.push([word, await idsByNameAndBirth(session, word)])
    return new Map(entries)
  }
  const query = {
    id: sql<{
      word: string
      id: string
    }>`select distinct id as word, id from records.person where id = any (${words}) and upper_inf(recorded)`,
    'employee number': sql<{
      word: string
      id: string
    }>`select word, id from records.people_by_number(${words})`,
    'work e-mail': sql<{
      word: string
      id: string
    }>`select word, id from records.people_by_work_email(${words})`,
  }[kind]
  const { rows } = await query.execute(trx)
  return new Map(
    [...Map.groupBy(rows, ({ word }) => word)].map(([word, ofWord]) => [word, ofWord.map(({ id }) => id)]),
  )
}

async function idsByNameAndBirth(session: Session, text: string): Promise<string[]> {
  const [name, birthDate] = [text.slice(0, -11), text.slice(-10)]
  const ids = await idsByName(session, name)
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from records.contact_details
    where person_id = any (${ids}) and birth_date = ${birthDate}::date and upper_inf(recorded)`.execute(
    session.trx,
  )
  return rows.map(({ id }) => id)
}

async function idsByName({ trx }: Session, name: string): Promise<string[]> {
  const words =
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}{2,}/gu) ?? []
  if (words.length === 0) return []
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<{ id: string; firstName: string; lastName: string }>`
    select distinct p.id, p.first_name as "firstName", p.last_name as "lastName" from records.person p
    where p.id in (select records.search_people(${patterns})) and upper_inf(p.recorded)`.execute(trx)
  const wanted = sortedWords(name)
  return [...new Set(rows.filter((row) => sortedWords(nameKey(row)) === wanted).map(({ id }) => id))]
}

/** "LeBlanc, Brandon R" and "Brandon R. LeBlanc" are the same words but for initials. */
function sortedWords(name: string): string {
  const words =
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  return words.sort().join(' ')
}

function oneOf(ids: readonly string[]): Found {
  if (ids.length > 1) return { problem: 'several' }
  return ids[0] === undefined ? { problem: 'nobody' } : { id: ids[0] }
}

async function withoutUnreached({ trx }: Session, found: Map<string, Found>): Promise<Map<string, Found>> {
  const ids = [...found.values()].flatMap((one) => ('id' in one ? [one.id] : []))
  if (ids.length === 0) return found
  const { rows } = await sql<{
    id: string
  }>`select distinct id from records.person where id = any (${ids})`.execute(trx)
  const reached = new Set(rows.map(({ id }) => id))
  for (const [word, one] of found)
    if ('id' in one && !reached.has(one.id)) found.set(word, { problem: 'out of reach' })
  return found
}
