import { changeBetween, keyedWish, naturalKey, planPerson, recordSlots } from '@cadre/connect/records'
import type {
  ImportMapping,
  PersonKey,
  PlanFault,
  Records,
  ResolvedRow,
  RowIssue,
  RowReading,
  Timeline,
  Wish,
} from '@cadre/connect/records'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { RowOutcome, RowsToApply } from './apply-rows.ts'
import { mayWrite } from './assert-may-import.ts'
import { findOverlaps } from './find-overlaps.ts'
import { findByKeys, keyText } from './find-people.ts'
import type { Found } from './find-people.ts'
import { findNamesakes } from './find-namesakes.ts'
import type { NewReference } from './find-references.ts'
import { kindsToLoad } from './load-records.ts'
import type { KindToLoad, LoadedRecord, LoadedRecords } from './load-records.ts'
import { resolveLookUps, resolveWish } from './look-ups.ts'
import type { LookUps } from './look-ups.ts'
import { loadOrganisation } from './load-organisation.ts'
import type { OrganisationRecords } from './load-organisation.ts'

/** A record to be written. */
export interface RecordChange {
  readonly entity: string
  readonly act: 'create' | 'amend'
  readonly before: LoadedRecord | undefined
  readonly after: Timeline
  /** The key of a person who is yet to be entered, or the id of one who is there. */
  readonly subject: Subject
}
export type Subject = { readonly id: string } | { readonly newPerson: string } | null

export interface RowsPlan {
  readonly outcomes: Map<number, RowOutcome>
  readonly issues: RowIssue[]
  readonly changes: RecordChange[]
  /** What is to be made because records refer to it. */
  readonly references: NewReference[]
  readonly found: readonly string[]
}

interface PlanOptions {
  readonly isDry: boolean
  readonly load: (
    session: Session,
    ids: readonly string[],
    kinds: readonly KindToLoad[],
  ) => Promise<LoadedRecords>
}

/** Works out what rows change, person by person. What they refer to is found, or made. */
export async function planRows(session: Session, rows: RowsToApply, options: PlanOptions): Promise<RowsPlan> {
  const people = await findByKeys(
    session,
    rows.readings.flatMap(({ key }) => key ?? []),
  )
  const readings = rows.readings.map((reading) => ({ ...reading, wishes: wishesOf(rows, reading, people) }))
  const lookUps = await resolveLookUps(session, rows, { readings, isDry: options.isDry })
  const found = [...new Set([...people.values()].flatMap((one) => ('id' in one ? [one.id] : [])))]
  const wishes = readings.flatMap((reading) => reading.wishes)
  const ofPeople = kindsToLoad(wishes, lookUps).filter(
    ({ name }) => isOfPeople(name) && mayWrite(session, name),
  )
  const loaded = await options.load(session, found, ofPeople)
  const organisation = await loadOrganisation(session, wishes, lookUps)
  const plan: RowsPlan = {
    outcomes: new Map(),
    issues: [...lookUps.issues],
    changes: [],
    references: [],
    found,
  }
  if (options.isDry && rows.pass === 'people')
    plan.issues.push(
      ...(await findNamesakes(
        session,
        readings.filter(({ key }) => isNew(key, people)),
      )),
    )
  for (const group of Map.groupBy(readings, (reading) => groupOf(reading, organisation)).values())
    planGroup(plan, group, { people, lookUps, loaded, mapping: rows.mapping, organisation, pass: rows.pass })
  plan.references.push(...namedAnew(plan.changes, lookUps.fresh))
  return plan
}

/** Rows of one person are planned together, and those about one record of the organisation that has no name. */
function groupOf(reading: RowReading, { keyOf }: OrganisationRecords): string {
  if (reading.key) return keyText(reading.key)
  const wish = keyedWish(reading)
  return wish ? keyOf(wish) : `row ${reading.row}`
}

/** By a key that nobody has. Who is looked for by name was not found by it. */
function isNew(key: PersonKey | undefined, people: ReadonlyMap<string, Found>): boolean {
  if (key === undefined || key.kind === 'name and birth date') return false
  const found = people.get(keyText(key))
  return found !== undefined && 'problem' in found && found.problem === 'nobody'
}

/** What changed records refer to and is not there, with the first day of need. */
function namedAnew(changes: readonly RecordChange[], fresh: LookUps['fresh']): NewReference[] {
  const since = new Map<string, string>()
  for (const { after } of changes) {
    for (const { from, values } of after.versions) {
      for (const value of Object.values(values)) {
        if (typeof value !== 'string' || !fresh.has(value)) continue
        const known = since.get(value)
        if (known === undefined || from < known) since.set(value, from)
      }
    }
  }
  return [...since].map(([id, day]) => ({ ...fresh.get(id)!, since: day }))
}

type Reading = RowReading

function wishesOf(
  { pass, mapping }: RowsToApply,
  { wishes, key }: RowReading,
  people: ReadonlyMap<string, Found>,
): Wish[] {
  const isLine = ({ entity }: Wish): boolean => entity === 'manager_line'
  // Alone, an employment says since when and until when somebody has a manager.
  if (pass === 'lines')
    return wishes.filter(
      (wish) => isLine(wish) || (wish.entity === 'employment' && mapping.kind === 'snapshot'),
    )
  const found = key && people.get(keyText(key))
  const isKnown = found !== undefined && 'id' in found
  return wishes.filter(
    (wish) => wish.entity !== 'row' && !isLine(wish) && !(isKnown && saysNothingButWho(wish, key!)),
  )
}

const fieldOfKey: Readonly<Partial<Record<PersonKey['kind'], string>>> = {
  'employee number': 'employeeNumber',
  'work e-mail': 'workEmail',
  'candidate e-mail': 'email',
}

/** Whether a row tells of the person no more than what the person was found by. */
function saysNothingButWho({ entity, from, to, values }: Wish, { kind }: PersonKey): boolean {
  if ((entity !== 'person' && entity !== 'candidate') || from !== undefined || to !== undefined) return false
  return Object.keys(values).every((field) => field === fieldOfKey[kind])
}

function isOfPeople(name: string): boolean {
  return entityNamed(name).subject !== 'organisation'
}

interface Surroundings {
  readonly people: ReadonlyMap<string, Found>
  readonly lookUps: LookUps
  readonly loaded: LoadedRecords
  readonly organisation: OrganisationRecords
  readonly mapping: ImportMapping
  readonly pass: RowsToApply['pass']
}

/** The rows of one person, one row about the organisation, or those of one key. */
function planGroup(plan: RowsPlan, group: readonly Reading[], around: Surroundings): void {
  const key = group[0]!.key
  const person = key && around.people.get(keyText(key))
  if (person && 'problem' in person && (person.problem !== 'nobody' || key?.kind === 'id')) {
    for (const { row } of group) refuse(plan, row, problemOf(person.problem, key))
    return
  }
  const id = person && 'id' in person ? person.id : undefined
  const before = new Map<string, readonly LoadedRecord[]>()
  for (const [entity, bySubject] of around.loaded)
    before.set(entity, (id !== undefined && bySubject.get(id)) || [])
  for (const wish of group.flatMap(({ wishes }) => wishes)) {
    const known = around.organisation.of(wish)
    if (known.length > 0) before.set(wish.entity, known)
  }
  const told = plan.issues.length
  const rows = group
    .map((reading) => resolveRow(plan, reading, around))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.row - b.row))
  plan.issues.push(...findOverlaps(group))
  const unusable = plan.issues.slice(told).filter(({ level }) => level === 'error')
  if (unusable.length > 0)
    return rejectGroup(plan, group, { refused: new Set(unusable.map(({ row }) => row)), around })
  const records: Records = new Map(
    [...before].map(([entity, ofKind]) => [entity, ofKind.map(({ timeline }) => timeline)]),
  )
  const planned = planPerson(records, rows, around.mapping)
  for (const fault of planned.faults) {
    const column = columnOf(group, fault)
    plan.issues.push({ row: fault.row, column, code: fault.code, level: fault.level, message: fault.message })
  }
  const refused = new Set(planned.faults.map(({ row }) => row))
  if (refused.size > 0) return rejectGroup(plan, group, { refused, around })
  const all = changesOf(planned.records, before, subjectOf(id, key))
  // In a dry run the employment beside a line is that of a person who is not entered yet.
  const changes = around.pass === 'lines' ? all.filter(({ entity }) => entity === 'manager_line') : all
  plan.changes.push(...changes)
  const outcome =
    changes.length === 0
      ? 'unchanged'
      : id === undefined && key !== undefined
        ? 'created'
        : changes.every(({ act }) => act === 'create') && key === undefined
          ? 'created'
          : 'updated'
  for (const [index, { row }] of rows.entries())
    plan.outcomes.set(row, index === 0 || outcome !== 'created' ? outcome : 'updated')
}

/** Of a snapshot the person's other rows are taken; a history with a gap would say what never was. */
function rejectGroup(
  plan: RowsPlan,
  group: readonly Reading[],
  { refused, around }: { readonly refused: ReadonlySet<number>; readonly around: Surroundings },
): void {
  const others = group.filter(({ row }) => !refused.has(row))
  for (const row of refused) plan.outcomes.set(row, 'rejected')
  if (others.length === 0) return
  if (around.mapping.kind === 'snapshot' || keyedWish(group[0]!)) planGroup(plan, others, around)
  else
    for (const { row } of others)
      refuse(plan, row, [
        'other_row_rejected',
        'Another row of this person is rejected; they are taken together.',
      ])
}

function columnOf(group: readonly Reading[], { row, entity, field }: PlanFault): string {
  const wish = group.find((reading) => reading.row === row)?.wishes.find((one) => one.entity === entity)
  const columns = wish?.columns ?? {}
  return columns[field ?? ''] ?? Object.values(columns)[0] ?? ''
}

function subjectOf(id: string | undefined, key: PersonKey | undefined): Subject {
  if (id !== undefined) return { id }
  return key ? { newPerson: keyText(key) } : null
}

const problems = {
  several: [
    'key_ambiguous',
    'Several people have this key. Name the one that is meant by the employee number.',
  ],
  'out of reach': ['out_of_reach', 'Somebody with this key exists whom this account may not change.'],
  nobody: ['person_unknown', 'There is no such person within reach.'],
} as const

/** Of whoever sees all of hiring, only those are kept whose data may not be used at the moment. */
const candidateRefused = [
  'candidate_refused',
  'Data of this candidate may not be used at the moment, so nothing is entered.',
] as const

function problemOf(problem: keyof typeof problems, key: PersonKey | undefined): readonly [string, string] {
  return problem === 'out of reach' && key?.kind === 'candidate e-mail' ? candidateRefused : problems[problem]
}

function refuse(plan: RowsPlan, row: number, [code, message]: readonly [string, string]): void {
  plan.outcomes.set(row, 'rejected')
  plan.issues.push({ row, column: '', code, level: 'error', message })
}

function resolveRow(
  plan: RowsPlan,
  { row, at, wishes }: Reading,
  { lookUps, organisation }: Surroundings,
): ResolvedRow {
  const resolved = wishes.map((wish) => {
    const [known] = naturalKey(wish.entity).length > 0 ? [] : organisation.of(wish)
    return { ...resolveWish(plan.issues, row, { wish, lookUps }), ...(known && { id: known.timeline.id }) }
  })
  return { row, at, wishes: resolved }
}

function changesOf(
  after: Records,
  before: ReadonlyMap<string, readonly LoadedRecord[]>,
  subject: Subject,
): RecordChange[] {
  return [...after].flatMap(([entity, timelines]) =>
    timelines.flatMap((timeline): RecordChange[] => {
      const known = before.get(entity)?.find((record) => record.timeline.id === timeline.id)
      if (!known) return [{ entity, act: 'create', before: undefined, after: timeline, subject }]
      const { superseded, replacements } = changeBetween(known.timeline, timeline)
      if (superseded.length === 0 && replacements.length === 0) return []
      return [{ entity, act: 'amend', before: known, after: timeline, subject }]
    }),
  )
}

/** Slots come in their order, other kinds after them. */
export function byWritingOrder(a: string, b: string): number {
  const order = Object.keys(recordSlots)
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return place(a) - place(b) || (a < b ? -1 : 1)
}
