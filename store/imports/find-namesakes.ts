import type { RowIssue, RowReading } from '@cadre/connect/records'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

interface NewPerson {
  readonly row: number
  readonly column: string
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string | undefined
}

/**
 * Rows that seem to be of somebody new, of whose name somebody within reach is there already and not known to be born
 * on another day: a note with the ids, for whoever imports to decide on.
 */
export async function findNamesakes(session: Session, readings: readonly RowReading[]): Promise<RowIssue[]> {
  const { trx, prove } = session
  const people = readings.flatMap(newPersonOf)
  if (people.length === 0) return []
  const [firstNames, lastNames] = [
    people.map(({ firstName }) => firstName),
    people.map(({ lastName }) => lastName),
  ]
  const proof = prove(`names|${firstNames.join('\u001f')}|${lastNames.join('\u001f')}`)
  const { rows: found } = await sql<{
    place: number
    id: string
  }>`select place, id from records.people_by_name(${firstNames}::text[], ${lastNames}::text[], ${proof})`.execute(
    trx,
  )
  if (found.length === 0) return []
  const ids = [...new Set(found.map(({ id }) => id))]
  const { rows: reached } = await sql<{ id: string; birthDate: string | null }>`
    select distinct p.id, c.birth_date as "birthDate" from records.person p
    left join records.contact_details c on c.person_id = p.id and upper_inf(c.recorded)
    where p.id = any (${ids}) and upper_inf(p.recorded)`.execute(trx)
  const births = Map.groupBy(reached, ({ id }) => id)
  const namesakes = Map.groupBy(found, ({ place }) => place)
  return people.flatMap((person, index) => {
    const { row, column, birthDate } = person
    const candidates = (namesakes.get(index + 1) ?? []).flatMap(({ id }) => {
      const known = births.get(id)
      const isOther =
        birthDate !== undefined &&
        known?.every((one) => one.birthDate !== null && one.birthDate !== birthDate)
      return known === undefined || isOther ? [] : [id]
    })
    if (candidates.length === 0) return []
    const message = `Somebody of this name is there already: ${candidates.slice(0, 3).join(', ')}. Leave the row out, or give that person's number, if it is the same person.`
    return [{ row, column, code: 'person_known', level: 'note', message }]
  })
}

function newPersonOf({ row, wishes }: RowReading): NewPerson[] {
  const person = wishes.find(({ entity }) => entity === 'person')
  const { firstName, lastName } = person?.values ?? {}
  if (typeof firstName !== 'string' || typeof lastName !== 'string') return []
  const birth = wishes.find(({ entity }) => entity === 'contact_details')?.values['birthDate']
  const birthDate = typeof birth === 'string' ? birth : undefined
  return [{ row, column: person?.columns['lastName'] ?? '', firstName, lastName, birthDate }]
}
