import type { CivilDate } from '@cadre/core'
import type { CompanyRecord } from './company-record.ts'

/** A version of a record, and the days between which the company believed it. */
export interface BelievedVersion {
  readonly from: CivilDate
  readonly to?: CivilDate
  readonly values: CompanyRecord['values']
  readonly recordedFrom: CivilDate
  readonly recordedTo?: CivilDate
}

/** What a record says only from a day on, and what it says until then. */
interface Outcome {
  readonly on: (record: CompanyRecord) => CivilDate | undefined
  readonly before: Readonly<Record<string, unknown>>
}

const dateIn = (field: string) => (record: CompanyRecord) =>
  (record.values[field] as string | undefined)?.slice(0, 10)
const atEnd = ({ to }: CompanyRecord): CivilDate | undefined => to
const firstOf =
  (...days: readonly Outcome['on'][]): Outcome['on'] =>
  (record) =>
    days
      .flatMap((day) => day(record) ?? [])
      .sort()
      .at(0)

const outcomes: Readonly<Record<string, Outcome>> = {
  employment: {
    on: atEnd,
    before: { leavingKind: undefined, leavingReason: undefined, wouldRehire: undefined },
  },
  enrolment: {
    on: dateIn('completedOn'),
    before: {
      status: 'enrolled',
      hours: undefined,
      completedOn: undefined,
      score: undefined,
      rating: undefined,
    },
  },
  goal: { on: firstOf(atEnd, dateIn('dueDate')), before: { status: 'active' } },
  onboarding_plan: {
    on: firstOf(dateIn('productiveOn'), atEnd),
    before: { status: 'running', productiveOn: undefined },
  },
  onboarding_task: { on: dateIn('doneOn'), before: { doneOn: undefined } },
  project: { on: dateIn('dueDate'), before: { status: 'running' } },
  interview: { on: dateIn('startsAt'), before: { status: 'planned' } },
  offer: { on: dateIn('startDate'), before: { status: 'sent' } },
}

/** How long these last is agreed on when they begin; anything else lasts until something ends it. */
const agreedBefore: ReadonlySet<string> = new Set(['absence'])

/** What is counted over a stretch is entered when the stretch is over. */
const enteredAfterwards: ReadonlySet<string> = new Set(['workload'])

/**
 * The versions of a record in the order in which the company came to believe them: that somebody leaves, finishes a
 * course or reaches a goal is known when it happens and not before. A model that learns from what was known on
 * a day needs this; without it the past tells of the future. `today` is the last day of the history.
 */
export function asBelieved(record: CompanyRecord, today: CivilDate): BelievedVersion[] {
  const { entity, from, to, values } = record
  const whole = { from, ...(to !== undefined && { to }), values }
  if (enteredAfterwards.has(entity))
    return [{ ...whole, recordedFrom: to !== undefined && to < today ? to : today }]
  const outcome = outcomes[entity]
  const told = outcome?.on(record)
  const isEndNews = to !== undefined && to <= today && !agreedBefore.has(entity)
  const steps = [...new Set([told, isEndNews ? to : undefined])]
    .filter((day): day is CivilDate => day !== undefined && day > from && day <= today)
    .sort()
  const days = [from, ...steps]
  return days.map((day, index) => {
    const isTold = outcome === undefined || told === undefined || day >= told
    const isEnded = to !== undefined && (!isEndNews || day >= to)
    const next = days[index + 1]
    return {
      from,
      ...(isEnded && { to }),
      values: isTold ? values : { ...values, ...outcome.before },
      recordedFrom: day,
      ...(next !== undefined && { recordedTo: next }),
    }
  })
}
