import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'
import type { Moment } from '../facts/holds.ts'
import type { PlaceInList } from './people-order.ts'

/** Positions from one on, or beyond it, up to another, in the order asked for. */
export interface Positions {
  readonly from: string | undefined
  readonly isBeyond: boolean
  /** None: to the end. */
  readonly to: string | undefined
  readonly isDescending: boolean
}

interface Page extends Moment {
  readonly limit: number
  readonly after?: PlaceInList
}

/**
 * A page of people in the order of their positions. No index keeps that order, as the name stands in another record; but
 * one knows which positions the next people have, so that only who has these is read and sorted. `list` gives the people
 * of some positions; where they are too few, since not all may be seen, the next positions follow.
 */
export async function byPosition<Line, Query extends Page>(
  session: Session,
  query: Query,
  {
    isDescending,
    list,
  }: {
    readonly isDescending: boolean
    readonly list: (query: Query & { readonly positions: Positions }) => Promise<Line[]>
  },
): Promise<Line[]> {
  const { after, ...whole } = query
  const lines: Line[] = []
  let begin: Pick<Positions, 'from' | 'isBeyond'> = { from: after?.key, isBeyond: false }
  for (;;) {
    const limit = query.limit - lines.length
    const to = await lastOf(session, { ...query, limit }, { ...begin, to: undefined, isDescending })
    const positions = { ...begin, to, isDescending }
    const place = begin.isBeyond || !after ? {} : { after }
    lines.push(...(await list({ ...whole, ...place, limit, positions } as Query & { positions: Positions })))
    if (to === undefined || lines.length === query.limit) return lines
    begin = { from: to, isBeyond: true }
  }
}

/** The position that the last of so many assignments has; nothing where there are fewer. */
async function lastOf({ trx }: Session, page: Page, positions: Positions): Promise<string | undefined> {
  const way = sql.raw(positions.isDescending ? 'desc' : 'asc')
  const { rows } = await sql<{ title: string }>`select fa.title from records.job_assignment fa
    where fa.is_primary and ${holds('fa', page)} ${among(positions)}
    order by fa.title ${way} limit 1 offset ${sql.lit(page.limit - 1)}`.execute(trx)
  return rows[0]?.title
}

/** Only assignments with one of the positions. */
export function among({ from, isBeyond, to, isDescending }: Positions): RawBuilder<unknown> {
  const [later, earlier] = isDescending ? ['<', '>'] : ['>', '<']
  return sql`${from === undefined ? sql`` : sql`and fa.title ${sql.raw(isBeyond ? later! : `${later}=`)} ${from}`}
    ${to === undefined ? sql`` : sql`and fa.title ${sql.raw(`${earlier}=`)} ${to}`}`
}
