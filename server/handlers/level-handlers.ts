import { nameRecords, peopleWithLevels, usualProductivity } from '@cadre/store'
import { productivity } from '@cadre/usecases'
import type { Call } from '../context.ts'
import { levelsOfPeople } from '../reports/levels-of-people.ts'

/** By name: an order of how much is done would be a ranking of people. */
export async function handleReadOwnLevels({ session }: Call): Promise<unknown> {
  const usual = await usualProductivity(session)
  const people = usual ? await peopleWithLevels(session) : []
  if (!usual || people.length === 0) return { asOf: null, items: [], names: {} }
  const levels = await levelsOfPeople(session, people, usual)
  const items = levels.flatMap(({ personId, level }) => (Number.isNaN(level) ? [] : [{ personId, level }]))
  const names = await nameRecords(
    session,
    items.map(({ personId }) => personId),
  )
  const nameOf = ({ personId }: { readonly personId: string }): string => names[personId] ?? personId
  return { asOf: usual.asOf, items: items.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b))), names }
}

/** One's own level, from one's own records by one's own rights. */
export async function handleOwnProductivity({ session }: Call): Promise<unknown> {
  const { personId } = session.caller
  const usual = await usualProductivity(session)
  const { mustNever } = productivity
  const isToldToLead = usual?.isToldToLeads ?? false
  const [own] = usual && personId !== null ? await levelsOfPeople(session, [personId], usual) : []
  if (!usual || !own || Number.isNaN(own.level))
    return { asOf: usual?.asOf ?? null, level: null, ratio: null, usual: null, isToldToLead, mustNever }
  const { level, ratio } = own
  return { asOf: usual.asOf, level, ratio, usual: own.usual, isToldToLead, mustNever }
}
