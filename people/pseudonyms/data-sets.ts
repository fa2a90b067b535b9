import { entityNamed } from '../entities/catalogue.ts'
import type { Entity } from '../entities/define-entity.ts'
import { treatmentsOf } from './treatment.ts'
import type { Treatment } from './treatment.ts'

/** One kind of record in the form that studies may have it. */
export interface DataSet {
  readonly name: string
  readonly entity: Entity
  /**
   * `state`: what holds at the beginning of what is seen of a person stays, without its beginning;
   * `events`: only what began within it; `undated`: what is known of the person, without any date.
   */
  readonly time: 'state' | 'events' | 'undated'
  readonly treatments: Readonly<Record<string, Treatment>>
  /**
   * Fields that would give a trait away, such as a currency the country: told only of groups that share
   * the trait.
   */
  readonly follows: Readonly<Record<string, QuasiIdentifier>>
}

interface Declared {
  readonly entity: string
  readonly time: DataSet['time']
  readonly toldOfPeople?: readonly string[]
  readonly follows?: DataSet['follows']
}

const ofLeaving = { leavingKind: 'left', leavingReason: 'left', wouldRehire: 'left' } as const

const declared: readonly Declared[] = [
  { entity: 'employment', time: 'undated', toldOfPeople: ['type'], follows: ofLeaving },
  {
    entity: 'work_terms',
    time: 'state',
    follows: { fte: 'employmentType', weeklyHours: 'employmentType', overtimeKind: 'employmentType' },
  },
  { entity: 'job_assignment', time: 'events', toldOfPeople: ['title'] },
  { entity: 'pay', time: 'state', follows: { amount: 'country', period: 'country' } },
  { entity: 'bonus', time: 'events', follows: { amount: 'country' } },
  { entity: 'absence', time: 'events' },
  { entity: 'workload', time: 'events' },
  {
    entity: 'measure_value',
    time: 'events',
    follows: { measureId: 'department', value: 'department', target: 'department' },
  },
  { entity: 'onboarding_plan', time: 'events' },
  { entity: 'person_skill', time: 'state' },
  { entity: 'enrolment', time: 'events' },
  { entity: 'goal', time: 'events' },
  { entity: 'goal_check_in', time: 'events' },
  { entity: 'review', time: 'events' },
  { entity: 'competency_rating', time: 'events' },
  { entity: 'protected_profile', time: 'undated' },
]

/** Every data set that is made of records; `people`, with what tells people apart made coarser, is beside them. */
export const dataSets: readonly DataSet[] = declared.map(
  ({ entity: name, time, toldOfPeople = [], follows = {} }) => {
    const entity = entityNamed(name)
    return { name, entity, time, follows, treatments: treatmentsOf(entity, toldOfPeople) }
  },
)

/** What tells people apart, and is therefore made coarser together: five people or more share every combination. */
export const quasiIdentifiers = [
  'department',
  'country',
  'jobFamily',
  'gradeRank',
  'employmentType',
  'joined',
  'left',
] as const
export type QuasiIdentifier = (typeof quasiIdentifiers)[number]
