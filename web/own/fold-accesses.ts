import type { Access } from './own-queries.ts'

/** What somebody did within a minute for one purpose, as one opening of a page does it. */
export interface FoldedAccess {
  readonly id: string
  readonly by: string | null
  readonly purpose: string
  /** The newest of them. */
  readonly at: string
  readonly times: number
  /** What was done, with the kinds of record it was done to. */
  readonly acts: ReadonlyMap<string, ReadonlySet<string>>
}

/** Accesses, newest first, told once for each who, for what and minute. */
export function foldAccesses(accesses: readonly Access[]): readonly FoldedAccess[] {
  const ofMinute = Map.groupBy(accesses, ({ by, purpose, at }) =>
    JSON.stringify([by, purpose, at.slice(0, 'yyyy-mm-ddThh:mm'.length)]),
  )
  return [...ofMinute].map(([id, together]) => ({
    id,
    by: together[0]!.by,
    purpose: together[0]!.purpose,
    at: together[0]!.at,
    times: together.length,
    acts: new Map(
      [...Map.groupBy(together, ({ act }) => act)].map(([act, done]) => [
        act,
        new Set(done.map(({ entity }) => entity)),
      ]),
    ),
  }))
}
