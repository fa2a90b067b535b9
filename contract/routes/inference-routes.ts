import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { modelName } from './model-shapes.ts'

/** The Open Inference Protocol, version 2: for programs that call models of several makers alike. */
const group = 'inference'
const callers = { kind: 'roles', roles: ['hr_manager', 'data_scientist'] } as const
const ofModel = { group, access: callers, params: z.strictObject({ name: modelName }) } as const
const ofVersion = {
  group,
  access: callers,
  params: z.strictObject({
    name: modelName,
    version: z.string().regex(/^[1-9]\d{0,8}$/, 'must be a number'),
  }),
} as const

const datatype = z.enum([
  'BOOL',
  'UINT8',
  'UINT16',
  'UINT32',
  'UINT64',
  'INT8',
  'INT16',
  'INT32',
  'INT64',
  'FP16',
  'FP32',
  'FP64',
  'BYTES',
])
const shape = z.array(z.number().int().min(-1)).min(1).max(2)
const parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

const cell = z.union([z.number(), z.boolean(), z.string().max(20_000), z.null()])

const described = z.strictObject({ name: z.string(), datatype, shape })
const tensor = z.strictObject({
  name: z.string().max(200),
  shape: z.array(z.number().int().min(0)).min(1).max(2),
  datatype,
  parameters: parameters.optional(),
  data: z
    .array(z.union([cell, z.array(cell).max(100_000)]))
    .max(100_000)
    .meta({
      description: 'Row by row; rows of a tensor of two dimensions may be lists of their own',
    }),
})

export const inferenceServer = defineRoute({
  id: 'inference_server',
  method: 'GET',
  path: '/v2',
  group,
  summary: 'What answers, its version and its extensions of the protocol',
  access: { kind: 'anyone' },
  output: z.strictObject({ name: z.string(), version: z.string(), extensions: z.array(z.string()) }),
})

export const inferenceLive = defineRoute({
  id: 'inference_live',
  method: 'GET',
  path: '/v2/health/live',
  group,
  summary: 'Whether the server is there',
  access: { kind: 'anyone' },
  output: z.strictObject({ live: z.boolean() }),
})

export const inferenceReady = defineRoute({
  id: 'inference_ready',
  method: 'GET',
  path: '/v2/health/ready',
  group,
  summary: 'Whether models can be asked',
  access: { kind: 'anyone' },
  output: z.strictObject({ ready: z.boolean() }),
})

const description = {
  output: z.strictObject({
    name: z.string(),
    versions: z.array(z.string()),
    platform: z.string(),
    inputs: z.array(described),
    outputs: z.array(described),
  }),
  errors: ['record-missing'],
} as const

export const describeInference = defineRoute({
  ...ofModel,
  ...description,
  id: 'describe_inference',
  method: 'GET',
  path: '/v2/models/:name',
  summary: 'The version of a model that answers, with its inputs and outputs',
})

export const describeVersionInference = defineRoute({
  ...ofVersion,
  ...description,
  id: 'describe_version_inference',
  method: 'GET',
  path: '/v2/models/:name/versions/:version',
  summary: 'The same by its number; any other version is missing',
})

export const isModelReady = defineRoute({
  ...ofModel,
  id: 'is_model_ready',
  method: 'GET',
  path: '/v2/models/:name/ready',
  summary: 'Whether a version of the model answers',
  output: z.strictObject({ name: z.string(), ready: z.boolean() }),
})

export const isVersionReady = defineRoute({
  ...ofVersion,
  id: 'is_version_ready',
  method: 'GET',
  path: '/v2/models/:name/versions/:version/ready',
  summary: 'Whether this version of the model is the one that answers',
  output: z.strictObject({ name: z.string(), ready: z.boolean() }),
})

const inference = {
  isGathered: true,
  body: z.strictObject({
    id: z.string().max(200).optional(),
    parameters: parameters.optional(),
    inputs: z.array(tensor).min(1).max(2000),
    outputs: z.array(z.strictObject({ name: z.string(), parameters: parameters.optional() })).optional(),
  }),
  output: z.strictObject({
    model_name: z.string(),
    model_version: z.string(),
    id: z.string().optional(),
    outputs: z.array(
      z.strictObject({
        name: z.string(),
        shape: z.array(z.number().int()),
        datatype,
        data: z.array(z.union([z.number(), z.string(), z.null()])),
      }),
    ),
  }),
  errors: ['record-missing', 'column-unknown', 'request-invalid'],
} as const

export const infer = defineRoute({
  ...ofModel,
  ...inference,
  id: 'infer',
  method: 'POST',
  path: '/v2/models/:name/infer',
  summary:
    'Score rows given as one tensor a column, or one of all columns. Extensions: null is a missing value; the parameter "explain" asks for so many reasons',
})

export const inferVersion = defineRoute({
  ...ofVersion,
  ...inference,
  id: 'infer_version',
  method: 'POST',
  path: '/v2/models/:name/versions/:version/infer',
  summary: 'The same of a version by its number: refused unless it is the one that answers',
})
