/** What a record must be for its entry or change to be told. */
export interface NotificationCause {
  readonly entity: string
  readonly acts: readonly ('create' | 'amend')[]
  /** Only while these fields have these values. */
  readonly when?: Readonly<Record<string, string>>
  /** Whom: the person it is about, the person that a field names, or everybody whom an open wave of a survey asks. */
  readonly to: 'subject' | 'asked' | { readonly field: string }
}

export interface NotificationKind {
  readonly meaning: string
  /** Whether a person may switch it off; what guards an account or a decision may not be. */
  readonly isOptional: boolean
  /** Whether it is sent by e-mail too unless the person says otherwise. */
  readonly isMailed: boolean
  /** Told once of each record, however often there is cause. */
  readonly isOnce?: boolean
  /** Records whose entry or change causes it; kinds without come from acts of their own. */
  readonly causes: readonly NotificationCause[]
}

/**
 * Everything Cadre tells somebody of by itself. A notification names what it is about by id and holds
 * no value of it: who opens it sees what they may see at that moment.
 */
export const notificationKinds = {
  'change-waiting': {
    meaning: 'somebody asks for a change that this account may decide on',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'change-decided': {
    meaning: 'a change that this account asked for was approved or refused',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'contact-changed': {
    meaning: 'somebody changed private contact details, account or number of the person',
    isOptional: false,
    isMailed: true,
    causes: [{ entity: 'contact_details', acts: ['create', 'amend'], to: 'subject' }],
  },
  'account-recovered': {
    meaning:
      'an administrator or HR manager was let in anew from the machine itself; make sure that it was wanted',
    isOptional: false,
    isMailed: true,
    causes: [],
  },
  'feedback-asked': {
    meaning: 'a colleague asks the person for feedback',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'feedback-received': {
    meaning: 'somebody gave the person feedback',
    isOptional: true,
    isMailed: false,
    causes: [{ entity: 'feedback', acts: ['create'], to: 'subject' }],
  },
  'review-published': {
    meaning: 'a review of the person can be read now',
    isOptional: true,
    isMailed: true,
    causes: [{ entity: 'review', acts: ['create', 'amend'], when: { status: 'published' }, to: 'subject' }],
  },
  'review-due': {
    meaning: 'the person is asked to write a review',
    isOptional: true,
    isMailed: true,
    causes: [{ entity: 'review', acts: ['create'], when: { status: 'draft' }, to: { field: 'reviewerId' } }],
  },
  'goal-set': {
    meaning: 'somebody set the person a goal',
    isOptional: true,
    isMailed: false,
    causes: [{ entity: 'goal', acts: ['create'], to: 'subject' }],
  },
  'task-assigned': {
    meaning: 'the person is to do a task of somebody who starts',
    isOptional: true,
    isMailed: true,
    causes: [{ entity: 'onboarding_task', acts: ['create'], to: { field: 'ownerId' } }],
  },
  'survey-open': {
    meaning: 'a survey asks the person',
    isOptional: true,
    isMailed: false,
    isOnce: true,
    causes: [{ entity: 'survey_wave', acts: ['create', 'amend'], to: 'asked' }],
  },
  'case-assigned': {
    meaning: 'this account is asked to look at what a model says of somebody, and to decide',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'contest-decided': {
    meaning: 'somebody looked anew at what a model says of the person, who had contested it',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'correction-asked': {
    meaning: 'somebody says that something on record about them is wrong: this account may answer',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'correction-answered': {
    meaning: 'what the person said to be wrong on record was answered',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'model-alert': {
    meaning: 'a model in use shows something that has to be acted on',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'challenger-ready': {
    meaning: 'a model that this account lets be trained anew was: a candidate waits to be looked at',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'retraining-failed': {
    meaning: 'a model that this account lets be trained anew could not be: the page of the model says why',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'experiment-ended': {
    meaning: 'an experiment with two versions of a model, which this account declared, is over',
    isOptional: true,
    isMailed: true,
    causes: [],
  },
  'interview-planned': {
    meaning: 'the person is to hold an interview',
    isOptional: true,
    isMailed: true,
    causes: [
      { entity: 'interview', acts: ['create'], when: { status: 'planned' }, to: { field: 'interviewerId' } },
    ],
  },
} as const satisfies Record<string, NotificationKind>

interface Caused {
  readonly kind: string
  readonly isOptional: boolean
  readonly cause: NotificationCause
}

/** The notifications that entering or changing a record of a kind may cause. */
export function notificationsCausedBy(entity: string, act: 'create' | 'amend'): Caused[] {
  return Object.entries(notificationKinds).flatMap(([kind, { causes, isOptional }]) =>
    (causes as readonly NotificationCause[])
      .filter((cause) => cause.entity === entity && cause.acts.includes(act))
      .map((cause) => ({ kind, isOptional, cause })),
  )
}
