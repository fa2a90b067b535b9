import type { CivilDate } from '@cadre/core'
import { intersect } from '@cadre/people'
import type { Period, Version } from '@cadre/people'
import { isDeepStrictEqual } from 'node:util'
import type { RecordValues } from './record-value.ts'

/** The versions of one record in order of their days. */
export interface Timeline {
  readonly id: string
  readonly versions: readonly Version<RecordValues>[]
}

/** The days from the first version's first to the last version's last. */
export function spanOf({ versions }: Timeline): Period {
  const to = versions.at(-1)!.to
  return to === undefined ? { from: versions[0]!.from } : { from: versions[0]!.from, to }
}

/** The version that holds on a day. */
export function versionAt({ versions }: Timeline, day: CivilDate): Version<RecordValues> | undefined {
  return versions.find(({ from, to }) => from <= day && (to === undefined || day < to))
}

/** Sets values within a period; versions that have them already are left as they are. */
export function patchWithin(timeline: Timeline, period: Period, values: RecordValues): Timeline {
  const versions = timeline.versions.flatMap((version) => {
    const within = intersect(version, period)
    const patched = { ...version.values, ...values }
    if (!within || isDeepStrictEqual(patched, version.values)) return [version]
    const before = version.from < within.from ? [{ ...version, to: within.from }] : []
    const isCutShort = within.to !== undefined && within.to !== version.to
    const after = isCutShort ? [{ ...version, from: within.to! }] : []
    return [...before, { ...within, values: patched }, ...after]
  })
  return { ...timeline, versions }
}

/** Ends the record on a day: nothing of it holds from then on. */
export function trimAt({ id, versions }: Timeline, day: CivilDate): Timeline {
  return {
    id,
    versions: versions.flatMap((version) => {
      if (version.from >= day) return []
      return version.to !== undefined && version.to <= day ? [version] : [{ ...version, to: day }]
    }),
  }
}

/** Lets the record begin earlier, or end later, than it does. */
export function extendTo({ id, versions }: Timeline, { from, to }: Partial<Period>): Timeline {
  const longer = [...versions]
  const first = longer[0]!
  if (from !== undefined && from < first.from) longer[0] = { ...first, from }
  const last = longer.at(-1)!
  if (to !== undefined && last.to !== undefined && last.to < to) longer[longer.length - 1] = { ...last, to }
  return { id, versions: longer }
}

/** What is no longer believed of a record, by place in its versions, and what is believed instead. */
export interface TimelineChange {
  readonly superseded: readonly number[]
  readonly replacements: readonly Version<RecordValues>[]
}

/** What has to be written to come from one timeline to the other; nothing when they say the same. */
export function changeBetween(before: Timeline, after: Timeline): TimelineChange {
  const isIn = (versions: readonly Version<RecordValues>[], version: Version<RecordValues>): boolean =>
    // What nothing changed is the same object still.
    versions.includes(version) || versions.some((other) => isDeepStrictEqual(plain(other), plain(version)))
  return {
    superseded: before.versions.flatMap((version, index) => (isIn(after.versions, version) ? [] : [index])),
    replacements: after.versions.filter((version) => !isIn(before.versions, version)),
  }
}

/** Unknown values and values that are not there are the same. */
function plain({ from, to, values }: Version<RecordValues>) {
  return {
    from,
    to,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
  }
}
