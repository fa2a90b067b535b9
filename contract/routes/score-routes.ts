import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'
import { defineRoute } from '../route.ts'
import { likely, modelName } from './model-shapes.ts'

const value = z.union([z.number(), z.boolean(), z.string().max(20_000), z.null()])

const note = z.strictObject({
  column: z.string(),
  code: z.enum(['missing', 'unreadable', 'out-of-range', 'label-unknown']),
  message: z.string(),
})

const horizonMonths = z.number().int().min(1).max(24).optional().meta({
  description:
    'How many months to look ahead, up to those that the version was trained for; for versions that know when alone',
})

const reason = z.strictObject({
  column: z.string(),
  value: z.string(),
  contribution: z.number(),
  text: z.string(),
})

const scored = {
  status: z.enum(['scored', 'abstained']),
  score: z.number().nullable().meta({
    description: 'Probability of the positive class, or of the likeliest; or the predicted number',
  }),
  predicted: z.string().nullable(),
  probabilities: z.record(z.string(), z.number()).nullable(),
  because: z.string().nullable().meta({ description: 'Why there is no score' }),
  reasons: z.array(reason),
  notes: z.array(note),
  likely,
}

export const scoreInputs = defineRoute({
  id: 'score_inputs',
  method: 'POST',
  path: '/models/:name/scores',
  group: 'scores',
  summary:
    'Score inputs with the version that answers, with reasons; what makes no sense gets no score, and says why',
  access: { kind: 'roles', roles: ['hr_manager', 'data_scientist'] },
  params: z.strictObject({ name: modelName }),
  body: z.strictObject({
    inputs: z
      .array(z.record(z.string().max(200), value))
      .min(1)
      .max(1000)
      .meta({ description: 'One object an input, by the names of columns; what is left out is missing' }),
    reasons: z.number().int().min(0).max(20).default(5),
    horizonMonths,
  }),
  output: z.strictObject({
    model: z.string(),
    version: z.number().int(),
    versionId: z.string(),
    items: z.array(z.strictObject(scored)),
  }),
  errors: ['record-missing', 'column-unknown', 'bundle-altered'],
  isGathered: true,
})

export const scorePeopleNow = defineRoute({
  id: 'score_people_now',
  method: 'POST',
  path: '/models/:name/person-scores',
  group: 'scores',
  summary:
    'Score people by what is known of them now, with reasons; nothing is kept, and of whom it is to be decided blind, who is not to be processed, not known or known too long ago there is no score, and a reason why',
  access: { kind: 'roles', roles: ['hr_manager'] },
  params: z.strictObject({ name: modelName }),
  body: z.strictObject({
    personIds: z.array(idOf('per')).min(1).max(100),
    reasons: z.number().int().min(0).max(20).default(5),
    horizonMonths,
  }),
  output: z.strictObject({
    model: z.string(),
    version: z.number().int(),
    versionId: z.string(),
    items: z.array(
      z.strictObject({
        personId: idOf('per'),
        versionId: z.string().nullable().meta({
          description:
            'In a split, the version whose score is shown of this person; null to whoever has still to decide on it',
        }),
        asOf: civilDate.nullable().meta({ description: 'The day that the features are of' }),
        knownAt: z.string().nullable(),
        ...scored,
      }),
    ),
  }),
  errors: ['record-missing', 'record-conflict', 'bundle-altered'],
})
