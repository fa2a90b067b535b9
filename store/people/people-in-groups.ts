import type { Session } from '../database/session.ts'
import { nextGroups } from './groups-in-order.ts'
import type { Groups } from './groups-in-order.ts'
import type { GroupedBy, PeopleSort, PlaceInList } from './people-order.ts'
import type { Moment } from '../facts/holds.ts'

interface Page extends Moment {
  readonly limit: number
  readonly after?: PlaceInList
  readonly largeGroup?: number
}

interface Chosen {
  readonly among?: readonly string[]
  readonly group?: Groups
}

/**
 * A page of people in the order of their positions, departments or places. No index keeps that order, as the name stands
 * in another record; but who is in the next groups is soon known, so that only they are read and sorted. Those of a large
 * group are looked for in the order of their names, which an index keeps. `list` gives some people, or those of a group.
 */
export async function inGroups<Line, Query extends Page>(
  session: Session,
  query: Query,
  {
    sort,
    list,
  }: {
    readonly sort: PeopleSort & { readonly field: GroupedBy }
    readonly list: (query: Query & Chosen) => Promise<Line[]>
  },
): Promise<Line[]> {
  const { after, ...whole } = query
  const lines: Line[] = []
  let place = after
  let from = after === undefined ? undefined : { key: after.key, isBeyond: false }
  for (;;) {
    const limit = query.limit - lines.length
    const groups = await nextGroups(session, { ...query, limit }, { sort, from })
    if (!groups) return lines
    const past = place === undefined ? {} : { after: place }
    const chosen: Chosen = groups.isLarge ? { group: groups } : { among: groups.people }
    lines.push(...(await list({ ...whole, ...past, limit, ...chosen } as Query & Chosen)))
    if (lines.length === query.limit) return lines
    from = { key: groups.last, isBeyond: true }
    place = undefined
  }
}
