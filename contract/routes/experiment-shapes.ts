import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'
import { words } from './model-shapes.ts'

const about = z.enum(['quality', 'pointed out'])

/** What is said of an experiment before it begins. */
export const experimentShape = {
  title: z.string().trim().min(3).max(120),
  share: z
    .number()
    .min(0.05)
    .max(0.5)
    .default(0.5)
    .meta({ description: 'Share of people of whom the score of the version that is tried is shown' }),
  endsBy: civilDate.meta({ description: 'It ends on this day at the latest' }),
  measure: z.enum(['closeness', 'right calls']).default('closeness').meta({
    description:
      'closeness: 1 less the squared distance of score and outcome; right calls: share of people rightly pointed out or rightly not',
  }),
  smallestDifference: z
    .number()
    .min(0.001)
    .max(0.5)
    .default(0.01)
    .meta({ description: 'A smaller difference is of no interest' }),
  guards: z
    .array(
      z.strictObject({
        about,
        limit: z.number().min(0.01).max(0.5).meta({ description: 'How much worse it may be for any group' }),
      }),
    )
    .min(1)
    .max(2)
    .default([
      { about: 'quality', limit: 0.05 },
      { about: 'pointed out', limit: 0.1 },
    ])
    .meta({ description: 'What may not grow worse for any group of people' }),
  reason: words,
} as const

export const experiment = z.strictObject({
  id: idOf('exp'),
  modelName: z.string(),
  championId: z.string(),
  challengerId: z.string(),
  title: z.string(),
  share: z.number(),
  endsBy: z.string(),
  measure: z.enum(['closeness', 'right calls']),
  smallestDifference: z.number(),
  guards: z.array(z.strictObject({ about, limit: z.number() })),
  reason: z.string(),
  state: z.enum(['waiting', 'refused', 'running', 'ended']),
  declaredBy: z.string(),
  declaredAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  ending: z
    .enum([
      'challenger better',
      'champion better',
      'no difference of interest',
      'time over',
      'guard breached',
      'arms unbalanced',
      'versions changed',
      'stopped',
    ])
    .nullable(),
  endedBy: z.string().nullable().meta({ description: 'Who stopped it; null where a rule ended it' }),
  endedAt: z.string().nullable(),
  endingWords: z.string().nullable(),
})

const interval = { mean: z.number(), low: z.number(), high: z.number() } as const
const figure = z
  .object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })
  .loose()

const split = z.strictObject({
  arms: z.array(
    z.strictObject({
      arm: z.enum(['champion', 'challenger']),
      people: z.number().int(),
      counted: z.number().int().meta({ description: 'People whose outcome is counted' }),
      mean: z.number().nullable(),
    }),
  ),
  balance: z
    .strictObject({ ...interval, isKept: z.boolean() })
    .nullable()
    .meta({ description: 'Share that was dealt to the challenger' }),
  path: z.array(z.strictObject({ count: z.number().int(), ...interval })).meta({
    description:
      'Challenger less champion after so many people, with an interval that holds however often one looks',
  }),
  guards: z
    .array(
      z.strictObject({
        about,
        attribute: z.string(),
        group: z.string(),
        people: z.number().int(),
        difference: z.strictObject(interval),
        limit: z.number(),
        verdict: z.enum(['well', 'breached', 'unknown']),
      }),
    )
    .meta({ description: 'Groups of five or more in each arm' }),
  ending: z.strictObject({ ending: z.string(), words: z.string() }).nullable(),
})

/** Two versions beside each other on a day. */
export const versionComparison = z.strictObject({
  id: idOf('cmp'),
  modelName: z.string(),
  championId: z.string(),
  challengerId: z.string(),
  champion: z.number().int().meta({ description: 'Number of the version that answers' }),
  challenger: z.number().int().meta({ description: 'Number of the version that is tried beside it' }),
  experimentId: z.string().nullable(),
  comparedOn: z.string(),
  comparedAt: z.string(),
  result: z.strictObject({
    comparison: z.strictObject({
      people: z.number().int(),
      onlyChampion: z.number().int(),
      onlyChallenger: z.number().int(),
      days: z.array(
        z.strictObject({
          day: z.string(),
          people: z.number().int(),
          agreement: z.number().meta({ description: 'Share of people whom both put in the same band' }),
          rankCorrelation: z.number().nullable(),
          meanDifference: z.number(),
        }),
      ),
      outcomes: z.strictObject({ known: z.number().int(), people: z.number().int() }),
      figures: z
        .array(z.strictObject({ name: z.string(), champion: figure, challenger: figure, difference: figure }))
        .meta({ description: 'None while fewer than thirty people’s outcomes are known' }),
    }),
    split: split.nullable(),
  }),
})
