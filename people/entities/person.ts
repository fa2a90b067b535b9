import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, flag, freeText, integer, money, reference, text, texts } from './field.ts'

const ofPerson = { subject: 'person', time: 'period' } as const

/** The person record itself: who somebody is at work. Its id is the `personId` of every other record. */
export const person = defineEntity({
  ...ofPerson,
  name: 'person',
  path: 'person-profiles',
  idPrefix: 'per',
  dataClass: 'directory',
  meaning: 'A person of the organisation, as colleagues know them',
  title: ['preferredName', 'firstName', 'lastName'],
  fields: {
    employeeNumber: text('number in the payroll or HR system', { maxLength: 60, identifying: 'directly' }),
    firstName: text('given name', { isRequired: true, identifying: 'directly' }),
    lastName: text('family name', { isRequired: true, identifying: 'directly' }),
    preferredName: text('the name they go by', { identifying: 'directly' }),
    workEmail: text('address at work', { format: 'email', identifying: 'directly' }),
    workPhone: text('number at work', { format: 'phone', maxLength: 60, identifying: 'directly' }),
    language: text('language they want to be addressed in', { maxLength: 10 }),
    isSynthetic: flag('whether the person is made up'),
  },
  takesCustomFields: true,
  unique: [['employeeNumber']],
})

export const contactDetails = defineEntity({
  ...ofPerson,
  name: 'contact_details',
  path: 'contact-details',
  idPrefix: 'con',
  dataClass: 'contact',
  meaning: 'Where a person can be reached in private, and who in an emergency',
  fields: {
    personalEmail: text('private address', { format: 'email', isEncrypted: true, isLookedUp: true }),
    mobilePhone: text('private number', { format: 'phone', maxLength: 60, isEncrypted: true }),
    street: text('street and number', { isEncrypted: true }),
    city: text('town', { identifying: 'indirectly' }),
    postcode: text('postcode', { maxLength: 20, identifying: 'directly' }),
    country: text('ISO 3166 code', { format: 'country' }),
    commuteKm: decimal('way to work', { min: 0, max: 1000, unit: 'km' }),
    emergencyName: text('who to call', { isEncrypted: true }),
    emergencyPhone: text('their number', { format: 'phone', maxLength: 60, isEncrypted: true }),
    nationalId: text('number of the state', { isEncrypted: true, isLookedUp: true, maxLength: 60 }),
    bankAccount: text('account that pay goes to', { isEncrypted: true, maxLength: 60 }),
    birthDate: date('date of birth', { identifying: 'indirectly' }),
  },
  exclusions: [{ per: ['personId'], message: 'a person has one set of contact details at a time' }],
  takesCustomFields: true,
})

export const employment = defineEntity({
  ...ofPerson,
  name: 'employment',
  path: 'employments',
  idPrefix: 'emp',
  dataClass: 'employment',
  meaning: 'A spell of employment, from hire to leaving; a rehire begins another',
  fields: {
    legalEntityId: reference('the employer', 'legal_entity'),
    type: choice('kind of contract', ['full time', 'part time', 'intern', 'contractor', 'freelance'], {
      isRequired: true,
    }),
    isFixedTerm: flag('whether the contract has an end'),
    originalHireDate: date('first hire ever, where it was before this spell', { identifying: 'indirectly' }),
    source: text('where the person came from', { maxLength: 100 }),
    leavingKind: choice('how it ended', [
      'voluntary',
      'involuntary',
      'retirement',
      'end of contract',
      'death',
      'other',
    ]),
    leavingReason: text('why it ended', { maxLength: 200 }),
    wouldRehire: flag('whether a return is welcome'),
  },
  exclusions: [{ per: ['personId'], message: 'spells of employment of one person may not overlap' }],
  takesCustomFields: true,
  indexed: ['legalEntityId'],
})

export const workTerms = defineEntity({
  ...ofPerson,
  name: 'work_terms',
  path: 'work-terms',
  idPrefix: 'trm',
  dataClass: 'employment',
  meaning: 'Hours and terms of a contract',
  fields: {
    fte: decimal('share of full time', { min: 0, max: 1.5, isRequired: true }),
    weeklyHours: decimal('contracted hours', { min: 0, max: 100, unit: 'hours' }),
    shift: text('shift pattern', { maxLength: 60 }),
    remoteShare: decimal('share of time worked away from the office', { min: 0, max: 1 }),
    overtimeKind: choice('overtime rule', ['exempt', 'non-exempt', 'salaried non-exempt', 'owner']),
  },
  exclusions: [{ per: ['personId'], message: 'a person has one set of terms at a time' }],
})

export const jobAssignment = defineEntity({
  ...ofPerson,
  name: 'job_assignment',
  path: 'job-assignments',
  idPrefix: 'asg',
  dataClass: 'directory',
  meaning: 'What a person does, where and in which department',
  fields: {
    jobId: reference('the job', 'job'),
    title: text('job title as printed', { isRequired: true }),
    departmentId: reference('the department', 'department'),
    locationId: reference('the place of work', 'location'),
    legalEntityId: reference('the employer', 'legal_entity'),
    gradeId: reference('the grade held', 'grade'),
    share: decimal('share of the working time, all assignments together at most 1', {
      min: 0,
      max: 1,
      isRequired: true,
    }),
    isPrimary: flag('whether it is the main one', { isRequired: true }),
    changeReason: choice('why it began', [
      'hire',
      'promotion',
      'transfer',
      'demotion',
      'reorganisation',
      'other',
    ]),
  },
  exclusions: [
    { per: ['personId'], when: { isPrimary: true }, message: 'a person has one main assignment at a time' },
  ],
  takesCustomFields: true,
  indexed: ['departmentId', 'jobId', 'locationId'],
})

export const managerLine = defineEntity({
  ...ofPerson,
  name: 'manager_line',
  path: 'manager-lines',
  idPrefix: 'lin',
  dataClass: 'directory',
  meaning: 'Who a person reports to',
  fields: {
    managerId: reference('the manager', 'person', { isRequired: true }),
    kind: choice('the line of command, or a dotted line', ['line', 'dotted'], { isRequired: true }),
  },
  exclusions: [
    { per: ['personId'], when: { kind: 'line' }, message: 'a person has one line manager at a time' },
  ],
  indexed: ['managerId'],
})

export const teamMembership = defineEntity({
  ...ofPerson,
  name: 'team_membership',
  path: 'team-memberships',
  idPrefix: 'tmb',
  dataClass: 'directory',
  meaning: 'A person in a team',
  fields: {
    teamId: reference('the team', 'team', { isRequired: true }),
    role: text('what they do there', { maxLength: 100 }),
    share: decimal('share of time', { min: 0, max: 1 }),
  },
  exclusions: [{ per: ['personId', 'teamId'], message: 'a person is in a team once at a time' }],
  indexed: ['teamId'],
})

export const projectAllocation = defineEntity({
  ...ofPerson,
  name: 'project_allocation',
  path: 'project-allocations',
  idPrefix: 'pal',
  dataClass: 'directory',
  meaning: 'A person on a project',
  fields: {
    projectId: reference('the project', 'project', { isRequired: true }),
    role: text('what they do there', { maxLength: 100 }),
    share: decimal('share of time', { min: 0, max: 1, isRequired: true }),
  },
  exclusions: [{ per: ['personId', 'projectId'], message: 'a person is on a project once at a time' }],
  indexed: ['projectId'],
})

export const pay = defineEntity({
  ...ofPerson,
  name: 'pay',
  path: 'pay',
  idPrefix: 'pay',
  dataClass: 'pay',
  meaning: 'What a person is paid',
  fields: {
    component: choice('which part of pay', ['base', 'allowance', 'shift premium', 'other'], {
      isRequired: true,
    }),
    amount: money('amount for one period', { isRequired: true }),
    period: choice(
      'what it is paid for',
      ['hour', 'day', 'week', 'two weeks', 'half month', 'month', 'quarter', 'half year', 'year'],
      { isRequired: true },
    ),
    changeReason: choice('why it changed', ['hire', 'merit', 'promotion', 'market', 'correction', 'other']),
  },
  exclusions: [
    { per: ['personId'], when: { component: 'base' }, message: 'a person has one base pay at a time' },
  ],
})

export const bonus = defineEntity({
  ...ofPerson,
  name: 'bonus',
  path: 'bonuses',
  idPrefix: 'bns',
  dataClass: 'pay',
  time: 'event',
  meaning: 'A payment made once',
  fields: {
    kind: choice('what it is for', ['performance', 'sign-on', 'retention', 'referral', 'equity', 'other'], {
      isRequired: true,
    }),
    amount: money('amount', { isRequired: true }),
    note: text('why', { maxLength: 500, identifying: 'directly' }),
  },
})

export const protectedProfile = defineEntity({
  ...ofPerson,
  name: 'protected_profile',
  path: 'protected-profiles',
  idPrefix: 'prt',
  dataClass: 'protected',
  meaning: 'What a person chose to say about protected attributes, kept apart, only to audit and mitigate',
  fields: {
    gender: choice('gender', ['female', 'male', 'other', 'prefers not to say']),
    ethnicity: text('ethnicity as the person names it', { maxLength: 100 }),
    disability: choice('disability', ['yes', 'no', 'prefers not to say']),
    veteran: choice('veteran', ['yes', 'no', 'prefers not to say']),
    nationality: text('ISO 3166 code', { format: 'country' }),
    maritalStatus: text('marital status', { maxLength: 60 }),
    source: choice('where it comes from', ['self-identified', 'imported'], { isRequired: true }),
  },
  exclusions: [{ per: ['personId'], message: 'a person has one protected profile at a time' }],
})

export const absence = defineEntity({
  ...ofPerson,
  name: 'absence',
  path: 'absences',
  idPrefix: 'abs',
  dataClass: 'absence',
  meaning: 'Time off, asked for or taken',
  fields: {
    kind: choice(
      'why',
      [
        'vacation',
        'sick',
        'personal',
        'jury duty',
        'volunteer',
        'bereavement',
        'parental',
        'unpaid',
        'other',
      ],
      { isRequired: true },
    ),
    status: choice('where it stands', ['requested', 'approved', 'declined', 'cancelled'], {
      isRequired: true,
    }),
    days: decimal('working days', { min: 0, max: 400, unit: 'days' }),
    // People write of illness here.
    note: text('what the person wrote', { maxLength: 500, format: 'free text', isEncrypted: true }),
    approverId: reference('who decided', 'person'),
  },
  indexed: ['status'],
})

export const workload = defineEntity({
  ...ofPerson,
  name: 'workload',
  path: 'workloads',
  idPrefix: 'wkl',
  dataClass: 'work',
  meaning: 'Hours and load of a person over a period',
  fields: {
    hours: decimal('hours worked', { min: 0, max: 9000, unit: 'hours' }),
    overtimeHours: decimal('hours over the contract', { min: 0, max: 9000, unit: 'hours' }),
    tasksOpen: integer('open tasks on average', { min: 0, max: 1_000_000 }),
    meetingsHours: decimal('hours in meetings', { min: 0, max: 9000, unit: 'hours' }),
    afterHoursShare: decimal('share of activity outside working hours', { min: 0, max: 1 }),
  },
})

export const measureValue = defineEntity({
  ...ofPerson,
  name: 'measure_value',
  path: 'measure-values',
  idPrefix: 'mvl',
  dataClass: 'work',
  meaning: 'A performance figure of a person over a period',
  fields: {
    measureId: reference('which figure', 'measure', { isRequired: true }),
    value: decimal('the figure', { isRequired: true }),
    target: decimal('what was aimed at'),
    periodDays: integer('length of the period', { min: 1, max: 400, unit: 'days' }),
  },
  time: 'event',
  indexed: ['measureId'],
})

export const onboardingPlan = defineEntity({
  ...ofPerson,
  name: 'onboarding_plan',
  path: 'onboarding-plans',
  idPrefix: 'onb',
  dataClass: 'onboarding',
  meaning: 'What a new joiner and others do in the first months',
  fields: {
    templateId: reference('the template it came from', 'onboarding_template'),
    buddyId: reference('who helps', 'person'),
    productiveOn: date('when full productivity was reached'),
    status: choice('where it stands', ['running', 'done', 'stopped'], { isRequired: true }),
  },
})

export const onboardingTask = defineEntity({
  ...ofPerson,
  name: 'onboarding_task',
  path: 'onboarding-tasks',
  idPrefix: 'otk',
  dataClass: 'onboarding',
  title: ['name'],
  meaning: 'One task of an onboarding plan',
  fields: {
    planId: reference('the plan', 'onboarding_plan', { isRequired: true }),
    name: text('what to do', { isRequired: true }),
    ownerId: reference('who does it', 'person'),
    dueDate: date('when', { isRequired: true }),
    doneOn: date('when it was done'),
    courseId: reference('the course to take', 'course'),
  },
  indexed: ['planId'],
})

export const personSkill = defineEntity({
  ...ofPerson,
  name: 'person_skill',
  path: 'person-skills',
  idPrefix: 'psk',
  dataClass: 'skills',
  meaning: 'A skill a person has, how well, and how that is known',
  fields: {
    skillId: reference('the skill', 'skill', { isRequired: true }),
    level: decimal('level, 0 to 5', { min: 0, max: 5, isRequired: true }),
    source: choice(
      'who says so',
      ['self', 'manager', 'peer', 'course', 'assessment', 'résumé', 'certificate'],
      { isRequired: true },
    ),
    evidence: text('what shows it', { maxLength: 1000, format: 'free text' }),
  },
  exclusions: [
    { per: ['personId', 'skillId', 'source'], message: 'one level for each skill and source at a time' },
  ],
  indexed: ['skillId'],
})

export const enrolment = defineEntity({
  ...ofPerson,
  name: 'enrolment',
  path: 'enrolments',
  idPrefix: 'enr',
  dataClass: 'learning',
  meaning: 'A person on a course, and how it went',
  fields: {
    courseId: reference('the course', 'course', { isRequired: true }),
    sessionId: reference('the session', 'course_session'),
    status: choice(
      'where it stands',
      ['planned', 'enrolled', 'in progress', 'completed', 'failed', 'cancelled'],
      { isRequired: true },
    ),
    completedOn: date('when it was completed'),
    score: decimal('result, 0 to 1', { min: 0, max: 1 }),
    hours: decimal('hours spent', { min: 0, max: 10_000, unit: 'hours' }),
    rating: decimal('how the person rates it, 1 to 5', { min: 1, max: 5 }),
  },
  indexed: ['courseId'],
})

export const goal = defineEntity({
  ...ofPerson,
  name: 'goal',
  path: 'goals',
  idPrefix: 'gol',
  dataClass: 'goals',
  withoutSubject: 'everyone',
  title: ['name'],
  meaning: 'Something to reach: an objective, or a key result under one',
  fields: {
    name: text('what is to be reached', { isRequired: true, maxLength: 300, identifying: 'directly' }),
    kind: choice('objective or key result', ['objective', 'key result', 'development'], { isRequired: true }),
    parentId: reference('the goal it serves', 'goal'),
    teamId: reference('the team it belongs to', 'team'),
    departmentId: reference('the department it belongs to', 'department'),
    startValue: decimal('where it started'),
    targetValue: decimal('where it should end'),
    unit: text('what is counted', { maxLength: 60 }),
    weight: decimal('share among the goals of the person', { min: 0, max: 1 }),
    dueDate: date('when'),
    status: choice('where it stands', ['draft', 'active', 'done', 'dropped'], { isRequired: true }),
  },
  indexed: ['parentId'],
})

export const goalCheckIn = defineEntity({
  ...ofPerson,
  name: 'goal_check_in',
  path: 'goal-check-ins',
  idPrefix: 'gci',
  dataClass: 'goals',
  withoutSubject: 'everyone',
  time: 'event',
  meaning: 'A note on how a goal goes',
  fields: {
    goalId: reference('the goal', 'goal', { isRequired: true }),
    value: decimal('where it is now'),
    confidence: choice('how it looks', ['on track', 'at risk', 'off track']),
    note: freeText('what happened'),
  },
  indexed: ['goalId'],
})

export const review = defineEntity({
  ...ofPerson,
  name: 'review',
  path: 'reviews',
  idPrefix: 'rev',
  dataClass: 'review',
  authorField: 'reviewerId',
  authorMayWrite: { status: ['draft', 'submitted'], kind: ['self', 'peer', 'upward'] },
  visibleToSelfWhen: { status: 'published' },
  meaning: 'A review of a person, by the manager, the person or others',
  fields: {
    cycleId: reference('the round', 'review_cycle'),
    reviewerId: reference('who wrote it', 'person'),
    kind: choice('from which side', ['manager', 'self', 'peer', 'upward'], { isRequired: true }),
    status: choice('where it stands', ['draft', 'submitted', 'calibrated', 'published'], {
      isRequired: true,
    }),
    rating: decimal('overall rating, on the scale of the round', { min: 0, max: 100 }),
    proposedRating: decimal('rating before calibration', { min: 0, max: 100 }),
    strengths: freeText('what went well'),
    growth: freeText('what to grow'),
  },
  exclusions: [
    {
      per: ['personId', 'cycleId', 'reviewerId', 'kind'],
      message: 'one review for each round, reviewer and side',
    },
  ],
  indexed: ['cycleId', 'reviewerId'],
  takesCustomFields: true,
})

export const competencyRating = defineEntity({
  ...ofPerson,
  name: 'competency_rating',
  path: 'competency-ratings',
  idPrefix: 'crt',
  dataClass: 'review',
  seenWith: { field: 'reviewId', entity: 'review' },
  meaning: 'How a review rates one competency',
  fields: {
    reviewId: reference('the review', 'review', { isRequired: true }),
    competencyId: reference('the competency', 'competency', { isRequired: true }),
    rating: decimal('rating', { min: 0, max: 100, isRequired: true }),
    note: freeText('why'),
  },
  indexed: ['reviewId'],
})

export const feedback = defineEntity({
  ...ofPerson,
  name: 'feedback',
  path: 'feedback',
  idPrefix: 'fdb',
  dataClass: 'review',
  authorField: 'authorId',
  time: 'event',
  meaning: 'Feedback given outside a round',
  fields: {
    authorId: reference('who gave it', 'person', { isRequired: true }),
    kind: choice('what sort', ['praise', 'suggestion', 'note'], { isRequired: true }),
    message: freeText('the feedback', { isRequired: true }),
  },
  indexed: ['authorId'],
})

export const surveyResponse = defineEntity({
  ...ofPerson,
  name: 'survey_response',
  path: 'survey-responses',
  idPrefix: 'srp',
  dataClass: 'voice',
  withoutSubject: 'nobody',
  time: 'event',
  meaning: 'That somebody answered a survey, with the groups that results may be shown by',
  fields: {
    waveId: reference('the wave', 'survey_wave', { isRequired: true }),
    respondentKey: text('keyed digest that stops a second answer and tells nothing else', { maxLength: 100 }),
    departmentId: reference('department at the time', 'department'),
    locationId: reference('place at the time', 'location'),
    tenureBand: text('tenure at the time', { maxLength: 30 }),
  },
  unique: [['waveId', 'respondentKey']],
  indexed: ['waveId'],
})

export const surveyAnswer = defineEntity({
  ...ofPerson,
  name: 'survey_answer',
  path: 'survey-answers',
  idPrefix: 'sas',
  dataClass: 'voice',
  withoutSubject: 'nobody',
  time: 'event',
  seenWith: { field: 'responseId', entity: 'survey_response' },
  meaning: 'One answer of a response',
  fields: {
    responseId: reference('the response', 'survey_response', { isRequired: true }),
    questionId: reference('the question', 'survey_question', { isRequired: true }),
    score: decimal('point on the scale', { min: 0, max: 11 }),
    chosen: texts('what was chosen'),
    comment: freeText('what was written'),
  },
  indexed: ['responseId', 'questionId'],
})
