import { addMonths, AppError, monthEnds } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { PersonDays } from '@cadre/lifecycle/person-days'
import type { Purpose } from '@cadre/people'
import { featureNamed } from '@cadre/people/features'
import { placesOfPeople } from '@cadre/store'
import type { NewReport, PlaceOfPerson } from '@cadre/store'
import { snapshotFeatures } from '@cadre/store/features'
import type { KnownPast } from '@cadre/store/features'
import type { JobWork } from '../jobs/define-job.ts'
import { processablePeople } from '../lake/processable-people.ts'
import { readFeatureRows } from '../lake/read-feature-rows.ts'
import { partsOfPeople } from './parts-of-people.ts'

/** A job that makes a report of a day. */
export interface Studying {
  readonly work: JobWork<{
    readonly asOf?: string | undefined
    readonly horizonMonths?: number | undefined
    readonly every?: number | undefined
  }>
  /** What is taken as known of past days. */
  readonly past: KnownPast
  /** The day that the report is of, and what was known when it was asked for. */
  readonly asOf: CivilDate
  readonly knownAt: string
}

/** Months from one look to the next, unless it is small enough to look at every month. */
const usualStep = 3
/** Looks at people that are studied within minutes. */
const mostLooks = 10_000
/** Months that are looked back on. */
const lookBack = 48

/** Months from one look to the next: as asked, each where that is few looks at people, every third otherwise. */
export async function stepFor({ work: { input, inSession }, asOf }: Studying): Promise<number> {
  if (input.every !== undefined) return input.every
  const people = (await inSession((session) => placesOfPeople(session, { asOf }))).length
  return people * lookBack <= mostLooks ? 1 : usualStep
}

export const quartersUpTo = (asOf: CivilDate): CivilDate[] => looksUpTo(asOf, usualStep)

/** Ends of every so many months up to a day, which is one. */
export function looksUpTo(asOf: CivilDate, every: number): CivilDate[] {
  const ends = monthEnds(addMonths(asOf, -lookBack), asOf).filter((day) => day <= asOf)
  return ends.filter((_, at) => (ends.length - 1 - at) % every === 0)
}

interface Wanted {
  /** What the data set is called. */
  readonly name: string
  readonly features: readonly string[]
  readonly days: readonly CivilDate[]
}

interface StudyRows {
  readonly rows: PersonDays
  readonly data: NewReport['data']
}

/** What was known of everybody on days, without who may not be looked at for the purpose of the job. */
export async function studyRows(
  { work: { context, inSession, signal }, past }: Studying,
  { name, features, days }: Wanted,
): Promise<StudyRows> {
  const { lake, now } = context
  const manifest = await snapshotFeatures(lake, {
    name,
    features: features.flatMap((feature) => featureNamed(feature) ?? []),
    days: [...days],
    ...past,
    now: now(),
    signal,
    only: processablePeople(inSession),
  })
  const purpose: Purpose = await inSession(async ({ errand }) => errand.purpose)
  const rows = await readFeatureRows(lake, manifest, purpose)
  if (rows.days.length === 0)
    throw new AppError(
      'too-little-data',
      'Nobody who was employed on these days may be looked at for this purpose.',
    )
  return { rows, data: { name: manifest.name, hash: manifest.hash } }
}

/** Of whom it is told together, of those who are there on the day. */
export async function partsOn(
  { work: { inSession }, asOf }: Studying,
  present: ReadonlySet<string>,
): Promise<ReturnType<typeof partsOfPeople>> {
  return partsOfPeople(await inSession((session) => placesOfPeople(session, { asOf })), present)
}

/** The department of each person, by day. */
export async function departmentsOn(
  { work: { inSession } }: Studying,
  days: readonly CivilDate[],
): Promise<Map<CivilDate, Map<string, string>>> {
  const byDay = new Map<CivilDate, Map<string, string>>()
  for (const asOf of days) {
    const places: PlaceOfPerson[] = await inSession((session) => placesOfPeople(session, { asOf }))
    byDay.set(
      asOf,
      new Map(
        places.flatMap(({ personId, departmentId }) =>
          departmentId === null ? [] : [[personId, departmentId]],
        ),
      ),
    )
  }
  return byDay
}

/** Who is there on the last day of some rows. */
export function presentIn({ personIds, days }: PersonDays, day: CivilDate): ReadonlySet<string> {
  return new Set(personIds.filter((_, row) => days[row] === day))
}
