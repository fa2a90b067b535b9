import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, freeText, integer, reference, text, texts } from './field.ts'
import { name, ofOrganisation, ofPerson } from './shared-parts.ts'

export const measure = defineEntity({
  ...ofOrganisation,
  name: 'measure',
  path: 'measures',
  idPrefix: 'kpi',
  meaning: 'A performance or workload figure that the organisation follows',
  fields: {
    name,
    unit: text('what it counts', { maxLength: 60, isRequired: true }),
    direction: choice('which way is better', ['higher', 'lower', 'target'], { isRequired: true }),
    aspect: choice('what it tells of', ['output', 'service quality']),
    familyId: reference('only for this job family', 'job_family'),
    definition: text('how it is counted', { maxLength: 1000 }),
  },
  unique: [['name']],
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

export const workload = defineEntity({
  ...ofPerson,
  name: 'workload',
  path: 'workloads',
  idPrefix: 'wkl',
  dataClass: 'work',
  meaning: 'Hours, load, tools and working together of a person over a period',
  fields: {
    hours: decimal('hours worked', { min: 0, max: 9000, unit: 'hours' }),
    overtimeHours: decimal('hours over the contract', { min: 0, max: 9000, unit: 'hours' }),
    tasksOpen: integer('open tasks on average', { min: 0, max: 1_000_000 }),
    meetingsHours: decimal('hours in meetings', { min: 0, max: 9000, unit: 'hours' }),
    afterHoursShare: decimal('share of activity outside working hours', { min: 0, max: 1 }),
    afterHoursMessages: integer('messages sent outside working hours: how many, never what they say', {
      min: 0,
      max: 1_000_000,
    }),
    toolsLostHours: decimal('hours lost to tools and systems that did not work', {
      min: 0,
      max: 9000,
      unit: 'hours',
    }),
    helpRequests: integer('requests for help with tools and systems', { min: 0, max: 100_000 }),
    peopleWorkedWith: integer('people worked with', { min: 0, max: 1_000_000 }),
    teamsWorkedWith: integer('other teams worked with', { min: 0, max: 100_000 }),
  },
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

export const competency = defineEntity({
  ...ofOrganisation,
  name: 'competency',
  path: 'competencies',
  idPrefix: 'cmp',
  meaning: 'Something that reviews rate',
  fields: { name, description: text('what good looks like', { maxLength: 2000 }) },
  unique: [['name']],
})

export const reviewCycle = defineEntity({
  ...ofOrganisation,
  name: 'review_cycle',
  path: 'review-cycles',
  idPrefix: 'cyc',
  meaning: 'A round of reviews',
  fields: {
    name,
    periodStart: date('first day that is looked at', { isRequired: true }),
    periodEnd: date('last day that is looked at', { isRequired: true }),
    dueDate: date('when reviews are due'),
    status: choice('where it stands', ['planned', 'open', 'calibrating', 'published', 'closed'], {
      isRequired: true,
    }),
    scaleLowest: integer('lowest rating', { min: 0, max: 100, isRequired: true }),
    scaleHighest: integer('highest rating', { min: 1, max: 100, isRequired: true }),
    expectedShares: texts('share of people expected at each rating in percent, the lowest rating first'),
  },
})

export const review = defineEntity({
  ...ofPerson,
  name: 'review',
  path: 'reviews',
  idPrefix: 'rev',
  dataClass: 'review',
  authorField: 'reviewerId',
  authorMayWrite: { status: ['draft', 'submitted'], kind: ['self', 'peer', 'upward'] },
  authorRoundField: 'cycleId',
  setByOwnRoute: ['acknowledgedOn'],
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
    acknowledgedOn: date('when the person it is about said to have read it'),
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
