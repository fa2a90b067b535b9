import type { CompanyRecord } from '../company-record.ts'
import type { UnitLife } from '../life/unit-life.ts'
import type { Person } from '../life/person.ts'
import { dateOf } from '../world/calendar.ts'
import type { Day } from '../world/calendar.ts'
import type { Structure } from '../world/structure.ts'
import type { Ids } from '../world/streams.ts'
import type { Witness } from '../witness.ts'

/** What the records of a unit are written from, and with. */
export interface Pen {
  readonly life: UnitLife
  readonly structure: Structure
  readonly departmentId: string
  /** By team; the unit itself, at 0, has none. */
  readonly teamIds: readonly string[]
  readonly ids: Ids
  readonly recruiters: readonly Recruiter[]
  readonly witness: Witness
  readonly emit: (record: CompanyRecord) => void
}

export interface Recruiter {
  readonly id: string
  readonly from: Day
  readonly to: Day | undefined
}

export interface Period {
  readonly from: Day
  readonly to?: Day | undefined
}

/** Writes a record of a person; returns its id. */
export function writeOf(
  { emit }: Pen,
  { id: subjectId, ids }: Person,
  record: {
    readonly entity: string
    readonly prefix: string
    readonly period: Period
    readonly values: CompanyRecord['values']
  },
): string {
  const { entity, prefix, period, values } = record
  const id = ids(prefix)
  const to = period.to === undefined ? {} : { to: dateOf(period.to) }
  emit({ entity, id, subjectId, from: dateOf(period.from), ...to, values })
  return id
}

/** Two periods as one, or nothing when they do not meet. */
export function meet(a: Period, b: Period): Period | undefined {
  const from = Math.max(a.from, b.from)
  const ends = [a.to, b.to].filter((day) => day !== undefined)
  const to = ends.length > 0 ? Math.min(...ends) : undefined
  return to !== undefined && to <= from ? undefined : { from, to }
}
