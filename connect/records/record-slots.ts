import type { RecordValues } from './record-value.ts'

/** Records of which a person has one at a time, or that a sheet of people speaks of as if so. */
export interface RecordSlot {
  /** Values that tell the record from others of its kind. */
  readonly constants: RecordValues
  /** Values of a new record where the sheet says nothing. */
  readonly defaults: RecordValues
  /** Fields that tell one record of the kind from another of the same person, such as the course. */
  readonly by: readonly string[]
  /** Ends with the employment. */
  readonly endsWithEmployment: boolean
  /** Fields about the whole record, which never begin in the middle of it. */
  readonly settled: readonly string[]
}

const slot = (part: Partial<RecordSlot>): RecordSlot => ({
  constants: {},
  defaults: {},
  by: [],
  endsWithEmployment: false,
  settled: [],
  ...part,
})

/** The slots that rows about people fill, in the order in which their records are written. */
export const recordSlots: Readonly<Record<string, RecordSlot>> = {
  person: slot({}),
  employment: slot({
    settled: ['originalHireDate', 'source', 'leavingKind', 'leavingReason', 'wouldRehire'],
  }),
  contact_details: slot({}),
  work_terms: slot({ defaults: { fte: 1 }, endsWithEmployment: true }),
  job_assignment: slot({
    constants: { isPrimary: true },
    defaults: { share: 1 },
    endsWithEmployment: true,
  }),
  pay: slot({ constants: { component: 'base' }, defaults: { period: 'year' }, endsWithEmployment: true }),
  manager_line: slot({ constants: { kind: 'line' }, endsWithEmployment: true }),
  protected_profile: slot({ defaults: { source: 'imported' } }),
  enrolment: slot({ defaults: { status: 'completed' }, by: ['courseId', 'sessionId', 'completedOn'] }),
  candidate: slot({}),
  application: slot({ defaults: { status: 'in process' }, by: ['requisitionId'] }),
}

/** Values of new records of other kinds, where the sheet says nothing. */
export const recordDefaults: Readonly<Record<string, RecordValues>> = {
  review: { kind: 'manager', status: 'published' },
  absence: { status: 'approved' },
  bonus: { kind: 'other' },
  person_skill: { source: 'manager' },
}
