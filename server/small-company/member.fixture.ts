import type { CivilDate } from '@cadre/core'
import type { Random } from '@cadre/learn'
import type { CompanyRecord } from '@cadre/synth'
import { seededId } from './seeded-id.fixture.ts'
import type { Structure, Unit } from './small-structure.fixture.ts'

export interface Member {
  readonly id: string
  readonly unit: Unit
  readonly level: number
  readonly location: number
  readonly hired: CivilDate
  readonly left: CivilDate | undefined
  readonly managerId: string | undefined
}

/** What the records of one member are drawn from. */
export interface Draft {
  readonly random: Random
  readonly member: Member
  /** Place in the order of hiring, from nought. */
  readonly index: number
  readonly structure: Structure
  readonly today: CivilDate
}

export interface Period {
  readonly from: CivilDate
  readonly to?: CivilDate
}

/** A record about a member, in force for as long as they are employed unless another period is given. */
export function recordOf(
  { random, member }: Draft,
  [entity, prefix, values]: readonly [entity: string, prefix: string, values: CompanyRecord['values']],
  period: Period = employedPeriod(member),
): CompanyRecord {
  return { entity, id: seededId(random, prefix), subjectId: member.id, ...period, values }
}

function employedPeriod({ hired, left }: Member): Period {
  return { from: hired, ...(left && { to: left }) }
}

/** The last day that a member is looked at: that of leaving, or today. */
export function endOf({ member, today }: Draft): CivilDate {
  return member.left ?? today
}
