import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** Which day is looked at, and with the knowledge of which moment; without `knownAt`, of now. */
export interface Moment {
  readonly asOf: CivilDate
  readonly knownAt?: string
}

/**
 * Whether a row of the table holds on the day, as known then. Said by the ends of the period, not by
 * `valid @> day`: under row policies the planner may not look at statistics of ranges, believes that one row in
 * 200 holds, and picks plans for a handful where there are thousands.
 */
export function holds(table: string, { asOf, knownAt }: Moment): RawBuilder<unknown> {
  const valid = sql.ref(`${table}.valid`)
  const recorded = sql.ref(`${table}.recorded`)
  const onDay = sql`lower(${valid}) <= ${asOf}::date and (upper_inf(${valid}) or upper(${valid}) > ${asOf}::date)`
  return knownAt === undefined
    ? sql`${onDay} and upper_inf(${recorded})`
    : sql`${onDay} and ${recorded} @> ${knownAt}::timestamptz`
}
