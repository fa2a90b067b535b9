import type { PersonGroup } from './person-groups.ts'

/** What is entered by hand about a person, by the group in which it stands; reviews and surveys are entered in their rounds. */
export const addableKinds: Readonly<Partial<Record<PersonGroup, readonly string[]>>> = {
  job: [
    'employments',
    'job-assignments',
    'work-terms',
    'manager-lines',
    'team-memberships',
    'project-allocations',
  ],
  pay: ['pay', 'bonuses'],
  goals: ['goals'],
  skills: ['person-skills'],
  learning: ['enrolments'],
  absences: ['absences'],
  work: ['measure-values', 'workloads'],
  contact: ['contact-details'],
}

interface Asked {
  /** The fields that are asked; all when left out. */
  readonly fields?: readonly string[]
  readonly initial?: Readonly<Record<string, unknown>>
  readonly fixed?: Readonly<Record<string, unknown>>
  /** Whether it has no sense without a last day. */
  readonly needsEnd?: boolean
}

const asked: Readonly<Record<string, Asked>> = {
  employments: {
    fields: ['type', 'legalEntityId', 'isFixedTerm', 'originalHireDate', 'source', 'payGroup'],
    initial: { type: 'full time' },
  },
  'job-assignments': { initial: { share: 1, isPrimary: false } },
  'work-terms': { initial: { fte: 1 } },
  'manager-lines': { initial: { kind: 'line' } },
  pay: { initial: { component: 'allowance', period: 'month' } },
  goals: {
    fields: ['name', 'kind', 'parentId', 'startValue', 'targetValue', 'unit', 'dueDate'],
    fixed: { status: 'active' },
  },
  'person-skills': { initial: { source: 'manager' } },
  enrolments: { fields: ['courseId', 'sessionId', 'status'], initial: { status: 'enrolled' } },
  workloads: { needsEnd: true },
}

/** What is asked for a record of a kind, by whom. */
export function askedOf(kind: string, ownId: string | null): Asked {
  if (kind === 'feedback') return { fields: ['kind', 'message'], fixed: { authorId: ownId } }
  if (kind === 'absences')
    return {
      fields: ['kind', 'days', 'note'],
      fixed: { status: 'approved', ...(ownId !== null && { approverId: ownId }) },
      needsEnd: true,
    }
  return asked[kind] ?? {}
}

/** The first day after a last one. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** The day itself, or the Monday after it. */
export function workingDayFrom(day: string): string {
  return workingDays(day, day) === 1 ? day : workingDayFrom(dayAfter(day))
}

/** Days from Monday to Friday between two days, both counted: what an absence takes where nothing else is known. */
export function workingDays(from: string, lastDay: string): number {
  const [first, last] = [Date.parse(from), Date.parse(lastDay)]
  if (!(first <= last)) return 0
  const days = Math.round((last - first) / 86_400_000) + 1
  const before = (new Date(first).getUTCDay() + 6) % 7
  const weekdaysUntil = (count: number): number => Math.floor(count / 7) * 5 + Math.min(count % 7, 5)
  return weekdaysUntil(before + days) - weekdaysUntil(before)
}
