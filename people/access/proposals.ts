/**
 * What may be asked for in records of a kind by those who may not write them. Who asks for whose
 * records, the rules for `propose` say; whoever may write the record decides, never the person it is
 * about and never the one who asked.
 */
export interface ProposalDeclaration {
  /** Fields that a person changes in own records without anybody's approval. */
  readonly atOnce: readonly string[]
  /** Fields that a person may ask to have changed in own records. */
  readonly onApproval: readonly string[]
  /** Whether others than the person (leads) may ask, for any field. */
  readonly byOthers: boolean
  /** What approval itself says: fields that get these values when the change is applied. */
  readonly stamp?: Readonly<Record<string, string>>
  /** The field that names who approved. */
  readonly deciderField?: string
}

const byLeads = { atOnce: [], onApproval: [], byOthers: true } as const

const proposals: Readonly<Record<string, ProposalDeclaration>> = {
  person: {
    atOnce: ['preferredName', 'workPhone', 'language'],
    onApproval: ['firstName', 'lastName'],
    byOthers: false,
  },
  contact_details: {
    atOnce: [
      'personalEmail',
      'mobilePhone',
      'street',
      'city',
      'postcode',
      'country',
      'commuteKm',
      'emergencyName',
      'emergencyPhone',
    ],
    // Whoever took over an account must not be able to send the pay elsewhere.
    onApproval: ['nationalId', 'bankAccount', 'birthDate'],
    byOthers: false,
  },
  absence: {
    atOnce: [],
    onApproval: ['kind', 'status', 'days', 'note'],
    byOthers: false,
    stamp: { status: 'approved' },
    deciderField: 'approverId',
  },
  employment: { atOnce: [], onApproval: ['leavingKind', 'leavingReason'], byOthers: true },
  work_terms: {
    atOnce: [],
    onApproval: ['fte', 'weeklyHours', 'shift', 'remoteShare'],
    byOthers: true,
  },
  enrolment: { atOnce: [], onApproval: ['courseId', 'sessionId', 'status'], byOthers: true },
  job_assignment: byLeads,
  manager_line: byLeads,
  bonus: byLeads,
}

/** What may be asked for in records of a kind; `undefined` when nothing. */
export function proposalsOf(entity: string): ProposalDeclaration | undefined {
  return proposals[entity]
}
