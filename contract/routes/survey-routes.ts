import { z } from 'zod'
import { idOf } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'survey'
const answers = { kind: 'data', dataClass: 'voice', act: 'write' } as const

const question = z.strictObject({
  id: idOf('qst'),
  wording: z.string(),
  kind: z.enum(['scale', 'choice', 'text']),
  scaleHighest: z.number().int().nullable(),
  choices: z.array(z.string()),
})

export const listOwnSurveys = defineRoute({
  id: 'list_own_surveys',
  method: 'GET',
  path: '/me/surveys',
  group,
  summary: 'Surveys that ask the caller today, with their questions, and whether they are answered',
  access: answers,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        waveId: idOf('wav'),
        surveyId: idOf('srv'),
        name: z.string(),
        kind: z.string(),
        isAnonymous: z.boolean().meta({ description: 'Whether answers are kept without a name' }),
        introduction: z.string().nullable(),
        closesOn: z.string(),
        isAnswered: z.boolean(),
        minimumGroup: z.number().int().meta({ description: 'Smallest group whose results are shown' }),
        questions: z.array(question),
      }),
    ),
  }),
})

export const answerSurvey = defineRoute({
  id: 'answer_survey',
  method: 'POST',
  path: '/survey-waves/:id/answers',
  group,
  summary:
    'Answer a survey once, while it is open; an anonymous answer is kept without a name and without the day',
  access: answers,
  isNameless: true,
  params: z.strictObject({ id: idOf('wav') }),
  body: z.strictObject({
    answers: z
      .array(
        z.strictObject({
          questionId: idOf('qst'),
          score: z.number().int().min(1).max(11).optional(),
          chosen: z.array(z.string().min(1).max(200)).min(1).max(50).optional(),
          comment: z
            .string()
            .min(1)
            .max(5000)
            .refine((text) => !text.includes('\0'), { error: 'must not contain NUL' })
            .optional(),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.strictObject({ answers: z.number().int() }),
  errors: ['record-missing', 'record-invalid', 'record-conflict'],
})

const cell = {
  isHidden: z.boolean().meta({ description: 'Too few answers, or others could be found out from it' }),
  answers: z.number().int().nullable().meta({ description: 'How many, rounded' }),
  score: z.number().nullable().meta({
    description: 'Of a scale: the mean answer in percent of the scale, the good end being 100',
  }),
}

export const surveyResults = defineRoute({
  id: 'read_survey_results',
  method: 'GET',
  path: '/surveys/:id/results',
  group,
  summary:
    'Results of a survey, wave by wave and by group: of waves that are over, and of no group smaller than the minimum',
  access: { kind: 'roles', roles: ['hr_manager', 'executive'] },
  purposes: ['operation', 'planning', 'retention', 'wellbeing'],
  params: z.strictObject({ id: idOf('srv') }),
  query: z.strictObject({
    by: z.enum(['department', 'location', 'tenure']).default('department').meta({
      description: 'Groups at the time of the answer',
    }),
  }),
  output: z.strictObject({
    names: z.record(z.string(), z.string()).meta({ description: 'What the ids of groups are called' }),
    waves: z.array(
      z.strictObject({
        waveId: idOf('wav'),
        name: z.string(),
        opensOn: z.string(),
        closesOn: z.string(),
        isOver: z.boolean(),
        minimumGroup: z.number().int(),
        invited: z.number().int().meta({ description: 'People of the audience on the last day, rounded' }),
        responses: z.number().int().nullable().meta({ description: 'Rounded; none where there are too few' }),
        groups: z.array(z.strictObject({ group: z.string().nullable(), ...cell })),
        questions: z.array(
          z.strictObject({
            questionId: idOf('qst'),
            ...cell,
            choices: z.array(z.strictObject({ choice: z.string(), answers: z.number().int() })),
            groups: z.array(z.strictObject({ group: z.string().nullable(), ...cell })),
          }),
        ),
      }),
    ),
  }),
  errors: ['record-missing'],
})
