import { addDays } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { groupAlike, minimumCounts } from '@cadre/people'
import type { QuasiIdentifier, Traits } from '@cadre/people'
import type { PersonTraits } from './people-traits.ts'

/** All dates of a person are earlier by up to this many days, less one; they are seen for that much less. */
export const shiftDays = 91

/** A person as the data set `people` tells, and from when to when anything of them is seen in shifted dates. */
export interface CoarsePerson {
  readonly personId: string
  readonly told: Readonly<Record<string, string | number | boolean | null>>
  readonly seenFrom: CivilDate
  readonly seenUntil: CivilDate
}

/** What is kept fine first, when not everything can be. */
const weights: Readonly<Record<QuasiIdentifier, number>> = {
  left: 5,
  country: 4,
  department: 3,
  joined: 2,
  employmentType: 1.5,
  gradeRank: 1.5,
  jobFamily: 1,
}

/** Later than any quarter, for who has not left. */
const notLeft = 100_000

/**
 * Makes what tells people apart coarser, so that five or more share every combination. Gives nobody when
 * there are fewer than five. What is seen of a person begins after the quarters in which the group joined
 * and ends before those in which it left, so that no first or last record tells more than the group does.
 */
export function coarsenPeople(people: readonly PersonTraits[], asOf: CivilDate): CoarsePerson[] {
  if (people.length < minimumCounts.disclosureMinimum) return []
  const traits = people.map((person): Traits => ({
    ...person,
    joined: quarterOf(person.hired),
    left: person.left === null ? notLeft : quarterOf(person.left),
  }))
  return groupAlike(traits, weights).flatMap((members) => {
    const group = members.map((index) => traits[index]!)
    const [joinedFrom, joinedTo] = rangeOf(group, 'joined')
    const [leftFrom, leftTo] = rangeOf(group, 'left')
    const end = leftFrom === notLeft ? addDays(asOf, 1) : firstDayOf(leftFrom)
    const told = {
      ...Object.fromEntries(
        (['department', 'country', 'jobFamily', 'employmentType'] as const).map((name) => [
          name,
          sharedBy(group, name),
        ]),
      ),
      ...gradesOf(group),
      joinedFrom: labelOf(joinedFrom),
      joinedTo: labelOf(joinedTo),
      hasLeft: leftFrom === notLeft ? false : leftTo === notLeft ? null : true,
      leftFrom: leftTo === notLeft ? null : labelOf(leftFrom),
      leftTo: leftTo === notLeft ? null : labelOf(leftTo),
    }
    const seen = { seenFrom: firstDayOf(joinedTo + 1), seenUntil: addDays(end, -shiftDays) }
    return members.map((index) => ({ personId: people[index]!.personId, told, ...seen }))
  })
}

function sharedBy(group: readonly Traits[], name: string): string | null {
  const values = new Set(group.map((traits) => traits[name] ?? null))
  const [value] = values
  return values.size === 1 ? (value as string | null) : 'several'
}

function gradesOf(group: readonly Traits[]): { gradeFrom: number | null; gradeTo: number | null } {
  const ranks = group.map(({ gradeRank }) => gradeRank)
  if (ranks.some((rank) => typeof rank !== 'number')) return { gradeFrom: null, gradeTo: null }
  const [gradeFrom, gradeTo] = rangeOf(group, 'gradeRank')
  return { gradeFrom, gradeTo }
}

function rangeOf(group: readonly Traits[], name: string): [number, number] {
  const values = group.map((traits) => Number(traits[name]))
  return [Math.min(...values), Math.max(...values)]
}

/** Quarters since the year 0. */
function quarterOf(date: CivilDate): number {
  return Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3)
}

const yearOf = (quarter: number): string => String(Math.floor(quarter / 4)).padStart(4, '0')
const labelOf = (quarter: number): string => `${yearOf(quarter)}-Q${(quarter % 4) + 1}`
const firstDayOf = (quarter: number): CivilDate =>
  `${yearOf(quarter)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`
