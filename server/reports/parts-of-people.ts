import type { PartOfPeople } from '@cadre/lifecycle/person-days'
import { minimumCounts } from '@cadre/people'
import type { PlaceOfPerson, ReportPart } from '@cadre/store'

type About = ReportPart['about']

interface Part extends PartOfPeople {
  readonly about: About
}

const { disclosureMinimum } = minimumCounts

/**
 * Of whom a report tells something together: everybody, departments, legal entities, countries, and who reports to somebody, five people or
 * more each. Where those of departments that are too small are fewer than five together, the smallest department that is told is left out
 * as well: else what is told of everybody less that of the others would be theirs. So it is with entities and countries.
 */
export function partsOfPeople(places: readonly PlaceOfPerson[], present: ReadonlySet<string>): Part[] {
  const own = places.filter(({ personId }) => present.has(personId))
  const whole = { about: 'everybody', name: '', personIds: [...present] } as const
  return [
    ...(present.size < disclosureMinimum ? [] : [whole]),
    ...divided('department', own, present.size, ({ departmentId }) => departmentId),
    ...divided('legal entity', own, present.size, ({ legalEntityId }) => legalEntityId),
    ...divided('country', own, present.size, ({ country }) => country),
    ...lines(own),
  ]
}

function divided(
  about: About,
  places: readonly PlaceOfPerson[],
  everybody: number,
  nameOf: (place: PlaceOfPerson) => string | null,
): Part[] {
  const parts = [...Map.groupBy(places, nameOf)]
    .flatMap(([name, own]) =>
      name === null ? [] : { about, name, personIds: own.map(({ personId }) => personId) },
    )
    .filter(({ personIds }) => personIds.length >= disclosureMinimum)
    .toSorted((a, b) => b.personIds.length - a.personIds.length)
  const rest = everybody - parts.reduce((sum, { personIds }) => sum + personIds.length, 0)
  return rest > 0 && rest < disclosureMinimum ? parts.slice(0, -1) : parts
}

function lines(places: readonly PlaceOfPerson[]): Part[] {
  const byLeader = Map.groupBy(
    places.flatMap(({ personId, leaderIds }) => leaderIds.map((leaderId) => ({ personId, leaderId }))),
    ({ leaderId }) => leaderId,
  )
  return [...byLeader]
    .map(([name, own]) => ({ about: 'line' as const, name, personIds: own.map(({ personId }) => personId) }))
    .filter(({ personIds }) => personIds.length >= disclosureMinimum)
}
