import { isLookUp, recordSlots, tellingFields } from '@cadre/connect/records'
import type { RecordValues, Timeline, Wish, WishedValue } from '@cadre/connect/records'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { withSystemReach } from '../database/session.ts'
import { readBelievedOf } from '../facts/rewrite-records.ts'
import type { BegunWith } from '../facts/rewrite-records.ts'
import type { CustomValues, RecordVersion } from '../facts/record.ts'
import { foundFor } from './look-ups.ts'
import type { LookUps } from './look-ups.ts'

/** A record with the numbers of its versions, in the order of the timeline's. */
export interface LoadedRecord {
  readonly timeline: Timeline
  readonly subjectId: string | null
  readonly numbers: readonly number[]
}

/** Believed records by subject (of the organisation: by id), by kind. */
export type LoadedRecords = ReadonlyMap<string, ReadonlyMap<string, readonly LoadedRecord[]>>

/** A kind of record, and what those that matter begin with, where it is known. */
export interface KindToLoad {
  readonly name: string
  readonly begun?: BegunWith | undefined
}

const customPrefix = 'custom.'

/**
 * What is believed of these people, by kind of record. Protected attributes are read outside the account's reach,
 * only to be compared with what is written: nothing of them is answered.
 */
export async function loadRecords(
  session: Session,
  ids: readonly string[],
  kinds: readonly KindToLoad[],
): Promise<LoadedRecords> {
  const loaded = new Map<string, Map<string, LoadedRecord[]>>()
  for (const { name, begun } of kinds) {
    const entity = entityNamed(name)
    const read = (inner: Session) => readBelievedOf(inner, entity, { ids, begun })
    const versions =
      ids.length === 0
        ? []
        : await (entity.dataClass === 'protected' ? withSystemReach(session, read) : read(session))
    const bySubject = new Map<string, LoadedRecord[]>()
    for (const [id, ofRecord] of Map.groupBy(versions, (version) => version.id)) {
      const key = ofRecord[0]!.subjectId ?? id
      const record = recordOf(id, ofRecord)
      bySubject.set(key, [...(bySubject.get(key) ?? []), record])
    }
    for (const records of bySubject.values()) records.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
    loaded.set(name, bySubject)
  }
  return loaded
}

function recordOf(id: string, versions: readonly RecordVersion[]): LoadedRecord {
  return {
    subjectId: versions[0]!.subjectId,
    numbers: versions.map(({ version }) => version),
    timeline: {
      id,
      versions: versions.map(({ validFrom, validTo, values, custom }) => ({
        from: validFrom,
        ...(validTo !== null && { to: validTo }),
        values: { ...values, ...prefixed(custom) } as RecordValues,
      })),
    },
  }
}

const startOf = ({ timeline }: LoadedRecord): string => timeline.versions[0]!.from

function prefixed(custom: RecordVersion['custom']): RecordValues {
  return Object.fromEntries(Object.entries(custom).map(([key, value]) => [customPrefix + key, value]))
}

/** Splits values again into those of declared and of custom fields. */
export function splitCustom(values: RecordValues): { values: RecordValues; custom: CustomValues } {
  if (!Object.keys(values).some((name) => name.startsWith(customPrefix))) return { values, custom: {} }
  const isCustom = ([name]: readonly [string, unknown]): boolean => name.startsWith(customPrefix)
  const entries = Object.entries(values)
  return {
    values: Object.fromEntries(entries.filter((entry) => !isCustom(entry))),
    custom: Object.fromEntries(
      entries
        .filter(isCustom)
        .map(([name, value]) => [name.slice(customPrefix.length), value as string | number | boolean]),
    ),
  }
}

/** Kinds to look at for rows that speak of some kinds: what ends with the employment ends with it unsaid. */
export function kindsToLoad(wishes: readonly Wish[], lookUps: LookUps): KindToLoad[] {
  const byKind = Map.groupBy(wishes, ({ entity }) => entity)
  const alongside = byKind.has('employment')
    ? Object.keys(recordSlots).filter((name) => recordSlots[name]!.endsWithEmployment)
    : []
  const named = [...byKind].map(([name, ofKind]) => ({ name, begun: begunWith(name, ofKind, lookUps) }))
  // What has its own days needs no employment to say since when it holds.
  if (named.every(({ begun }) => begun !== undefined)) return named
  const others = [...new Set([...alongside, 'employment'])].filter((name) => !byKind.has(name))
  return [...named, ...others.map((name) => ({ name }))]
}

/**
 * Of what happens again and again, such as a figure of each month, only what began on the days of the rows, and names
 * what they name, can be what they speak of: somebody may have hundreds.
 */
function begunWith(name: string, wishes: readonly Wish[], lookUps: LookUps): BegunWith | undefined {
  if (recordSlots[name] || wishes.length === 0) return undefined
  const days = new Set<CivilDate>()
  for (const { id, from } of wishes) {
    if (id !== undefined || from === undefined) return undefined
    days.add(from)
  }
  const { fields } = entityNamed(name)
  const references = tellingFields(name)
    .filter((field) => fields[field]!.type === 'reference')
    .map((field) => ({
      field,
      ids: [...new Set(wishes.flatMap(({ values }) => idsMeant(values[field], lookUps)))],
    }))
  return { days: [...days], references }
}

function idsMeant(value: WishedValue | undefined, lookUps: LookUps): string[] {
  if (typeof value === 'string') return [value]
  const found = isLookUp(value) ? foundFor(lookUps, value) : undefined
  return found && 'id' in found ? [found.id] : []
}
