import { z } from 'zod'
import { civilDate, idOf, moment, namesById, yesNo } from '../common.ts'
import { defineRoute } from '../route.ts'
import { dataSetName, modelName } from './model-shapes.ts'
import {
  accountId,
  bandCount,
  choice,
  decision,
  meanings,
  modelScore,
  question,
  reasonCode,
  reviewCase,
  suggestion,
  task,
} from './outlook-shapes.ts'

const group = 'outlook'
const suggestions = z
  .array(suggestion)
  .meta({ description: 'What may help, by what raises a score; none of a score that is not shown' })
const reading = { kind: 'data', dataClass: 'outlook', act: 'read' } as const
const asking = { kind: 'data', dataClass: 'outlook', act: 'write' } as const
/** Whoever is asked to decide need not hold an office; the row policies say which cases those are. */
const asked = { kind: 'signed in' } as const
const ofCase = { group, access: asked, params: z.strictObject({ id: idOf('cas') }) } as const

export const scorePeople = defineRoute({
  id: 'score_people',
  method: 'POST',
  path: '/models/:name/score-runs',
  group,
  summary: 'Score everybody in a data set of features with the version that answers; a job does it',
  access: { kind: 'roles', roles: ['hr_manager'] },
  params: z.strictObject({ name: modelName }),
  body: z.strictObject({ dataSet: dataSetName, sequence: z.string().max(80).optional() }),
  output: z.strictObject({ jobId: z.string() }),
  errors: ['record-missing', 'queue-full', 'record-conflict'],
})

export const readBands = defineRoute({
  id: 'read_bands',
  method: 'GET',
  path: '/models/:name/bands',
  group,
  summary:
    'How many people within reach stand in each band, and how many of them it will happen to if history holds; no names',
  access: asking,
  params: z.strictObject({ name: modelName }),
  query: z.strictObject(moment),
  output: z.strictObject({
    asOf: civilDate.nullable(),
    version: z.number().int().nullable(),
    items: z.array(bandCount),
  }),
  errors: ['record-missing'],
})

export const personOutlook = defineRoute({
  id: 'person_outlook',
  method: 'GET',
  path: '/people/:id/outlook',
  group,
  summary: 'What models say about a person, with reasons, and what people decided on it',
  access: reading,
  params: z.strictObject({ id: idOf('per') }),
  query: z.strictObject(moment),
  output: z.strictObject({
    items: z.array(modelScore),
    hidden: z.array(idOf('sco')).meta({
      description: 'Those that this account decides on blind: score and reasons are told after the decision',
    }),
    decisions: z.array(decision),
    cases: z.array(reviewCase).meta({ description: 'Who is asked to decide, and by when' }),
    suggestions,
    meanings,
    names: namesById,
  }),
})

export const ownOutlook = defineRoute({
  id: 'own_outlook',
  method: 'GET',
  path: '/me/outlook',
  group,
  summary: 'What models say about whoever is signed in: from what, why, and what people decided on it',
  access: { kind: 'signed in' },
  output: z.strictObject({
    items: z.array(modelScore),
    decisions: z.array(decision),
    cases: z.array(reviewCase).meta({ description: 'What is being looked at, and by when' }),
    meanings,
    names: namesById,
  }),
})

export const contestScore = defineRoute({
  id: 'contest_score',
  method: 'POST',
  path: '/me/outlook/:id/contest',
  group,
  summary:
    'Contest what a model says about oneself: an HR manager who has not decided on it looks at it anew within 14 days',
  access: { kind: 'signed in' },
  params: z.strictObject({ id: idOf('sco') }),
  body: z.strictObject({ words: question }),
  output: reviewCase,
  errors: ['record-missing', 'record-conflict'],
})

export const listReviewCases = defineRoute({
  id: 'list_review_cases',
  method: 'GET',
  path: '/review-cases',
  group,
  summary: 'Cases that this account is asked to decide, or all of people within reach; the next due first',
  access: asked,
  query: z.strictObject({
    state: z.enum(['open', 'decided', 'passed on']).optional(),
    own: yesNo.default(true).meta({ description: 'Only those that this account is asked to decide' }),
  }),
  output: z.strictObject({ items: z.array(reviewCase), names: namesById }),
})

export const openReviewCase = defineRoute({
  id: 'create_review_case',
  method: 'POST',
  path: '/review-cases',
  group,
  summary: 'Ask somebody to look at a score and decide',
  access: asking,
  body: z.strictObject({
    scoreId: idOf('sco'),
    question,
    assignedTo: accountId,
    isBlind: z.boolean().default(false),
    dueOn: civilDate,
  }),
  output: reviewCase,
  errors: ['record-missing', 'record-conflict', 'record-invalid'],
})

export const getReviewCase = defineRoute({
  ...ofCase,
  id: 'get_review_case',
  method: 'GET',
  path: '/review-cases/:id',
  summary: 'A case with its evidence; score and reasons too, unless it is blind and not decided',
  output: z.strictObject({
    ...reviewCase.shape,
    evidence: modelScore,
    isHidden: z.boolean().meta({
      description:
        'Whether score, reasons and what others decided are told only after this account has decided',
    }),
    decision: decision.nullable(),
    history: z
      .array(decision)
      .meta({ description: 'Earlier decisions about the person that this account may see' }),
    suggestions,
    meanings,
    names: namesById,
  }),
  errors: ['record-missing'],
})

const standing = z.strictObject({
  own: z.number().nullable(),
  place: z
    .enum(['below', 'within', 'above'])
    .nullable()
    .meta({ description: 'Where the person stands beside low and high, compared before rounding' }),
  low: z.number().meta({
    description:
      'About a quarter of the group lies below; a mean of the values around it, rounded, as middle and high are',
  }),
  middle: z.number(),
  high: z.number().meta({ description: 'About a quarter of the group lies above' }),
})

export const readCasePeers = defineRoute({
  ...ofCase,
  id: 'read_case_peers',
  method: 'GET',
  path: '/review-cases/:id/peers',
  summary:
    'How score and inputs of a case stand beside those of peers: quartiles of a group of ten others or more (15 where whoever asks does not reach them), no names; inputs alone while score and reasons are not shown',
  output: z.strictObject({
    peers: z
      .strictObject({
        group: z.enum(['job family', 'department', 'everybody']),
        name: z.string().nullable(),
        people: z.number().int().meta({ description: 'In fives, the person among them' }),
        isSample: z.boolean().meta({ description: 'Whether they are a sample of a larger group' }),
        score: standing.nullable(),
        inputs: z.array(z.strictObject({ column: z.string(), ...standing.shape })),
      })
      .nullable()
      .meta({ description: 'null where too few were scored together, and of who may not be processed' }),
    isProcessed: z.boolean().meta({
      description:
        'Whether the person may be processed for what the model is used for; of who objects nothing is worked out anew',
    }),
    task,
    meanings,
  }),
  errors: ['record-missing'],
})

export const listCaseDeciders = defineRoute({
  ...ofCase,
  id: 'list_case_deciders',
  method: 'GET',
  path: '/review-cases/:id/deciders',
  summary:
    'Who else may be asked to decide a case: leads above the person and HR managers who reach them, but those who decided or are asked already',
  output: z.strictObject({ items: z.array(z.strictObject({ accountId: z.string(), name: z.string() })) }),
  errors: ['record-missing'],
})

export const decideReviewCase = defineRoute({
  ...ofCase,
  id: 'decide_review_case',
  method: 'POST',
  path: '/review-cases/:id/decision',
  summary: 'Decide a case, with a reason in words; it is never altered',
  body: z.strictObject({ choice, reasonCode, words: z.string().trim().min(10).max(4000) }),
  output: decision,
  errors: ['record-missing', 'record-conflict'],
})

export const passOnReviewCase = defineRoute({
  ...ofCase,
  id: 'pass_on_review_case',
  method: 'POST',
  path: '/review-cases/:id/pass',
  summary:
    'Hand a case on, by whoever is asked to decide it; without the office of HR to one of its deciders alone',
  body: z.strictObject({ to: accountId, words: question }),
  output: reviewCase,
  errors: ['record-missing', 'record-conflict'],
})

export const askSecondOpinion = defineRoute({
  ...ofCase,
  id: 'ask_second_opinion',
  method: 'POST',
  path: '/review-cases/:id/second-opinion',
  summary:
    'Ask somebody else to decide the same case without seeing score or first decision: HR, or whoever is asked to decide it',
  body: z.strictObject({ to: accountId, words: question, dueOn: civilDate }),
  output: reviewCase,
  errors: ['record-missing', 'record-conflict'],
})

export const readReviewFigures = defineRoute({
  id: 'read_review_figures',
  method: 'GET',
  path: '/review-figures',
  group,
  summary: 'By reviewer: decisions, agreement with scores, time on task, what is open and overdue',
  access: asking,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        accountId: z.string(),
        decisions: z.number().int(),
        blind: z.number().int().meta({ description: 'Made without seeing the score' }),
        told: z.number().int().meta({ description: 'Made knowing what the score suggests' }),
        agreement: z
          .number()
          .nullable()
          .meta({ description: 'Share of those made knowing it that are what it suggested; null of none' }),
        isNearTotal: z
          .boolean()
          .meta({ description: 'So often of one mind with the score that nobody may be deciding' }),
        medianSeconds: z
          .number()
          .meta({ description: 'From the first look at the evidence to the decision, pauses too' }),
        open: z.number().int(),
        overdue: z.number().int(),
      }),
    ),
    names: namesById,
  }),
})
