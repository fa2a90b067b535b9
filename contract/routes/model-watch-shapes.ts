import { z } from 'zod'
import { idOf } from '../common.ts'

const verdict = z.enum(['well', 'watch', 'act', 'unknown'])
const share = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

/** What was seen of a version in use on a day. */
export const modelWatch = z.strictObject({
  id: idOf('wch'),
  versionId: z.string(),
  number: z.number().int(),
  watchedOn: z.string(),
  verdict,
  watchedAt: z.string(),
  result: z.strictObject({
    verdict,
    findings: z.array(
      z.strictObject({
        about: z.enum(['freshness', 'inputs', 'scores', 'answers', 'quality', 'calibration', 'groups']),
        verdict,
        finding: z.string(),
        toDo: z.string().meta({ description: 'What to do about it; empty when there is nothing to do' }),
        figures: z.record(z.string(), z.number().nullable()),
      }),
    ),
    inputs: z
      .array(z.strictObject({ name: z.string(), verdict: z.string(), finding: z.string() }))
      .meta({ description: 'Inputs of those scored last beside training, the most changed first' }),
    days: z
      .array(
        z.strictObject({
          day: z.string(),
          people: z.number().int(),
          abstained: z.number().int(),
          meanScore: z.number().nullable(),
          known: z.number().int().meta({ description: 'People whose outcome is known by now' }),
          observed: z.number().nullable(),
          expected: z.number().nullable(),
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
          acted: z.strictObject({ decided: z.number().int(), share: z.number() }).nullable(),
          observed: z.number().nullable(),
          expected: z.number().nullable(),
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
