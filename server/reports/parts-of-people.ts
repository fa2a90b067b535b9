import type { PartOfPeople } from '@cadre/lifecycle/person-days'
import { minimumCounts } from '@cadre/people'
import type { PlaceOfPerson, ReportPart } from '@cadre/store'

type About = ReportPart['about']

interface Part extends PartOfPeople {
  readonly about: About
}

const { disclosureMinimum } = minimumCounts

/**
 * Of whom a report may tell something together: everybody, departments, legal entities, countries, and who reports to somebody, five people
 * or more each. What is found of them goes through `withoutSmallRest`.
 */
export function partsOfPeople(places: readonly PlaceOfPerson[], present: ReadonlySet<string>): Part[] {
  const own = places.filter(({ personId }) => present.has(personId))
  const whole = { about: 'everybody', name: '', personIds: [...present] } as const
  return [
    ...(present.size < disclosureMinimum ? [] : [whole]),
    ...divided('department', own, ({ departmentId }) => departmentId),
    ...divided('legal entity', own, ({ legalEntityId }) => legalEntityId),
    ...divided('country', own, ({ country }) => country),
    ...lines(own),
  ]
}

function divided(
  about: About,
  places: readonly PlaceOfPerson[],
  nameOf: (place: PlaceOfPerson) => string | null,
): Part[] {
  return [...Map.groupBy(places, nameOf)]
    .flatMap(([name, own]) =>
      name === null ? [] : { about, name, personIds: own.map(({ personId }) => personId) },
    )
    .filter(({ personIds }) => personIds.length >= disclosureMinimum)
    .toSorted((a, b) => b.personIds.length - a.personIds.length)
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
