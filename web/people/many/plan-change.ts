import { formOf } from '@cadre/contract/forms'
import type { FormField } from '@cadre/contract/forms'

/** What can be changed for many at once, and the record that holds it. */
export const manyFields = ['managerId', 'departmentId', 'locationId', 'legalEntityId'] as const
export type ManyField = (typeof manyFields)[number]

/** Where a field of many stands: one record of a person at a time. */
export interface Holder {
  readonly path: string
  readonly field: FormField
  readonly filter: string
  /** What else a new record says, for people who have none; not entered for them when left out. */
  readonly initial?: Readonly<Record<string, unknown>>
}

/** The record of a person that says it. */
export function holderOf(name: ManyField): Holder {
  const isLine = name === 'managerId'
  const { path, fields } = formOf(isLine ? 'manager_line' : 'job_assignment', [name])
  return {
    path,
    field: { ...fields[0]!, isRequired: true },
    filter: isLine ? 'kind:eq:line' : 'isPrimary:eq:true',
    ...(isLine && { initial: { kind: 'line' } }),
  }
}

/** Somebody chosen. */
export interface Chosen {
  readonly id: string
  readonly name: string
}

interface Held {
  readonly id: string
  readonly subjectId: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly values: Readonly<Record<string, unknown>>
}

/** A change for everybody chosen, from a day on. */
export interface Wanted {
  readonly name: ManyField
  readonly value: string
  readonly from: string
  readonly reason?: string
}

/** What would come of it for one person. */
export interface PlannedLine {
  readonly person: Chosen
  /** Why not; nothing where it can be tried. */
  readonly not?: 'same' | 'noRecord' | 'self' | 'ring'
  readonly before: string | null
  readonly recordId: string | null
  /** The first day on which something else was entered already, or the end. */
  readonly until: string | null
}

interface Known {
  readonly held: readonly Held[]
  /** Who reports to whom on the day. */
  readonly managers: ReadonlyMap<string, string | null>
}

/** What a change would do for each of those chosen, and for whom it cannot be. */
export function planChange(
  chosen: readonly Chosen[],
  wanted: Wanted,
  { held, managers }: Known,
): PlannedLine[] {
  const records = new Map(held.map((record) => [record.subjectId, record]))
  const { initial } = holderOf(wanted.name)
  return chosen.map((person) => {
    const record = records.get(person.id)
    const before = record?.values[wanted.name]
    const line = {
      person,
      before: typeof before === 'string' ? before : null,
      recordId: record?.id ?? null,
      until: record?.validTo ?? null,
    }
    const not =
      record === undefined && (initial === undefined || !managers.has(person.id))
        ? ('noRecord' as const)
        : line.before === wanted.value
          ? ('same' as const)
          : wanted.name === 'managerId'
            ? ringOf(person.id, wanted.value, managers)
            : undefined
    return { ...line, ...(not && { not }) }
  })
}

/** Nobody is the own manager, nor reports to somebody below. */
function ringOf(
  id: string,
  managerId: string,
  managers: ReadonlyMap<string, string | null>,
): 'self' | 'ring' | undefined {
  if (id === managerId) return 'self'
  const seen = new Set<string>()
  for (let at = managers.get(managerId); at && !seen.has(at); at = managers.get(at)) {
    if (at === id) return 'ring'
    seen.add(at)
  }
  return undefined
}

/** One change as the server takes it. */
export type ManyItem =
  | {
      readonly operation: 'amend'
      readonly id: string
      readonly change: {
        readonly from: string
        readonly to?: string
        readonly values: Readonly<Record<string, unknown>>
        readonly reason?: string
      }
      readonly ifVersion?: number
    }
  | {
      readonly operation: 'create'
      readonly record: {
        readonly subjectId: string
        readonly from: string
        readonly values: Readonly<Record<string, unknown>>
        readonly reason?: string
      }
    }
  | { readonly operation: 'end'; readonly id: string; readonly on: string }

/** The change of one person; what was entered for later stays. */
export function changeOf(
  { person, recordId, until }: PlannedLine,
  wanted: Wanted,
  version?: number,
): ManyItem {
  const { name, value, from, reason } = wanted
  const why = reason !== undefined && { reason }
  if (recordId === null) {
    const values = { ...holderOf(name).initial, [name]: value }
    return { operation: 'create', record: { subjectId: person.id, from, values, ...why } }
  }
  return {
    operation: 'amend',
    id: recordId,
    change: { from, ...(until !== null && { to: until }), values: { [name]: value }, ...why },
    ...(version !== undefined && { ifVersion: version }),
  }
}

/** What takes the change of one person back, as long as nobody changed the record since. */
export function undoOf(
  { before, until }: PlannedLine,
  { name, from }: Wanted,
  made: { readonly id: string; readonly version?: number; readonly wasNew: boolean },
): ManyItem {
  if (made.wasNew) return { operation: 'end', id: made.id, on: from }
  return {
    operation: 'amend',
    id: made.id,
    change: { from, ...(until !== null && { to: until }), values: { [name]: before } },
    ...(made.version !== undefined && { ifVersion: made.version }),
  }
}
