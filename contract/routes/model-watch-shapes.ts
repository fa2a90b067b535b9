import { z } from 'zod'
import { idOf } from '../common.ts'

const verdict = z.enum(['well', 'watch', 'act', 'unknown'])
const share = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

const edge = z.number().nullable()
const watchedInput = z.strictObject({
  name: z.string(),
  verdict: z.string(),
  finding: z.string(),
  index: z.number().meta({ description: 'Population stability index; chance alone stays under `chance`' }),
  chance: z.number(),
  jensenShannon: z.number(),
  kolmogorovSmirnov: z
    .number()
    .nullable()
    .meta({ description: 'Largest distance of the cumulative shares at the cuts of training; numbers only' }),
  missing: z.strictObject({ from: z.number(), to: z.number() }),
  shift: z
    .strictObject({
      part: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('numbers'), low: edge, high: edge }),
        z.strictObject({ kind: z.literal('days'), low: z.string().nullable(), high: z.string().nullable() }),
        z.strictObject({ kind: z.literal('label'), label: z.string().nullable() }),
      ]),
      from: z.number(),
      to: z.number(),
    })
    .nullable()
    .meta({ description: 'The part whose share changed most, in training and now' }),
})

/** What was seen of a version in use on a day. */
export const modelWatch = z.strictObject({
  id: idOf('wch'),
  versionId: z.string(),
  number: z.number().int(),
  watchedOn: z.string(),
  verdict,
  watchedAt: z.string(),
  result: z.strictObject({
    task: z.enum(['binary', 'multiclass', 'regression']),
    verdict,
    findings: z.array(
      z.strictObject({
        about: z.enum([
          'freshness',
          'inputs',
          'scores',
          'answers',
          'quality',
          'calibration',
          'outcomes',
          'groups',
        ]),
        verdict,
        finding: z.string(),
        toDo: z.string().meta({ description: 'What to do about it; empty when there is nothing to do' }),
        figures: z.record(z.string(), z.number().nullable()),
      }),
    ),
    inputs: z
      .array(watchedInput)
      .meta({ description: 'Inputs of those scored last beside training, the most changed first' }),
    days: z
      .array(
        z.strictObject({
          day: z.string(),
          people: z.number().int(),
          abstained: z.number().int(),
          meanScore: z.number().nullable(),
          known: z.number().int().meta({ description: 'People whose outcome is known by now' }),
          observed: z.number().nullable().meta({ description: 'Outcomes of the known ones, added up' }),
          expected: z.number().nullable().meta({ description: 'Scores of the known ones, added up' }),
        }),
      )
      .meta({ description: 'What became of the scores of each day' }),
    groups: z
      .array(
        z.strictObject({
          attribute: z.string(),
          group: z.string(),
          people: z.number().int(),
          pointedOut: share.nullable(),
          acted: share
            .extend({ decided: z.number().int() })
            .nullable()
            .meta({ description: 'Share of the decided cases in which a person decided to act' }),
          outcome: share
            .extend({ known: z.number().int(), said: z.number() })
            .nullable()
            .meta({ description: 'Mean of what came of them, and of what their scores said' }),
        }),
      )
      .meta({ description: 'Groups of five or more among those scored last' }),
  }),
})

export const modelAlert = z.strictObject({
  id: idOf('alr'),
  modelName: z.string(),
  versionId: z.string(),
  about: z.string(),
  verdict: z.enum(['watch', 'act']),
  finding: z.string(),
  toDo: z.string(),
  raisedAt: z.string(),
  endedAt: z.string().nullable().meta({ description: 'When it was well again' }),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
