import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, flag, freeText, integer, money, reference, text, texts } from './field.ts'

const shared = {
  subject: 'organisation',
  dataClass: 'organisation',
  time: 'period',
  title: ['name'],
} as const
const name = text('what people call it', { isRequired: true })
const code = text('the short code it has in other systems', { maxLength: 60 })

export const legalEntity = defineEntity({
  ...shared,
  name: 'legal_entity',
  path: 'legal-entities',
  idPrefix: 'ent',
  meaning: 'A company or branch that employs people',
  fields: {
    name,
    code,
    country: text('ISO 3166 code', { format: 'country', isRequired: true }),
    currency: text('ISO 4217 code', { format: 'currency' }),
  },
  unique: [['name']],
})

export const location = defineEntity({
  ...shared,
  name: 'location',
  path: 'locations',
  idPrefix: 'loc',
  meaning: 'A place where people work',
  fields: {
    name,
    code,
    country: text('ISO 3166 code', { format: 'country', isRequired: true }),
    region: text('second part of its ISO 3166-2 code, such as CA', { maxLength: 3 }),
    city: text('town or city'),
    timeZone: text('IANA time zone', { maxLength: 60 }),
    kind: choice('what sort of place', ['office', 'plant', 'shop', 'remote', 'other']),
  },
  unique: [['name']],
})

export const department = defineEntity({
  ...shared,
  name: 'department',
  path: 'departments',
  idPrefix: 'dep',
  meaning: 'A unit of the organisation tree',
  fields: {
    name,
    code,
    parentId: reference('the unit it belongs to', 'department'),
    headId: reference('who leads it', 'person'),
    costCentre: text('cost centre', { maxLength: 60 }),
  },
  takesCustomFields: true,
  indexed: ['parentId'],
})

export const jobFamily = defineEntity({
  ...shared,
  name: 'job_family',
  path: 'job-families',
  idPrefix: 'fam',
  meaning: 'Jobs that ask for like skills',
  fields: { name, code },
  unique: [['name']],
})

export const grade = defineEntity({
  ...shared,
  name: 'grade',
  path: 'grades',
  idPrefix: 'grd',
  meaning: 'A level of the job structure',
  fields: { name, rank: integer('order among grades, 1 the lowest', { min: 0, max: 999, isRequired: true }) },
  unique: [['name']],
})

export const job = defineEntity({
  ...shared,
  name: 'job',
  path: 'jobs',
  idPrefix: 'job',
  meaning: 'A kind of work that several people may do',
  fields: {
    name,
    code,
    familyId: reference('its family', 'job_family'),
    gradeId: reference('its grade', 'grade'),
    isManagement: flag('whether it leads people'),
    description: freeText('what the work is'),
  },
  takesCustomFields: true,
  indexed: ['familyId'],
})

export const jobSkill = defineEntity({
  ...shared,
  name: 'job_skill',
  path: 'job-skills',
  idPrefix: 'jsk',
  title: [],
  meaning: 'A skill that a job asks for',
  fields: {
    jobId: reference('the job', 'job', { isRequired: true }),
    skillId: reference('the skill', 'skill', { isRequired: true }),
    level: decimal('level asked for, 0 to 5', { min: 0, max: 5, isRequired: true }),
    isEssential: flag('whether the work cannot be done without it'),
  },
  unique: [['jobId', 'skillId']],
})

export const payBand = defineEntity({
  ...shared,
  name: 'pay_band',
  path: 'pay-bands',
  idPrefix: 'bnd',
  dataClass: 'pay structure',
  title: [],
  meaning: 'The range of yearly pay of a grade, in one currency and place',
  fields: {
    gradeId: reference('the grade', 'grade', { isRequired: true }),
    familyId: reference('only for this family', 'job_family'),
    country: text('only for this country', { format: 'country' }),
    minimum: money('lowest yearly pay', { isRequired: true }),
    midpoint: money('middle yearly pay', { isRequired: true }),
    maximum: money('highest yearly pay', { isRequired: true }),
  },
  indexed: ['gradeId'],
})

export const exchangeRate = defineEntity({
  ...shared,
  name: 'exchange_rate',
  path: 'exchange-rates',
  idPrefix: 'fxr',
  title: [],
  meaning: 'What one unit of a currency is worth in another, from a date on',
  fields: {
    from: text('currency that is bought', { format: 'currency', isRequired: true }),
    to: text('currency that is paid', { format: 'currency', isRequired: true }),
    rate: decimal('units of `to` for one of `from`', { min: 1e-9, max: 1e9, isRequired: true }),
  },
  unique: [['from', 'to']],
})

export const team = defineEntity({
  ...shared,
  name: 'team',
  path: 'teams',
  idPrefix: 'tea',
  meaning: 'People who work together, whatever their department',
  fields: {
    name,
    departmentId: reference('where it belongs', 'department'),
    parentId: reference('the team it is a part of', 'team'),
    leadId: reference('who leads it', 'person'),
    purposeText: text('what it is there for', { maxLength: 500 }),
  },
  takesCustomFields: true,
  indexed: ['departmentId'],
})

export const project = defineEntity({
  ...shared,
  name: 'project',
  path: 'projects',
  idPrefix: 'prj',
  meaning: 'Work with an end',
  fields: {
    name,
    code,
    ownerId: reference('who answers for it', 'person'),
    dueDate: date('when it should be done'),
    status: choice('where it stands', ['planned', 'running', 'paused', 'done', 'dropped']),
    budget: money('what it may cost'),
  },
  takesCustomFields: true,
})

export const skill = defineEntity({
  ...shared,
  name: 'skill',
  path: 'skills',
  idPrefix: 'skl',
  meaning: 'A skill of the taxonomy',
  fields: {
    name,
    parentId: reference('the broader skill', 'skill'),
    kind: choice('what sort of skill', ['knowledge', 'skill', 'language', 'tool', 'certificate']),
    uri: text('its address in an outside taxonomy', { format: 'url', maxLength: 500 }),
    synonyms: texts('other words for it'),
  },
  unique: [['name']],
})

export const course = defineEntity({
  ...shared,
  name: 'course',
  path: 'courses',
  idPrefix: 'crs',
  meaning: 'Something that can be learned',
  fields: {
    name,
    code,
    provider: text('who gives it'),
    format: choice('how it is given', ['classroom', 'online', 'blended', 'coaching', 'on the job']),
    hours: decimal('length', { min: 0, max: 10_000, unit: 'hours' }),
    cost: money('cost for one person'),
    description: freeText('what it teaches'),
    url: text('where to find it', { format: 'url', maxLength: 500 }),
  },
  takesCustomFields: true,
})

export const courseSkill = defineEntity({
  ...shared,
  name: 'course_skill',
  path: 'course-skills',
  idPrefix: 'csk',
  title: [],
  meaning: 'A skill that a course teaches',
  fields: {
    courseId: reference('the course', 'course', { isRequired: true }),
    skillId: reference('the skill', 'skill', { isRequired: true }),
    level: decimal('level reached, 0 to 5', { min: 0, max: 5 }),
  },
  unique: [['courseId', 'skillId']],
})

export const courseSession = defineEntity({
  ...shared,
  name: 'course_session',
  path: 'course-sessions',
  idPrefix: 'ses',
  title: ['startDate'],
  meaning: 'A date on which a course is given',
  fields: {
    courseId: reference('the course', 'course', { isRequired: true }),
    startDate: date('first day', { isRequired: true }),
    endDate: date('last day'),
    locationId: reference('where', 'location'),
    seats: integer('how many can take part', { min: 0, max: 100_000 }),
  },
  indexed: ['courseId'],
})

export const measure = defineEntity({
  ...shared,
  name: 'measure',
  path: 'measures',
  idPrefix: 'kpi',
  meaning: 'A performance or workload figure that the organisation follows',
  fields: {
    name,
    unit: text('what it counts', { maxLength: 60, isRequired: true }),
    direction: choice('which way is better', ['higher', 'lower', 'target'], { isRequired: true }),
    familyId: reference('only for this job family', 'job_family'),
    definition: text('how it is counted', { maxLength: 1000 }),
  },
  unique: [['name']],
})

export const competency = defineEntity({
  ...shared,
  name: 'competency',
  path: 'competencies',
  idPrefix: 'cmp',
  meaning: 'Something that reviews rate',
  fields: { name, description: text('what good looks like', { maxLength: 2000 }) },
  unique: [['name']],
})

export const reviewCycle = defineEntity({
  ...shared,
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
  },
})

export const survey = defineEntity({
  ...shared,
  name: 'survey',
  path: 'surveys',
  idPrefix: 'srv',
  meaning: 'Questions asked of people',
  fields: {
    name,
    kind: choice('what it is for', ['engagement', 'pulse', 'onboarding', 'exit', 'training', 'other'], {
      isRequired: true,
    }),
    isAnonymous: flag('whether answers are kept without a name', { isRequired: true }),
    introduction: text('what people read first', { maxLength: 2000 }),
  },
})

export const surveyQuestion = defineEntity({
  ...shared,
  name: 'survey_question',
  path: 'survey-questions',
  idPrefix: 'qst',
  title: ['wording'],
  meaning: 'A question of a survey',
  fields: {
    surveyId: reference('the survey', 'survey', { isRequired: true }),
    order: integer('place in the survey', { min: 0, max: 1000, isRequired: true }),
    wording: text('the question', { maxLength: 1000, isRequired: true }),
    kind: choice('how it is answered', ['scale', 'choice', 'text'], { isRequired: true }),
    scaleHighest: integer('highest point of the scale', { min: 2, max: 11 }),
    choices: texts('what can be chosen'),
    driver: text('the theme it belongs to', { maxLength: 60 }),
    isReversed: flag('whether a low answer is the good one'),
  },
  indexed: ['surveyId'],
})

export const surveyWave = defineEntity({
  ...shared,
  name: 'survey_wave',
  path: 'survey-waves',
  idPrefix: 'wav',
  meaning: 'One time that a survey is run',
  fields: {
    surveyId: reference('the survey', 'survey', { isRequired: true }),
    name,
    opensOn: date('first day', { isRequired: true }),
    closesOn: date('last day', { isRequired: true }),
    minimumGroup: integer('smallest group whose results are shown', { min: 5, max: 1000 }),
  },
  indexed: ['surveyId'],
})

export const onboardingTemplate = defineEntity({
  ...shared,
  name: 'onboarding_template',
  path: 'onboarding-templates',
  idPrefix: 'otp',
  meaning: 'What happens when somebody joins, by job or department',
  fields: {
    name,
    jobId: reference('only for this job', 'job'),
    departmentId: reference('only for this department', 'department'),
    productiveAfterDays: integer('days until full productivity is expected', {
      min: 0,
      max: 1000,
      unit: 'days',
    }),
  },
})

export const onboardingTemplateTask = defineEntity({
  ...shared,
  name: 'onboarding_template_task',
  path: 'onboarding-template-tasks',
  idPrefix: 'ott',
  meaning: 'A task of an onboarding template',
  fields: {
    templateId: reference('the template', 'onboarding_template', { isRequired: true }),
    name,
    ownerKind: choice('who does it', ['new joiner', 'manager', 'HR', 'IT', 'buddy'], { isRequired: true }),
    dueAfterDays: integer('days after the first day (before it when negative)', {
      min: -365,
      max: 1000,
      unit: 'days',
      isRequired: true,
    }),
    courseId: reference('a course to take', 'course'),
  },
  indexed: ['templateId'],
})

export const requisition = defineEntity({
  ...shared,
  name: 'requisition',
  path: 'requisitions',
  idPrefix: 'req',
  meaning: 'Permission to hire',
  restrictedWhen: 'isConfidential',
  fields: {
    name,
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
  ...shared,
  name: 'posting',
  path: 'postings',
  idPrefix: 'pst',
  meaning: 'What candidates read',
  fields: {
    requisitionId: reference('the requisition', 'requisition', { isRequired: true }),
    name,
    language: text('language of the text', { maxLength: 10 }),
    description: freeText('the text', { isRequired: true }),
    isInternal: flag('whether only employees see it'),
    status: choice('where it stands', ['draft', 'published', 'closed'], { isRequired: true }),
  },
  indexed: ['requisitionId'],
})

export const hiringStage = defineEntity({
  ...shared,
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
