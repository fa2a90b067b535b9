import type { CivilDate } from '@cadre/core'
import type { CompanyRecord } from '@cadre/synth'
import { endOf, recordOf } from './member.fixture.ts'
import type { Draft, Period } from './member.fixture.ts'
import { familyNames, givenNames } from './names.fixture.ts'
import { daysAfter, pick } from './seeded-id.fixture.ts'

const midpoints = [24_000, 31_000, 42_000, 56_000, 76_000, 115_000]

/** Who somebody is, what they were hired as and are paid, and whom they report to. */
export function* memberRecords(draft: Draft): Generator<CompanyRecord> {
  yield* identityRecords(draft)
  const promoted = drawPromotion(draft)
  yield* assignmentRecords(draft, promoted)
  yield* placeRecords(draft)
  yield* payRecords(draft, promoted)
  yield protectedRecord(draft)
}

function* identityRecords(draft: Draft): Generator<CompanyRecord> {
  const { random, member, index } = draft
  const [firstName, lastName] = [pick(random, givenNames), pick(random, familyNames)]
  const handle = `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
  yield {
    entity: 'person',
    id: member.id,
    from: member.hired,
    values: {
      firstName,
      lastName,
      employeeNumber: `N${String(10_000 + index)}`,
      workEmail: `${handle}.${index}@norte.example`,
      language: 'es',
      isSynthetic: true,
    },
  }
  yield employmentRecord(draft)
  yield termsRecord(draft)
  yield contactRecord(draft, handle)
}

function employmentRecord(draft: Draft): CompanyRecord {
  const { random, member, structure } = draft
  const { id: legalEntityId } = legalEntityOf(draft, structure)
  return recordOf(draft, [
    'employment',
    'emp',
    {
      legalEntityId,
      type: random.next() < 0.9 ? 'full time' : 'part time',
      ...(member.left && {
        leavingKind: random.next() < 0.75 ? 'voluntary' : 'involuntary',
        leavingReason: 'not said',
      }),
    },
  ])
}

function termsRecord(draft: Draft): CompanyRecord {
  const { random } = draft
  const fte = random.next() < 0.88 ? 1 : 0.5 + 0.1 * random.integer(4)
  return recordOf(draft, ['work_terms', 'trm', { fte, weeklyHours: 40, remoteShare: random.integer(5) / 5 }])
}

function contactRecord(draft: Draft, handle: string): CompanyRecord {
  const { random, member, index, structure } = draft
  const isAtHome = structure.locations[member.location]!.entity === 0
  return recordOf(draft, [
    'contact_details',
    'con',
    {
      personalEmail: `${handle}.${index}@mail.example`,
      city: isAtHome ? 'Madrid' : 'Lima',
      country: isAtHome ? 'ES' : 'PE',
      commuteKm: Math.round(5 + 20 * random.next()),
      nationalId: String(10_000_000 + random.integer(89_999_999)),
      birthDate: daysAfter(member.hired, -365 * (20 + random.integer(35))),
    },
  ])
}

/** The day of a promotion, for some of those who could have had one and stayed long enough. */
function drawPromotion(draft: Draft): CivilDate | undefined {
  const { random, member } = draft
  const isPromoted = member.level > 0 && member.level < 5 && random.next() < 0.3
  if (!isPromoted) return undefined
  const promoted = daysAfter(member.hired, 200 + random.integer(500))
  return promoted < endOf(draft) ? promoted : undefined
}

function* assignmentRecords(draft: Draft, promoted: CivilDate | undefined): Generator<CompanyRecord> {
  const { member, structure } = draft
  const { unit } = member
  for (const { level, period, changeReason } of steps(draft, promoted)) {
    const values = {
      jobId: unit.jobs[level]!.id,
      title: unit.jobs[level]!.title,
      departmentId: unit.id,
      locationId: structure.locations[member.location]!.id,
      legalEntityId: legalEntityOf(draft, structure).id,
      gradeId: structure.grades[level],
      share: 1,
      isPrimary: true,
      changeReason,
    }
    yield recordOf(draft, ['job_assignment', 'asg', values], period)
  }
}

function* placeRecords(draft: Draft): Generator<CompanyRecord> {
  const { random, member } = draft
  const { managerId, unit } = member
  if (managerId) yield recordOf(draft, ['manager_line', 'lin', { managerId, kind: 'line' }])
  const teamId = unit.teams[random.integer(unit.teams.length)]!
  yield recordOf(draft, ['team_membership', 'tmb', { teamId, share: 1 }])
}

function* payRecords(draft: Draft, promoted: CivilDate | undefined): Generator<CompanyRecord> {
  const { random, member, structure } = draft
  const { currency } = legalEntityOf(draft, structure)
  const factor = member.unit.payFactor * (currency === 'PEN' ? 2.2 : 1) * (0.88 + 0.24 * random.next())
  for (const { level, period, changeReason } of steps(draft, promoted)) {
    const amount = { minor: Math.round(midpoints[level]! * factor) * 100, currency }
    yield recordOf(draft, ['pay', 'pay', { component: 'base', amount, period: 'year', changeReason }], period)
  }
}

interface Step {
  readonly level: number
  readonly period: Period
  readonly changeReason: string
}

/** The level somebody was hired at and, if promoted, that of today. */
function steps({ member }: Draft, promoted: CivilDate | undefined): Step[] {
  const { level, hired, left } = member
  const until = left ? { to: left } : {}
  if (!promoted) return [{ level, period: { from: hired, ...until }, changeReason: 'hire' }]
  return [
    { level: level - 1, period: { from: hired, to: promoted }, changeReason: 'hire' },
    { level, period: { from: promoted, ...until }, changeReason: 'promotion' },
  ]
}

function protectedRecord(draft: Draft): CompanyRecord {
  const genders = ['female', 'male', 'female', 'male', 'other', 'prefers not to say']
  const gender = pick(draft.random, genders)
  return recordOf(draft, ['protected_profile', 'prt', { gender, source: 'self-identified' }])
}

function legalEntityOf({ member }: Draft, { entities, locations }: Draft['structure']) {
  return entities[locations[member.location]!.entity]!
}
