import type { CivilDate } from '@cadre/core'
import type { Period } from './overlay.ts'

/** One version of one record, as much as a history of events needs of it. */
export interface DatedVersion {
  readonly id: string
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | null
  readonly values: Readonly<Record<string, unknown>>
  readonly custom: Readonly<Record<string, unknown>>
}

export interface FieldChange {
  /** A declared field, or `custom.` and the key of a custom one. */
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** What happened to a record on a day. */
export interface RecordEvent<Version extends DatedVersion> {
  readonly on: CivilDate
  readonly what: 'happened' | 'began' | 'changed' | 'ended'
  /** The version that holds from then on; of an end, the last that held. */
  readonly version: Version
  readonly changes: readonly FieldChange[]
}

/**
 * The events that the versions of one record tell, in order. Versions come in the order of their
 * periods; one that follows another without a gap and differs is a change, without a difference nothing.
 */
export function eventsOfVersions<Version extends DatedVersion>(
  versions: readonly Version[],
  { time }: { readonly time: 'period' | 'event' },
): RecordEvent<Version>[] {
  if (time === 'event') {
    return versions
      .slice(0, 1)
      .map((version) => ({ on: version.validFrom, what: 'happened', version, changes: [] }))
  }
  return versions.flatMap((version, index) => {
    const before = versions[index - 1]
    const next = versions[index + 1]
    const begun = beginningOf(version, before)
    const isEnd = version.validTo !== null && next?.validFrom !== version.validTo
    if (!isEnd) return begun
    return [...begun, { on: version.validTo!, what: 'ended' as const, version, changes: [] }]
  })
}

function beginningOf<Version extends DatedVersion>(
  version: Version,
  before: Version | undefined,
): RecordEvent<Version>[] {
  const on = version.validFrom
  if (before?.validTo !== on) return [{ on, what: 'began', version, changes: [] }]
  const changes = changesBetween(before, version)
  return changes.length === 0 ? [] : [{ on, what: 'changed', version, changes }]
}

/** Which values differ between two versions; what is not there counts as null. */
export function changesBetween(
  before: Pick<DatedVersion, 'values' | 'custom'> | null,
  after: Pick<DatedVersion, 'values' | 'custom'> | null,
): FieldChange[] {
  const [old, now] = [flat(before), flat(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
    const change = { field, before: old[field] ?? null, after: now[field] ?? null }
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change]
  })
}

function flat(version: Pick<DatedVersion, 'values' | 'custom'> | null): Record<string, unknown> {
  if (version === null) return {}
  const custom = Object.entries(version.custom).map(([key, value]) => [`custom.${key}`, value] as const)
  return { ...version.values, ...Object.fromEntries(custom) }
}

/** Whether a day lies in a period; an open end reaches on for ever. */
export function isWithin(day: CivilDate, { from, to }: Partial<Period>): boolean {
  return (from === undefined || day >= from) && (to === undefined || day < to)
}
