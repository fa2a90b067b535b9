import type { CivilDate } from '@cadre/core'

/** Half-open: `from` belongs to it, `to` does not; no `to` means until further notice. */
export interface Period {
  readonly from: CivilDate
  readonly to?: CivilDate
}

export interface Version<Values> extends Period {
  readonly values: Values
}

/** What an amendment does to the versions of one record that are believed now. */
export interface Overlay<Values> {
  /** Versions that are no longer believed as they stood. */
  readonly superseded: readonly Version<Values>[]
  /** What is believed instead of them. */
  readonly replacements: readonly Version<Values>[]
}

/**
 * Lays a change over a period: within it each version gets the values that `change` makes of its own;
 * outside nothing changes. Versions that meet the border are split there; neighbours that end up
 * equal are not joined, so that every version keeps its own beginning.
 */
export function overlay<Values>(
  versions: readonly Version<Values>[],
  period: Period,
  change: (values: Values) => Values,
): Overlay<Values> {
  return replaceWithin(versions, period, ({ values }) => change(values))
}

/** Ends a record on a date: nothing of it holds from then on. */
export function endOn<Values>(versions: readonly Version<Values>[], date: CivilDate): Overlay<Values> {
  return replaceWithin(versions, { from: date }, () => undefined)
}

function replaceWithin<Values>(
  versions: readonly Version<Values>[],
  period: Period,
  replace: (version: Version<Values>) => Values | undefined,
): Overlay<Values> {
  const superseded: Version<Values>[] = []
  const replacements: Version<Values>[] = []
  for (const version of versions) {
    const within = intersect(version, period)
    if (!within) continue
    const values = replace(version)
    superseded.push(version)
    if (version.from < within.from)
      replacements.push(versionOf({ from: version.from, to: within.from }, version.values))
    if (values !== undefined) replacements.push(versionOf(within, values))
    if (within.to !== undefined && (version.to === undefined || within.to < version.to)) {
      replacements.push(versionOf(periodOf(within.to, version.to), version.values))
    }
  }
  return { superseded, replacements }
}

function versionOf<Values>(period: Period, values: Values): Version<Values> {
  return { ...period, values }
}

/** The days that two periods share, or `undefined` when there are none. */
export function intersect(a: Period, b: Period): Period | undefined {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to === undefined ? b.to : b.to === undefined || a.to < b.to ? a.to : b.to
  if (to !== undefined && to <= from) return undefined
  return periodOf(from, to)
}

function periodOf(from: CivilDate, to: CivilDate | undefined): Period {
  return to === undefined ? { from } : { from, to }
}
