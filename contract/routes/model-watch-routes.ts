import { z } from 'zod'
import { idOf, yesNo } from '../common.ts'
import { defineRoute } from '../route.ts'
import { modelName, words } from './model-shapes.ts'
import { modelAlert, modelWatch } from './model-watch-shapes.ts'

const group = 'models'
const readers = { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] } as const
const makers = { kind: 'roles', roles: ['data_scientist', 'hr_manager'] } as const
const ofModel = { group, params: z.strictObject({ name: modelName }) } as const

export const listModelWatches = defineRoute({
  ...ofModel,
  id: 'list_model_watches',
  method: 'GET',
  path: '/models/:name/watches',
  summary:
    'How a model in use fared, night after night: freshness, inputs, scores, outcomes, groups, and what to do',
  access: readers,
  output: z.strictObject({ items: z.array(modelWatch) }),
  errors: ['record-missing'],
})

export const watchModelNow = defineRoute({
  ...ofModel,
  id: 'watch_model',
  method: 'POST',
  path: '/models/:name/watches',
  summary: 'Look at a model in use now instead of tonight; a job does it',
  access: makers,
  output: z.strictObject({ jobId: z.string() }),
  errors: ['record-missing', 'queue-full', 'record-conflict'],
})

export const listModelAlerts = defineRoute({
  id: 'list_model_alerts',
  method: 'GET',
  path: '/model-alerts',
  group,
  summary: 'What was raised about models in use, newest first',
  access: readers,
  query: z.strictObject({
    open: yesNo.default(true).meta({ description: 'Only what lasts' }),
  }),
  output: z.strictObject({ items: z.array(modelAlert) }),
})

export const answerModelAlert = defineRoute({
  id: 'answer_model_alert',
  method: 'POST',
  path: '/model-alerts/:id/answer',
  group,
  summary: 'Say what is done about an alert',
  access: makers,
  params: z.strictObject({ id: idOf('alr') }),
  body: z.strictObject({ words }),
  output: modelAlert,
  errors: ['record-missing', 'record-conflict'],
})

const plan = z.strictObject({
  everyMonths: z
    .number()
    .int()
    .min(1)
    .max(36)
    .nullable()
    .meta({ description: 'After so many months; null: not by time' }),
  onAlert: z.boolean().meta({
    description: 'When an alert says that inputs, outcomes, quality or calibration have to be acted on',
  }),
})
const standing = z
  .strictObject({
    ...plan.shape,
    setBy: z.string(),
    setAt: z.string(),
    triedAt: z.string().nullable().meta({ description: 'When it last started a training' }),
    problem: z
      .string()
      .nullable()
      .meta({ description: 'Why the last one failed; it is tried again after a week' }),
  })
  .nullable()

export const readModelRetraining = defineRoute({
  ...ofModel,
  id: 'read_model_retraining',
  method: 'GET',
  path: '/models/:name/retraining',
  summary: 'When a model is trained anew without being asked; null: never',
  access: readers,
  output: z.strictObject({ plan: standing }),
  errors: ['record-missing'],
})

export const planModelRetraining = defineRoute({
  ...ofModel,
  id: 'plan_model_retraining',
  method: 'PUT',
  path: '/models/:name/retraining',
  summary: 'Say when a model is trained anew; a person promotes what comes of it',
  access: makers,
  body: plan,
  output: z.strictObject({ plan: standing }),
  errors: ['record-missing'],
})

export const retrainModelNow = defineRoute({
  ...ofModel,
  id: 'retrain_model',
  method: 'POST',
  path: '/models/:name/retraining/runs',
  summary:
    'Train a challenger as the champion was on the newest rows, and judge both on the same later rows; a job does it',
  access: makers,
  output: z.strictObject({ jobId: z.string() }),
  errors: ['record-missing', 'queue-full', 'record-conflict'],
})
