import { defineEntity } from './define-entity.ts'
import {
  choice,
  date,
  decimal,
  flag,
  freeText,
  instant,
  integer,
  money,
  reference,
  text,
  texts,
} from './field.ts'
import { code, name, ofOrganisation } from './shared-parts.ts'

const hiring = { dataClass: 'hiring', time: 'period' } as const

export const requisition = defineEntity({
  ...ofOrganisation,
  name: 'requisition',
  path: 'requisitions',
  idPrefix: 'req',
  meaning: 'Permission to hire',
  restrictedWhen: 'isConfidential',
  fields: {
    name,
    code,
    jobId: reference('the job', 'job'),
    departmentId: reference('where', 'department'),
    locationId: reference('the place', 'location'),
    hiringManagerId: reference('who needs the person', 'person'),
    openings: integer('how many to hire', { min: 1, max: 10_000, isRequired: true }),
    status: choice('where it stands', ['draft', 'open', 'on hold', 'filled', 'cancelled'], {
      isRequired: true,
    }),
    targetDate: date('when the person is needed'),
    isConfidential: flag('whether only those who work on it know'),
  },
  takesCustomFields: true,
})

export const posting = defineEntity({
  ...ofOrganisation,
  name: 'posting',
  path: 'postings',
  idPrefix: 'pst',
  meaning: 'What candidates read',
  fields: {
    requisitionId: reference('the requisition', 'requisition', { isRequired: true }),
    name,
    language: text('language of the text', { maxLength: 10, format: 'language' }),
    description: freeText('the text', { isRequired: true }),
    isInternal: flag('whether only employees see it'),
    status: choice('where it stands', ['draft', 'published', 'closed'], { isRequired: true }),
  },
  indexed: ['requisitionId'],
})

export const hiringStage = defineEntity({
  ...ofOrganisation,
  name: 'hiring_stage',
  path: 'hiring-stages',
  idPrefix: 'stg',
  meaning: 'A step that applications go through',
  fields: {
    requisitionId: reference('only for this requisition', 'requisition'),
    name,
    order: integer('place among stages', { min: 0, max: 100, isRequired: true }),
    kind: choice(
      'what happens in it',
      ['applied', 'screen', 'interview', 'assessment', 'offer', 'hired', 'rejected', 'withdrawn'],
      { isRequired: true },
    ),
  },
})

export const requisitionMember = defineEntity({
  ...hiring,
  subject: 'person',
  name: 'requisition_member',
  path: 'requisition-members',
  idPrefix: 'rqm',
  dataClass: 'directory',
  meaning: 'Who works on a requisition; recruiters see its candidates while it holds',
  fields: {
    requisitionId: reference('the requisition', 'requisition', { isRequired: true }),
    role: choice('as what', ['recruiter', 'hiring manager', 'interviewer', 'coordinator'], {
      isRequired: true,
    }),
  },
  exclusions: [{ per: ['personId', 'requisitionId', 'role'], message: 'already a member in this role' }],
  indexed: ['requisitionId'],
})

export const candidate = defineEntity({
  ...hiring,
  subject: 'candidate',
  name: 'candidate',
  path: 'candidates',
  idPrefix: 'can',
  meaning: 'Somebody who may be hired',
  title: ['firstName', 'lastName'],
  fields: {
    firstName: text('given name', { isRequired: true, identifying: 'directly' }),
    lastName: text('family name', { isRequired: true, identifying: 'directly' }),
    email: text('address', { format: 'email', identifying: 'directly' }),
    phone: text('number', { format: 'phone', maxLength: 60, identifying: 'directly' }),
    currentTitle: text('what they do now'),
    currentCompany: text('where they work now', { identifying: 'indirectly' }),
    links: texts('public profiles', { identifying: 'directly' }),
    tags: texts('words to find them by'),
    canEmail: flag('whether they agreed to be written to'),
    source: text('where they come from', { maxLength: 100 }),
    employeeId: reference('who they are in the organisation, when hired or internal', 'person'),
  },
  takesCustomFields: true,
})

export const application = defineEntity({
  ...hiring,
  subject: 'candidate',
  name: 'application',
  path: 'applications',
  idPrefix: 'app',
  meaning: 'A candidate who applies for a requisition',
  fields: {
    requisitionId: reference('the requisition', 'requisition', { isRequired: true }),
    postingId: reference('the posting it answers', 'posting'),
    stageId: reference('where it stands', 'hiring_stage'),
    status: choice('whether it goes on', ['in process', 'rejected', 'hired', 'withdrawn'], {
      isRequired: true,
    }),
    appliedOn: date('when it came', { isRequired: true }),
    source: text('where it came from', { maxLength: 100 }),
    creditedTo: reference('who referred it', 'person'),
    rejectReason: text('why it was rejected', { maxLength: 200 }),
    decidedBy: reference('who decided', 'person'),
  },
  exclusions: [
    {
      per: ['candidateId', 'requisitionId'],
      message: 'a candidate applies for a requisition once at a time',
    },
  ],
  takesCustomFields: true,
  indexed: ['requisitionId', 'stageId'],
})

export const applicationAnswer = defineEntity({
  ...hiring,
  subject: 'application',
  name: 'application_answer',
  path: 'application-answers',
  idPrefix: 'aan',
  time: 'event',
  meaning: 'An answer to a screening question',
  fields: {
    question: text('the question', { maxLength: 1000, isRequired: true }),
    answer: freeText('the answer'),
  },
})

export const attachment = defineEntity({
  ...hiring,
  subject: 'application',
  name: 'attachment',
  path: 'attachments',
  idPrefix: 'att',
  time: 'event',
  title: ['name'],
  meaning:
    'A document that came with an application: what it is, where it is kept, and the digest that proves a copy',
  fields: {
    name: text('name of the file', { isRequired: true, identifying: 'directly' }),
    kind: choice('what it is', ['résumé', 'cover letter', 'work sample', 'certificate', 'offer', 'other'], {
      isRequired: true,
    }),
    mediaType: text('its media type, such as application/pdf', { maxLength: 100 }),
    bytes: integer('how long it is', { min: 0, max: 1e12, unit: 'bytes' }),
    contentHash: text('SHA-256 of its content, in hexadecimal', { maxLength: 64, identifying: 'directly' }),
    address: text('where it is kept', { format: 'url', maxLength: 1000, identifying: 'directly' }),
  },
})

export const interview = defineEntity({
  ...hiring,
  subject: 'application',
  name: 'interview',
  path: 'interviews',
  idPrefix: 'int',
  meaning: 'A conversation with a candidate',
  fields: {
    stageId: reference('the stage', 'hiring_stage'),
    startsAt: instant('when it begins', { isRequired: true }),
    endsAt: instant('when it ends'),
    interviewerId: reference('who asks', 'person'),
    status: choice('where it stands', ['planned', 'held', 'cancelled', 'missed'], { isRequired: true }),
  },
})

export const scorecard = defineEntity({
  ...hiring,
  subject: 'application',
  name: 'scorecard',
  path: 'scorecards',
  idPrefix: 'scd',
  authorField: 'authorId',
  seenByOthersWhen: 'isSubmitted',
  meaning: 'What an interviewer found, by criteria',
  fields: {
    interviewId: reference('the interview', 'interview'),
    authorId: reference('who wrote it', 'person', { isRequired: true }),
    recommendation: choice(
      'what the interviewer suggests',
      ['definitely no', 'no', 'yes', 'strong yes', 'no decision'],
      { isRequired: true },
    ),
    criterion: text('the criterion', { maxLength: 200 }),
    rating: decimal('rating, 1 to 5', { min: 1, max: 5 }),
    notes: freeText('evidence'),
    isSubmitted: flag('whether others may see it', { isRequired: true }),
  },
})

export const offer = defineEntity({
  ...hiring,
  subject: 'application',
  name: 'offer',
  path: 'offers',
  idPrefix: 'off',
  meaning: 'What a candidate was offered',
  fields: {
    status: choice('where it stands', ['draft', 'approved', 'sent', 'signed', 'declined', 'withdrawn'], {
      isRequired: true,
    }),
    amount: money('yearly base pay', { isRequired: true }),
    startDate: date('first day'),
    sentOn: date('when it was sent'),
  },
})
