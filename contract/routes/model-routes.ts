import { purposes } from '@cadre/people'
import { z } from 'zod'
import { civilDate, idOf, namesById } from '../common.ts'
import { defineRoute } from '../route.ts'
import {
  dataSetName,
  judgement,
  modelLine,
  modelName,
  promotion,
  runLine,
  stageEvent,
  trainingShape,
  useCaseLine,
  versionLine,
  words,
} from './model-shapes.ts'
import { meanings } from './outlook-shapes.ts'
import { learningCurve, modelCard, runFigures } from './run-figures.ts'

const group = 'models'
const readers = { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] } as const
const makers = { kind: 'roles', roles: ['data_scientist', 'hr_manager'] } as const
/** What changes who is scored how is done soon after signing in, and by a person. */
const deciders = { ...makers, needsFreshSignIn: true } as const
const ofModel = { group, params: z.strictObject({ name: modelName }) } as const
const ofRun = { group, params: z.strictObject({ id: idOf('run') }) } as const
const ofVersion = { group, params: z.strictObject({ id: idOf('mdl') }) } as const

export const listUseCases = defineRoute({
  id: 'list_use_cases',
  method: 'GET',
  path: '/use-cases',
  group,
  summary:
    'Questions that models can be set up for, with the learners that are compared and what must never be done',
  access: readers,
  output: z.strictObject({ items: z.array(useCaseLine) }),
})

export const listModels = defineRoute({
  id: 'list_models',
  method: 'GET',
  path: '/models',
  group,
  summary: 'Models, with the versions that answer and that are tried',
  access: readers,
  output: z.strictObject({ items: z.array(modelLine) }),
})

export const createModel = defineRoute({
  id: 'create_model',
  method: 'POST',
  path: '/models',
  group,
  summary: 'Set up a model: a question that versions are trained for',
  access: makers,
  body: z.strictObject({
    name: modelName.meta({ description: 'What programs call it' }),
    title: z.string().trim().min(3).max(120),
    useCase: z.string().default('bring-your-own'),
    purpose: z.enum(purposes).meta({ description: 'What its scores are used for, and for nothing else' }),
  }),
  output: modelLine,
  errors: ['record-conflict', 'record-invalid'],
})

export const getModel = defineRoute({
  ...ofModel,
  id: 'get_model',
  method: 'GET',
  path: '/models/:name',
  summary: 'A model with its versions, what was asked and decided, and what stood where from when on',
  access: readers,
  output: z.strictObject({
    ...modelLine.shape,
    weighedIn: z.number().int().nullable().meta({
      description:
        'Characters at least in which whoever proposes and whoever approves weigh a difference between groups that a judgement found; null where it is mended, not weighed',
    }),
    items: z.array(versionLine).meta({ description: 'Its versions, newest first' }),
    promotions: z.array(promotion),
    history: z.array(stageEvent),
    names: namesById,
  }),
  errors: ['record-missing'],
})

export const listModelRuns = defineRoute({
  ...ofModel,
  id: 'list_model_runs',
  method: 'GET',
  path: '/models/:name/runs',
  summary: 'Trainings of a model, newest first',
  access: readers,
  output: z.strictObject({ items: z.array(runLine), names: namesById }),
  errors: ['record-missing'],
})

export const startModelRun = defineRoute({
  ...ofModel,
  id: 'create_model_run',
  method: 'POST',
  path: '/models/:name/runs',
  summary:
    'Train a version on a data set of the lake; a job does it and registers what is good enough as a candidate',
  access: makers,
  body: z.strictObject({
    dataSet: dataSetName,
    ...trainingShape,
  }),
  output: runLine,
  errors: [
    'record-missing',
    'queue-full',
    'record-conflict',
    'lake-missing',
    'lake-damaged',
    'column-unknown',
  ],
})

export const getModelRun = defineRoute({
  ...ofRun,
  id: 'get_model_run',
  method: 'GET',
  path: '/model-runs/:id',
  summary: 'A training: leaderboard, metrics, curves and audit, and what people noted',
  access: readers,
  output: z.strictObject({
    ...runLine.shape,
    result: runFigures
      .nullable()
      .meta({ description: 'Figures of the study, without a single row; null until it is done' }),
    learningCurve: learningCurve
      .nullable()
      .meta({ description: 'Drawn by the same job after the training; null until then' }),
    meanings,
    notes: z.array(z.strictObject({ words: z.string(), writtenBy: z.string(), writtenAt: z.string() })),
    names: namesById,
  }),
  errors: ['record-missing'],
})

export const noteOnModelRun = defineRoute({
  ...ofRun,
  id: 'note_model_run',
  method: 'POST',
  path: '/model-runs/:id/notes',
  summary: 'Note something about a training',
  access: makers,
  body: z.strictObject({ words: z.string().trim().min(1).max(4000) }),
  output: z.strictObject({ id: idOf('run') }),
  errors: ['record-missing'],
})

export const takeVersionBundle = defineRoute({
  ...ofVersion,
  id: 'take_version_bundle',
  method: 'GET',
  path: '/model-versions/:id/bundle',
  summary:
    'The signed bundle of a version as a ZIP archive: what `cadre score` and `cadre explain` take once it is unpacked; entered in the audit trail',
  access: makers,
  output: z.unknown(),
  files: ['application/zip'],
  errors: ['record-missing'],
})

export const getModelVersion = defineRoute({
  ...ofVersion,
  id: 'get_model_version',
  method: 'GET',
  path: '/model-versions/:id',
  summary: 'A version with its card, audit and lineage, and how it was judged',
  access: readers,
  output: z.strictObject({
    ...versionLine.shape,
    card: modelCard,
    audit: z.unknown(),
    lineage: z.unknown(),
    erasedAt: z.string().nullable().meta({
      description:
        'When somebody was last erased from the rows it learned from: it is due to be trained anew',
    }),
    learnedFrom: z
      .strictObject({
        dataSet: z.string(),
        sequence: z.string().nullable(),
        hash: z.string().nullable(),
        lastDay: civilDate.nullable().meta({
          description: 'It learned from no row of a later day; null where rows have no day (column as_of)',
        }),
        heldOut: z.number().meta({ description: 'Per cent of rows that were held out of the training' }),
      })
      .nullable()
      .meta({ description: 'The data set, where it was trained here' }),
    judgements: z.array(judgement),
    names: namesById,
  }),
  errors: ['record-missing'],
})

export const judgeModelVersion = defineRoute({
  ...ofVersion,
  id: 'judge_model_version',
  method: 'POST',
  path: '/model-versions/:id/judgements',
  summary:
    'Judge a version beside the champion on rows that it has not learned from: later ones, or those held out of its training; a job does it',
  access: makers,
  body: z.strictObject({
    dataSet: dataSetName,
    sequence: z.string().max(80).optional(),
    after: civilDate.optional().meta({
      description:
        'Judge on rows of later days alone (column as_of); needed for the data set that it learned from, on or after its last day',
    }),
    protectedColumns: z.array(z.string().min(1).max(200)).max(20).default([]),
  }),
  output: z.strictObject({ jobId: z.string() }),
  errors: ['record-missing', 'record-conflict', 'queue-full', 'lake-missing', 'lake-damaged'],
})

export const moveModelVersion = defineRoute({
  ...ofVersion,
  id: 'move_model_version',
  method: 'POST',
  path: '/model-versions/:id/stage',
  summary: 'Try a version beside the champion without any effect, or lay it aside',
  access: makers,
  body: z.strictObject({ stage: z.enum(['candidate', 'shadow', 'archived']), reason: words }),
  output: versionLine,
  errors: ['record-missing', 'record-conflict'],
})

export const askForPromotion = defineRoute({
  ...ofVersion,
  id: 'create_promotion',
  method: 'POST',
  path: '/model-versions/:id/promotions',
  summary: 'Ask that a version answers from now on; somebody who neither trained nor proposed it decides',
  access: makers,
  body: z.strictObject({ reason: words }),
  output: promotion,
  errors: ['record-missing', 'record-conflict'],
})

export const decidePromotion = defineRoute({
  id: 'decide_promotion',
  method: 'POST',
  path: '/promotions/:id/decision',
  group,
  summary: 'Approve or refuse a promotion; approved, the version answers at once',
  access: deciders,
  params: z.strictObject({ id: idOf('prm') }),
  body: z.strictObject({ isApproved: z.boolean(), reason: words }),
  output: promotion,
  errors: ['record-missing', 'record-conflict'],
})

export const rollBackModel = defineRoute({
  ...ofModel,
  id: 'roll_back_model',
  method: 'POST',
  path: '/models/:name/rollback',
  summary: 'Put the version back that answered before this one',
  access: deciders,
  body: z.strictObject({ reason: words }),
  output: modelLine,
  errors: ['record-missing', 'record-conflict'],
})
