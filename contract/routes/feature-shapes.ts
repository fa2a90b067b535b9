import { z } from 'zod'

export const snapshotPurpose = z.enum(['retention', 'development', 'pay', 'planning', 'wellbeing'])
const driftVerdict = z.enum(['stable', 'small change', 'watch', 'act', 'not enough evidence'])
const share = z.number().min(0).max(1)

/** When what is known of everybody was last written for a purpose. */
export const snapshotLine = z.strictObject({
  purpose: snapshotPurpose,
  dataSet: z.string(),
  sequence: z.string(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  writtenAt: z.string(),
  people: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'A multiple of five; null until it is counted, and for who may have no figures' }),
})

const isWithheld = z.boolean().meta({
  description:
    'Whether there are figures, and none that this account may have: a rule is missing for a class of data',
})

const declared = {
  name: z.string(),
  meaning: z.string(),
  unit: z.string(),
  type: z.enum(['number', 'boolean', 'category', 'date']),
  sources: z.array(z.string()).meta({ description: 'Kinds of record it is made of' }),
  window: z.string().meta({ description: 'How far it looks back' }),
  owner: z.string(),
  sensitivity: z.array(z.string()).meta({ description: 'Classes of data it is made of' }),
  purposes: z.array(z.string()).meta({ description: 'What it may be used for, and for nothing else' }),
  isOfGroup: z.boolean().meta({ description: 'Whether it is told of a group: values of others are in it' }),
} as const

export const featureLine = z.strictObject({
  ...declared,
  isWithheld,
  importance: z
    .strictObject({
      share: share.meta({
        description: 'Mean over models of how much of what moves scores is put down to it',
      }),
      rank: z
        .number()
        .int()
        .meta({ description: 'Its place among all columns that these models learned from' }),
    })
    .nullable()
    .meta({
      description:
        'Over models, by the version that answers or else the newest; null where none learned from it',
    }),
  newest: z
    .strictObject({
      purpose: snapshotPurpose,
      asOf: z.string(),
      missing: share.meta({ description: 'Share of people without a value' }),
      drift: driftVerdict.nullable().meta({ description: 'Beside the snapshot before' }),
      cluster: z
        .array(z.string())
        .meta({ description: 'Features of which each two go together at .7 or more, this one among them' }),
    })
    .nullable()
    .meta({
      description: 'In the newest snapshot that is counted and that this account may have figures of',
    }),
  models: z.array(z.string()).meta({ description: 'Models with a version that learned from it' }),
})

const correlation = z.strictObject({ name: z.string(), correlation: z.number().min(-1).max(1) })

const figures = z.strictObject({
  purpose: snapshotPurpose,
  asOf: z.string(),
  knownAt: z.string().nullable(),
  people: z.number().int(),
  kind: z.enum(['numbers', 'labels']),
  isWhole: z.boolean().meta({ description: 'Whether ranges are of whole numbers: from 3 to 4 is 3 alone' }),
  known: z.number().int(),
  missing: share,
  bars: z
    .array(
      z.strictObject({
        from: z.number().nullable(),
        to: z.number().nullable(),
        label: z.string().nullable(),
        people: z.number().int(),
      }),
    )
    .meta({
      description:
        'How many lie in a range or have a label, of five people and more; counts are multiples of five',
    }),
  goesWith: z
    .array(correlation)
    .meta({ description: 'Which rise and fall with it (rank correlation), the strongest first' }),
  cluster: z.array(z.string()).meta({ description: 'Features of which each two go together at .7 or more' }),
})

const day = z.strictObject({
  asOf: z.string(),
  people: z.number().int(),
  missing: share,
  middle: z.strictObject({ low: z.number(), median: z.number(), high: z.number() }).nullable(),
  drift: z
    .strictObject({
      against: z.string(),
      verdict: driftVerdict,
      index: z.number(),
      chance: z
        .number()
        .meta({ description: 'What 95 of 100 samples of these sizes stay under when nothing has changed' }),
    })
    .nullable(),
})

const use = z.strictObject({
  modelName: z.string(),
  modelTitle: z.string(),
  runId: z.string(),
  dataSet: z.string(),
  dataHash: z.string().nullable(),
  versionId: z.string(),
  number: z.number().int(),
  stage: z.string(),
  share: share.meta({ description: 'How much of what moves scores is put down to it' }),
  rank: z.number().int(),
  inputs: z.number().int(),
  scored: z
    .strictObject({ dataSet: z.string(), asOf: z.string(), people: z.number().int().nullable() })
    .nullable()
    .meta({
      description: 'The newest day it scored people on; the count is a multiple of five, null for fewer',
    }),
})

export const featureDetail = z.strictObject({
  ...declared,
  isWithheld,
  fields: z
    .array(z.strictObject({ entity: z.string(), fields: z.array(z.string()) }))
    .meta({ description: 'Fields of the records it is worked out from' }),
  purposesWithFigures: z.array(snapshotPurpose),
  figures: figures
    .nullable()
    .meta({ description: 'Null until a snapshot is counted, and where they are withheld' }),
  history: z.array(day).meta({ description: 'The last snapshots of that purpose, oldest first' }),
  uses: z.array(use).meta({ description: 'Versions of models that learned from it, the newest first' }),
  dataSets: z
    .array(
      z.strictObject({
        name: z.string(),
        sequence: z.string(),
        hash: z.string(),
        asOf: z.string().nullable(),
        rows: z.number().int().meta({ description: 'Down to a multiple of five' }),
        versions: z.number().int(),
        erasedAt: z.string().nullable(),
      }),
    )
    .meta({ description: 'Data sets that hold it, the newest of each name' }),
})
