import { z } from 'zod'
import { idOf, namesById } from '../common.ts'
import { defineRoute } from '../route.ts'
import { experiment, experimentShape, versionComparison } from './experiment-shapes.ts'
import { modelName, words } from './model-shapes.ts'

const group = 'models'
const readers = { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] } as const
const makers = { kind: 'roles', roles: ['data_scientist', 'hr_manager'] } as const
/** What changes whose score is shown is done soon after signing in, and by a person. */
const deciders = { ...makers, needsFreshSignIn: true } as const
const ofModel = { group, params: z.strictObject({ name: modelName }) } as const
const ofExperiment = { group, params: z.strictObject({ id: idOf('exp') }) } as const

export const listModelExperiments = defineRoute({
  ...ofModel,
  id: 'list_model_experiments',
  method: 'GET',
  path: '/models/:name/experiments',
  summary: 'Experiments in which two versions of a model were shown by chance, newest first',
  access: readers,
  output: z.strictObject({ items: z.array(experiment), names: namesById }),
  errors: ['record-missing'],
})

export const declareModelExperiment = defineRoute({
  ...ofModel,
  id: 'create_model_experiment',
  method: 'POST',
  path: '/models/:name/experiments',
  summary:
    'Declare that scores of the version that is tried beside are shown for a share of people, dealt by a keyed digest; somebody else approves. Refused where a score may have a part in a decision against a person',
  access: makers,
  body: z.strictObject(experimentShape),
  output: experiment,
  errors: ['record-missing', 'record-conflict'],
})

export const decideModelExperiment = defineRoute({
  ...ofExperiment,
  id: 'decide_model_experiment',
  method: 'POST',
  path: '/model-experiments/:id/decision',
  summary: 'Approve or refuse an experiment; approved, it begins with the next people who are scored',
  access: deciders,
  body: z.strictObject({ isApproved: z.boolean(), reason: words }),
  output: experiment,
  errors: ['record-missing', 'record-conflict'],
})

export const stopModelExperiment = defineRoute({
  ...ofExperiment,
  id: 'stop_model_experiment',
  method: 'POST',
  path: '/model-experiments/:id/stop',
  summary:
    'Stop an experiment at once: everybody is shown the scores of the version that answers; or withdraw one that waits',
  access: makers,
  body: z.strictObject({ reason: words }),
  output: experiment,
  errors: ['record-missing', 'record-conflict'],
})

export const listModelComparisons = defineRoute({
  ...ofModel,
  id: 'list_model_comparisons',
  method: 'GET',
  path: '/models/:name/comparisons',
  summary:
    'The version that answers beside the one that is tried, night after night: bands, order, what came; arms and guards of an experiment',
  access: readers,
  output: z.strictObject({ items: z.array(versionComparison) }),
  errors: ['record-missing'],
})
