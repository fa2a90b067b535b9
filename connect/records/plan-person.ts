import { addDays } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed, fallingFields, fallingSentence } from '@cadre/people'
import { naturalKey } from './natural-key.ts'
import { recordDefaults, recordSlots } from './record-slots.ts'
import { tellingFields } from './row-identity.ts'
import type { IssueLevel, RecordValue, RecordValues } from './record-value.ts'
import { extendTo, patchWithin, spanOf, trimAt, versionAt } from './timeline.ts'
import type { Timeline } from './timeline.ts'

/** A wish whose look-ups are answered. */
export interface ResolvedWish {
  readonly entity: string
  readonly id?: string
  readonly from?: CivilDate
  readonly to?: CivilDate
  readonly isApproximate?: boolean
  readonly values: RecordValues
  readonly defaults?: RecordValues
}

/** What one row says about one person, or about the organisation. */
export interface ResolvedRow {
  readonly row: number
  readonly at: CivilDate
  readonly wishes: readonly ResolvedWish[]
}

/** Records by kind; new ones have ids that begin with `new `. */
export type Records = ReadonlyMap<string, readonly Timeline[]>

export interface PlanFault {
  readonly row: number
  readonly entity: string
  /** The field whose column it is about. */
  readonly field?: string
  readonly code: string
  readonly level: IssueLevel
  readonly message: string
}

export interface PersonPlan {
  readonly records: Records
  readonly faults: readonly PlanFault[]
}

/**
 * What would be believed about one person once these rows are taken, in the order of their days. A snapshot says
 * how things are on its day: what differs changes from then on. What is new holds since the hire where the row
 * tells it. What ends with the employment ends with it.
 */
export function planPerson(
  before: Records,
  rows: readonly ResolvedRow[],
  { kind }: { readonly kind: 'snapshot' | 'history' },
): PersonPlan {
  const records = new Map([...before].map(([entity, timelines]) => [entity, [...timelines]]))
  const faults: PlanFault[] = []
  rows.forEach((row, index) => takeRow({ records, faults, kind }, row, rows[index + 1]?.at))
  endWithEmployment(records)
  return { records, faults }
}

interface Work {
  readonly records: Map<string, Timeline[]>
  readonly faults: PlanFault[]
  readonly kind: 'snapshot' | 'history'
}

interface Days {
  /** The day on which what the row says holds. */
  readonly at: CivilDate
  /** Since when what is new holds. */
  readonly since: CivilDate
  /** The employment's end. */
  readonly end: CivilDate | undefined
  /** The day of the person's next row. */
  readonly until: CivilDate | undefined
}

function takeRow(work: Work, row: ResolvedRow, next: CivilDate | undefined): void {
  const spell = row.wishes.find(({ entity }) => entity === 'employment')
  if (spell) takeWish(work, row, { wish: spell, days: daysOf(work, row, { spell, next }) })
  const days = daysOf(work, row, { spell, next })
  for (const wish of row.wishes) if (wish !== spell) takeWish(work, row, { wish, days })
}

/** Somebody who left before the day of the sheet is shown as on the last day; somebody yet to come as on the first. */
function daysOf(
  { records, kind }: Work,
  { at }: ResolvedRow,
  { spell, next }: { readonly spell: ResolvedWish | undefined; readonly next: CivilDate | undefined },
): Days {
  const spells = (records.get('employment') ?? []).map(spanOf)
  const wanted = spell?.from ?? at
  const period =
    spells.find(({ from, to }) => from <= wanted && (to === undefined || wanted < to)) ??
    spells.findLast(({ from }) => from <= wanted) ??
    spells[0]
  const from = period?.from ?? spell?.from
  const end = period?.to
  const latest = end === undefined || at < end ? at : dayBefore(end)
  const day = from !== undefined && latest < from ? from : latest
  return {
    at: day,
    since: kind === 'history' ? day : (from ?? day),
    end,
    until: next !== undefined && next > day ? next : undefined,
  }
}

interface Wished {
  readonly wish: ResolvedWish
  readonly days: Days
}

function takeWish(work: Work, row: ResolvedRow, { wish, days }: Wished): void {
  const timelines = work.records.get(wish.entity) ?? []
  if (saysNothing(wish, timelines.length > 0)) return
  work.records.set(wish.entity, timelines)
  const index = findRecord(timelines, wish, days)
  if (wish.id !== undefined && index < 0) {
    fault(work, row, wish, {
      code: 'record_unknown',
      message: 'There is no such record of this person within reach.',
    })
  } else if (index < 0) enterNew(work, row, { wish, days })
  else timelines[index] = amended(timelines[index]!, { wish, days })
  refuseFalling(work, row, wish)
}

/** Amounts that fall where they must not, in what the row says or together with what is known. */
function refuseFalling(work: Work, row: ResolvedRow, wish: ResolvedWish): void {
  const entity = entityNamed(wish.entity)
  if (entity.rising.length === 0) return
  const versions = (work.records.get(wish.entity) ?? []).flatMap((timeline) => timeline.versions)
  const falling = [wish, ...versions].map(({ values }) => fallingFields(entity, values)).find(Boolean)
  if (!falling) return
  const code = falling.fault === 'falls' ? 'amounts_fall' : 'currencies_differ'
  fault(work, row, wish, { field: falling.higher, code, message: fallingSentence(falling) })
}

/** Defaults alone make a record only for somebody who has none of the kind. */
function saysNothing({ from, to, values, defaults = {} }: ResolvedWish, hasRecords: boolean): boolean {
  const isSilent = from === undefined && to === undefined && Object.keys(values).length === 0
  return isSilent && (hasRecords || Object.keys(defaults).length === 0)
}

function findRecord(timelines: readonly Timeline[], wish: ResolvedWish, { at }: Days): number {
  const { entity, id, from } = wish
  if (id !== undefined) return timelines.findIndex((timeline) => timeline.id === id)
  const slot = recordSlots[entity]
  // Its records were looked for by their key: the one that holds is meant.
  if (naturalKey(entity).length > 0)
    return timelines.findIndex((timeline) => versionAt(timeline, from ?? at) !== undefined)
  if (!slot) return timelines.findIndex((timeline) => isSameEvent(timeline, wish, at))
  const isOfSlot = isInSlot(wish)
  const day = from ?? at
  const holding = timelines.findIndex(
    (timeline) => isOfSlot(timeline) && versionAt(timeline, day) !== undefined,
  )
  // What one of several is told by, such as a course, finds it on whatever day the sheet is of.
  if (holding < 0 && slot.by.length > 0) return timelines.findIndex(isOfSlot)
  if (holding >= 0 || from === undefined) return holding
  // A spell that is said to begin earlier than it is known to.
  const { to } = wish
  return timelines.findIndex((timeline) => {
    const span = spanOf(timeline)
    return (
      isOfSlot(timeline) && span.from > from && (to === undefined ? span.to === undefined : span.from < to)
    )
  })
}

/** Whether a record is the one, or one of those in a row, that a wish speaks of. */
function isInSlot({ entity, values }: ResolvedWish): (timeline: Timeline) => boolean {
  const { constants = {}, by = [] } = recordSlots[entity] ?? {}
  return ({ versions }) => {
    const known = versions[0]!.values
    return (
      Object.entries(constants).every(([field, value]) => known[field] === value) &&
      by.every((field) => values[field] === undefined || (known[field] ?? null) === values[field])
    )
  }
}

/** Records without a slot are known by their day and by what every record of the kind must say. */
function isSameEvent(timeline: Timeline, { entity, from, values }: ResolvedWish, at: CivilDate): boolean {
  const version = timeline.versions[0]!
  if (version.from !== (from ?? at)) return false
  const wanted: RecordValues = { ...recordDefaults[entity], ...values }
  return tellingFields(entity).every((name) => wanted[name] === version.values[name])
}

function enterNew(work: Work, row: ResolvedRow, { wish, days }: Wished): void {
  const { entity } = wish
  const slot = recordSlots[entity]
  const timelines = work.records.get(entity)!
  const { fields, time } = entityNamed(entity)
  const values = {
    ...recordDefaults[entity],
    ...slot?.defaults,
    ...slot?.constants,
    ...wish.defaults,
    ...wish.values,
  }
  const missing = Object.entries(fields).filter(
    ([name, field]) => field.isRequired && isMissing(values[name]),
  )
  for (const [name] of missing) {
    const message = `A new ${entity.replaceAll('_', ' ')} record needs ${inWords(name)}.`
    fault(work, row, wish, { code: 'value_missing', message })
  }
  if (missing.length > 0) return
  const ofSlot = timelines.filter(isInSlot(wish))
  const isFirst = ofSlot.length === 0 && slot?.by.length === 0
  const from = wish.from ?? (isFirst ? days.since : days.at)
  const later =
    slot || naturalKey(entity).length > 0
      ? ofSlot
          .map((timeline) => spanOf(timeline).from)
          .filter((start) => start > from)
          .sort()
      : []
  const ends = [wish.to, later[0], slot?.endsWithEmployment && time === 'period' ? days.end : undefined]
  const to = ends.filter((day) => day !== undefined).sort()[0]
  if (to !== undefined && to <= from) return
  timelines.push({
    id: `new ${row.row} ${timelines.length}`,
    versions: [{ from, ...(to !== undefined && { to }), values }],
  })
  timelines.sort((a, b) => (spanOf(a).from < spanOf(b).from ? -1 : 1))
}

/** `departmentId` is "department". */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, ' $&').toLowerCase().replace(/ id$/, '')
}

function isMissing(value: RecordValue | undefined): boolean {
  return value === undefined || value === null
}

function amended(timeline: Timeline, { wish, days }: Wished): Timeline {
  const { entity, id, values } = wish
  const isEnded = spanOf(timeline).to !== undefined
  const from = wish.isApproximate ? undefined : wish.from
  const to = wish.isApproximate && isEnded ? undefined : wish.to
  const settled = recordSlots[entity]?.settled ?? []
  const isExact = from !== undefined && (id !== undefined || recordSlots[entity] === undefined)
  const day = isExact ? from : days.at
  let after = timeline
  if (from !== undefined || to !== undefined)
    after = extendTo(after, { ...(from && { from }), ...(to && { to }) })
  // An export tells each version with its days; a sheet of people tells the whole spell.
  if (to !== undefined && !isExact) after = trimAt(after, to)
  const version = versionAt(after, day) ?? after.versions.at(-1)!
  const end = isExact ? (to ?? version.to) : earlier(version.to, days.until)
  const whole = pick(values, (name) => settled.includes(name))
  const changing = pick(values, (name) => !settled.includes(name))
  const start = day > version.from && day < (version.to ?? '9999') ? day : version.from
  after = patchWithin(after, { from: start, ...(end !== undefined && { to: end }) }, changing)
  return Object.keys(whole).length > 0 ? patchWithin(after, spanOf(after), whole) : after
}

function earlier(a: CivilDate | undefined, b: CivilDate | undefined): CivilDate | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}

function pick(values: RecordValues, isWanted: (name: string) => boolean): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)))
}

/** Whoever has left has no assignment, manager or pay of that employment any more. */
function endWithEmployment(records: Map<string, Timeline[]>): void {
  const spells = (records.get('employment') ?? []).map(spanOf)
  const last = spells.at(-1)
  if (last?.to === undefined) return
  const end = last.to
  for (const [entity, slot] of Object.entries(recordSlots)) {
    const timelines = records.get(entity)
    if (!slot.endsWithEmployment || !timelines) continue
    records.set(
      entity,
      timelines.map((timeline) => (spanOf(timeline).from < end ? trimAt(timeline, end) : timeline)),
    )
  }
}

function fault(
  work: Work,
  { row }: ResolvedRow,
  { entity }: ResolvedWish,
  what: Pick<PlanFault, 'field' | 'code' | 'message'>,
): void {
  work.faults.push({ row, entity, level: 'error', ...what })
}

const dayBefore = (day: CivilDate): CivilDate => addDays(day, -1)
