import { addDays } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** A month as `YYYY-MM`. */
export type Month = string

/** The last day of a month. */
export function lastDayOf(month: Month): CivilDate {
  return addDays(`${addMonths(month, 1)}-01`, -1)
}

/** The month some months later (earlier when negative). */
export function addMonths(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The last month that is over. */
export function lastClosedMonth(today: CivilDate): Month {
  return addMonths(today.slice(0, 7), -1)
}

/** The months of a span, both ends included. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

/**
 * The moments at which what was known of some months was frozen; those not asked about before are
 * frozen now. Later corrections of a frozen month do not show in its aggregates.
 */
export async function freezeMonths(
  { trx }: Session,
  months: readonly Month[],
): Promise<ReadonlyMap<Month, string>> {
  const first = months.map((month) => `${month}-01`)
  await sql`insert into derived.frozen_month (month) select m::date from unnest(${first}::text[]) m
    on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ month: string; frozen: string }>`
    select to_char(month, 'YYYY-MM') as month, to_json(frozen_at)#>>'{}' as frozen
    from derived.frozen_month where month = any (${first}::date[])`.execute(trx)
  return new Map(rows.map(({ month, frozen }) => [month, frozen]))
}
