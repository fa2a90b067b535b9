import { nameKey } from '@cadre/connect/records'
import type { PersonKey } from '@cadre/connect/records'
import { foldAccents } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** Who a word means: one person, nobody, several, or somebody whom the account does not reach. */
export type Found = { readonly id: string } | { readonly problem: 'nobody' | 'several' | 'out of reach' }

/** Between the parts of what is proven to the database. */
const unitSeparator = '\u001f'

export const keyText = ({ kind, text }: PersonKey): string => `${kind} ${text}`

/** The people that keys of rows mean, by `keyText`. */
export async function findByKeys(session: Session, keys: readonly PersonKey[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  for (const [kind, ofKind] of Map.groupBy(keys, (key) => key.kind)) {
    const words = [...new Set(ofKind.map(({ text }) => text))]
    const known = await idsOf(session, kind, words)
    const ids = kind === 'candidate e-mail' ? await reachedFirst(session, known) : known
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
  const names = byKind.get('name') ?? []
  const byName = await idsByNames(session, names)
  for (const name of names) found.set(name, oneOf(byName.get(name) ?? []))
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
  const { trx, prove } = session
  if (kind === 'name and birth date') return idsByNamesAndBirth(session, words)
  const query = {
    id: sql<{
      word: string
      id: string
    }>`select distinct id as word, id from records.person where id = any (${words}) and upper_inf(recorded)
      union select distinct id, id from records.candidate where id = any (${words}) and upper_inf(recorded)`,
    'employee number': sql<{
      word: string
      id: string
    }>`select word, id from records.people_by_number(${words}, ${prove(`numbers|${words.join(unitSeparator)}`)})`,
    'work e-mail': sql<{
      word: string
      id: string
    }>`select word, id from records.people_by_work_email(${words}, ${prove(`addresses|${words.join(unitSeparator)}`)})`,
    'candidate e-mail': sql<{
      word: string
      id: string
    }>`select word, id from records.candidates_by_email(${words}, ${prove(`candidates|${words.join(unitSeparator)}`)})`,
  }[kind]
  const { rows } = await query.execute(trx)
  return new Map(
    [...Map.groupBy(rows, ({ word }) => word)].map(([word, ofWord]) => [word, ofWord.map(({ id }) => id)]),
  )
}

/** Keys are a name, a space, and a day. */
async function idsByNamesAndBirth(session: Session, keys: readonly string[]): Promise<Map<string, string[]>> {
  const ofName = await idsByNames(session, [...new Set(keys.map((key) => key.slice(0, -11)))])
  const ids = [...new Set([...ofName.values()].flat())]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; birthDate: string }>`
    select distinct person_id as id, birth_date as "birthDate" from records.contact_details
    where person_id = any (${ids}) and birth_date is not null and upper_inf(recorded)`.execute(session.trx)
  const births = new Set(rows.map(({ id, birthDate }) => `${id} ${birthDate}`))
  return new Map(
    keys.map((key) => [
      key,
      (ofName.get(key.slice(0, -11)) ?? []).filter((id) => births.has(`${id} ${key.slice(-10)}`)),
    ]),
  )
}

/** The people who go by each name, whatever the order of its words. */
async function idsByNames({ trx, prove }: Session, names: readonly string[]): Promise<Map<string, string[]>> {
  const wanted = names.flatMap((name) => {
    const words = name.normalize('NFC').match(/\p{L}{2,}/gu) ?? []
    if (words.length === 0) return []
    // The longest word finds the fewest.
    const patterns = words.sort((one, other) => other.length - one.length).map((word) => `%${word}%`)
    return [{ name, patterns, proof: prove(`search|${patterns.join(unitSeparator)}`) }]
  })
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ name: string; id: string; firstName: string; lastName: string }>`
    select distinct w.name, p.id, p.first_name as "firstName", p.last_name as "lastName"
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w(name text, patterns text[], proof text)
    cross join lateral records.search_people(w.patterns, w.proof) s(id)
    join records.person p on p.id = s.id and upper_inf(p.recorded)`.execute(trx)
  const ids = new Map<string, Set<string>>()
  for (const { name, id, ...person } of rows) {
    if (sortedWords(nameKey(person)) !== sortedWords(name)) continue
    ids.set(name, (ids.get(name) ?? new Set()).add(id))
  }
  return new Map([...ids].map(([name, found]) => [name, [...found]]))
}

/** "LeBlanc, Brandon R" and "Brandon R. LeBlanc" are the same words but for initials. */
function sortedWords(name: string): string {
  const words =
    foldAccents(name)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  return words.sort().join(' ')
}

function oneOf(ids: readonly string[]): Found {
  if (ids.length > 1) return { problem: 'several' }
  return ids[0] === undefined ? { problem: 'nobody' } : { id: ids[0] }
}

/**
 * Somebody may have applied twice under one address. That others than those within reach did is not told: to whoever
 * does not see all of hiring, a candidate beyond reach is one who is not there, and is entered.
 */
async function reachedFirst(
  session: Session,
  known: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, readonly string[]>> {
  const reached = await reachedAmong(session, [...known.values()].flat())
  const { rows } = await sql<{ all: boolean }>`select access.reaches_all('hiring', 'read') as "all"`.execute(
    session.trx,
  )
  const others = rows[0]!.all ? 1 : 0
  return new Map(
    [...known].map(([word, ids]) => {
      const near = ids.filter((id) => reached.has(id))
      return [word, near.length > 0 ? near : ids.slice(0, others)]
    }),
  )
}

async function withoutUnreached(session: Session, found: Map<string, Found>): Promise<Map<string, Found>> {
  const ids = [...found.values()].flatMap((one) => ('id' in one ? [one.id] : []))
  const reached = await reachedAmong(session, ids)
  for (const [word, one] of found)
    if ('id' in one && !reached.has(one.id)) found.set(word, { problem: 'out of reach' })
  return found
}

async function reachedAmong({ trx }: Session, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const reached = new Set<string>()
  for (const [table, prefix] of [
    ['records.person', 'per_'],
    ['records.candidate', 'can_'],
  ] as const) {
    const ofKind = ids.filter((id) => id.startsWith(prefix))
    if (ofKind.length === 0) continue
    const { rows } = await sql<{
      id: string
    }>`select distinct id from ${sql.table(table)} where id = any (${ofKind})`.execute(trx)
    for (const { id } of rows) reached.add(id)
  }
  return reached
}
