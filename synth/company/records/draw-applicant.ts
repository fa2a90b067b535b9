import type { Random } from '@cadre/learn'
import type { Person } from '../life/person.ts'
import type { UnitLife } from '../life/unit-life.ts'
import { families } from '../world/families.ts'
import { namePools } from '../world/names.ts'
import { pick, pickWeighted } from '../world/streams.ts'

/** Somebody who applies. */
export interface Applicant {
  readonly firstName: string
  readonly lastName: string
  readonly gender: 'female' | 'male' | 'other'
  /** Standard deviations; shows in the skills and years of the résumé. */
  readonly fit: number
  readonly hasGap: boolean
  readonly skills: readonly string[]
  readonly source: string
  readonly resume: string
}

/** Draws an applicant, or describes whoever was hired. */
export function drawApplicant(random: Random, { unit }: UnitLife, hired: Person | undefined): Applicant {
  const pool = namePools[unit.country.language]
  const gender =
    hired?.traits.gender ?? pickWeighted(random, ['female', 'male', 'other'] as const, [47, 51.8, 1.2])
  const given = gender === 'male' ? pool.male : pool.female
  // Skills and years are all that fit is made of: what a résumé shows.
  const skills = unit.family.skills.filter(() => random.next() < (hired ? 0.8 : 0.5))
  const years = Math.floor(12 * random.next() ** 1.5) + (hired ? 1 : 0)
  const fit = 0.85 * (skills.length - 2) + 0.16 * (years - 4.3)
  const hasGap = random.next() < 0.15
  const firstName = hired?.traits.firstName ?? pick(random, given)
  const lastName = hired?.traits.lastName ?? pick(random, pool.family)
  const other = pick(random, pick(random, families).skills)
  return {
    firstName,
    lastName,
    gender,
    fit,
    hasGap,
    skills,
    source: hired?.spells.at(-1)?.source ?? pick(random, ['job board', 'referral', 'career page', 'agency']),
    resume: [
      `${firstName} ${lastName}`,
      `${years} years of work in ${unit.family.name.toLowerCase()}.`,
      hasGap ? 'A gap of 14 months between two jobs.' : 'Work without interruption.',
      skills.length > 0 ? `Skills: ${skills.join(', ')}.` : `Skills: ${other}.`,
      pick(random, [
        'I like to see a thing finished.',
        'I ask until I understand.',
        'I keep calm in a rush.',
      ]),
    ].join('\n'),
  }
}
