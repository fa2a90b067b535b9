import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, flag, freeText, integer, money, reference, text, texts } from './field.ts'
import { code, name, ofOrganisation, ofPerson } from './shared-parts.ts'

export const skill = defineEntity({
  ...ofOrganisation,
  dataClass: 'courses',
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

export const jobSkill = defineEntity({
  ...ofOrganisation,
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

export const course = defineEntity({
  ...ofOrganisation,
  dataClass: 'courses',
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
  ...ofOrganisation,
  dataClass: 'courses',
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
  ...ofOrganisation,
  dataClass: 'courses',
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
