import { AppError } from '@cadre/core'
import { bandsOfPeople, mayProcess, nameRecords, placesOfPeople } from '@cadre/store'
import type { PlaceOfPerson, ReportPart } from '@cadre/store'
import type { Call } from '../context.ts'
import { reviewerSight } from '../models/reviewer-sight.ts'

/** More than this are no part that somebody reads name by name. */
const mostPeople = 500

/** Everybody of a part with the band, by name: an order of risk would be a list of who will leave. */
export async function handleReadPartBands({ session, query }: Call): Promise<unknown> {
  const part = query as Pick<ReportPart, 'about' | 'name'>
  const places = await placesOfPeople(session, { asOf: session.errand.today })
  const people = places.filter((place) => isOf(part, place)).map(({ personId }) => personId)
  if (people.length > mostPeople)
    throw new AppError(
      'request-invalid',
      `This part has ${people.length} people. Choose one of at most ${mostPeople}, such as a department.`,
      { people: people.length },
    )
  const asked = await mayProcess(session, 'retention', people)
  const allowed = asked.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : []))
  const { isHidden } = await reviewerSight(session, allowed)
  const found = (await bandsOfPeople(session, allowed)).filter((one) => !isHidden(one))
  const names = await nameRecords(
    session,
    found.map(({ personId }) => personId),
  )
  const nameOf = ({ personId }: { readonly personId: string }): string => names[personId] ?? personId
  const items = found
    .map(({ personId, band, asOf }) => ({ personId, band, asOf }))
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
  return { people: people.length, items, names }
}

function isOf({ about, name }: Pick<ReportPart, 'about' | 'name'>, place: PlaceOfPerson): boolean {
  switch (about) {
    case 'department':
      return place.departmentId === name
    case 'legal entity':
      return place.legalEntityId === name
    case 'country':
      return place.country === name
    default:
      return place.leaderIds.includes(name)
  }
}
