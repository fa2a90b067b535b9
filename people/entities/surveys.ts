import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, flag, freeText, integer, reference, text, texts } from './field.ts'
import { name, ofOrganisation, ofPerson } from './shared-parts.ts'

export const survey = defineEntity({
  ...ofOrganisation,
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
  ...ofOrganisation,
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
  ...ofOrganisation,
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
    departmentId: reference('only people of this department and those below it', 'department'),
    locationId: reference('only people of this place', 'location'),
  },
  indexed: ['surveyId'],
})

export const surveyResponse = defineEntity({
  ...ofPerson,
  name: 'survey_response',
  path: 'survey-responses',
  idPrefix: 'srp',
  dataClass: 'voice',
  withoutSubject: 'nobody',
  isEnteredByOwnRoute: true,
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
  isEnteredByOwnRoute: true,
  time: 'event',
  seenWith: { field: 'responseId', entity: 'survey_response' },
  meaning: 'One answer of a response',
  fields: {
    responseId: reference('the response', 'survey_response', { isRequired: true }),
    questionId: reference('the question', 'survey_question', { isRequired: true }),
    score: decimal('point on the scale', { min: 0, max: 11 }),
    chosen: texts('what was chosen'),
    comment: freeText('what was written', { isScored: true }),
  },
  indexed: ['responseId', 'questionId'],
})
