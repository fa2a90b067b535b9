import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'
import { likely } from './model-shapes.ts'

export const accountId = idOf('acc')
export const question = z.string().trim().min(3).max(2000)
const band = z.enum(['usual', 'raised', 'high'])

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const scoreLine = z.strictObject({
  id: idOf('sco'),
  versionId: idOf('mdl').nullable().meta({
    description:
      'null to whoever has still to decide while two versions are compared: both are looked at alike',
  }),
  personId: idOf('per'),
  asOf: civilDate,
  dataSet: z.string(),
  dataHash: z.string(),
  status: z.enum(['scored', 'abstained']),
  score: z.number().nullable().meta({ description: 'Calibrated; a suggestion, on which a person decides' }),
  band: band.nullable().meta({ description: 'Where the person stands among everybody scored together' }),
  because: z.string().nullable().meta({ description: 'Why there is no score' }),
  reasons: z.array(
    z.strictObject({ column: z.string(), value: z.string(), contribution: z.number(), text: z.string() }),
  ),
  notes: z.array(z.strictObject({ column: z.string(), code: z.string(), message: z.string() })),
  likely,
  inputs: z.record(z.string(), cell).meta({ description: 'What was known, by feature' }),
  scoredAt: z.string(),
  knownAt: z.string().meta({ description: 'What the inputs rest on: what was known then' }),
})

export const task = z
  .string()
  .meta({ description: 'A probability (`binary`, `multiclass`) or an amount (`regression`)' })

export const modelScore = z.strictObject({
  ...scoreLine.shape,
  modelName: z.string(),
  title: z.string(),
  task,
  target: z.string(),
  useCase: z.string().meta({ description: 'Which question it answers' }),
  isCorrected: z.boolean().meta({
    description:
      'Whether records that it was made from were corrected since: it is worked out anew the next night',
  }),
  isAnew: z.boolean().meta({ description: 'Whether it took the place of one whose records were corrected' }),
  trial: z.enum(['tried', 'compared']).nullable().meta({
    description:
      'While a split runs: `tried` where the score comes from the version that is tried, `compared` from the other one; whoever has still to decide is told `compared` of both',
  }),
})

export const bandCount = z.strictObject({
  band,
  people: z.number().int().nullable().meta({ description: 'null where they are fewer than five' }),
  expected: z
    .number()
    .nullable()
    .meta({ description: 'How many of them it will happen to, if the future is as the past' }),
})

export const meanings = z.record(z.string(), z.strictObject({ meaning: z.string(), unit: z.string() })).meta({
  description:
    'What the features in inputs and reasons mean and are counted in, by name, where it is declared',
})

/** What was done, in the words of the list of what may help. */
export const kindDone = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(80)
  .meta({
    description: 'In the words of the list of what may help (kinds)',
    examples: ['stay interview'],
  })

/** What may help with a score, because of what raises it. */
export const suggestion = z.strictObject({
  scoreId: idOf('sco'),
  kind: z.string().meta({ description: 'In the words of the list of what may help' }),
  because: z.array(z.string()).meta({ description: 'Features of the score that it answers' }),
  evidence: z.string().meta({ description: 'What is known of it working, and what is not' }),
  source: z
    .string()
    .nullable()
    .meta({ description: 'Where that is known from; null of what comes with Cadre' }),
})

export const choice = z.enum(['act', 'watch', 'no action'])
export const reasonCode = z.enum([
  'evidence fits',
  'evidence incomplete',
  'known circumstances',
  'score is wrong',
  'other',
])

export const decision = z.strictObject({
  id: idOf('dec'),
  caseId: idOf('cas'),
  personId: idOf('per'),
  choice,
  reasonCode,
  words: z.string(),
  agrees: z
    .boolean()
    .nullable()
    .meta({ description: 'Whether it is what the score suggested; null where it suggested nothing' }),
  seconds: z.number().int().meta({ description: 'From when the evidence was first seen' }),
  decidedBy: z.string(),
  decidedAt: z.string(),
})

export const reviewCase = z.strictObject({
  id: idOf('cas'),
  scoreId: idOf('sco'),
  personId: idOf('per'),
  title: z.string().meta({ description: 'The model whose score it is about' }),
  kind: z.enum(['review', 'second opinion', 'contest']),
  aboutCaseId: z.string().nullable(),
  question: z.string(),
  assignedTo: z.string(),
  isBlind: z
    .boolean()
    .meta({ description: 'The score and its reasons are shown only once there is a decision' }),
  dueOn: civilDate,
  openedBy: z.string(),
  openedAt: z.string(),
  seenAt: z.string().nullable(),
  state: z.enum(['open', 'decided', 'passed on']),
})
