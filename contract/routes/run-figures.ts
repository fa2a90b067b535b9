import { z } from 'zod'

const figure = z.looseObject({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })
const metrics = z.record(z.string(), figure)

const leaderboardRow = z.looseObject({
  learner: z.string(),
  label: z.string(),
  params: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'The parameters that the search of this training chose for it' }),
  metrics,
  fitMs: z.number(),
  isBaseline: z.boolean(),
  isRecommended: z.boolean(),
})

const audited = z.looseObject({
  attribute: z.string(),
  isIntersection: z.boolean(),
  selection: z.string(),
  finding: z.string(),
  groups: z.array(
    z.looseObject({
      group: z.string(),
      count: z.number(),
      isSmall: z.boolean(),
      selectionRate: figure.optional(),
    }),
  ),
  impactRatio: z.looseObject({
    evidence: z.string(),
    isBelowFourFifths: z.boolean().optional(),
    adjustedPValue: z.number().optional(),
  }),
})

const sharePoint = z.looseObject({ month: z.number().int(), share: z.number() })

const followedFigures = z.looseObject({
  horizonMonths: z.number().int(),
  cause: z.string(),
  rows: z.number().int(),
  judged: z.array(
    z.looseObject({
      learner: z.string(),
      label: z.string(),
      isRecommended: z.boolean(),
      concordance: figure,
      brier: figure,
      skill: figure,
      integratedBrier: z.number().optional(),
      aucByMonth: z.array(z.number().nullable()),
      calibration: z.array(
        z.looseObject({ meanPredicted: z.number(), observed: figure.optional(), count: z.number() }),
      ),
    }),
  ),
  curves: z.array(
    z.looseObject({
      group: z.enum(['highest', 'middle', 'lowest']),
      rows: z.number().int(),
      points: z.array(
        z.looseObject({
          month: z.number().int(),
          predicted: z.number(),
          observed: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      ),
    }),
  ),
  causes: z.array(z.looseObject({ cause: z.string(), points: z.array(sharePoint) })),
  alone: z.array(sharePoint),
})

/** How quality grew with the rows of a training, and whether there is enough data. */
export const learningCurve = z.looseObject({
  learner: z.string(),
  label: z.string(),
  metric: z.string(),
  higherIsBetter: z.boolean(),
  points: z.array(z.looseObject({ share: z.number(), rows: z.number().int(), quality: figure })),
  lastDoubling: figure
    .optional()
    .meta({ description: 'What the last doubling of the rows brought; more is better' }),
  verdict: z.enum(['more would help', 'enough', 'not clear']),
})

/** Figures of a study that a training keeps: what people read, and whatever else `cadre study --json` prints. */
export const runFigures = z.looseObject({
  task: z.string(),
  target: z.string(),
  positive: z.string().optional(),
  rows: z.number().int(),
  judgedOn: z.looseObject({ rows: z.number().int(), people: z.number().int().optional() }).optional().meta({
    description:
      'Rows that no model judged on them had seen, and of how many people, where rows of one person stay together',
  }),
  labels: z
    .strictObject({
      rows: z.number().int(),
      actedOn: z.number().int().nullable().meta({
        description:
          'Rows whose outcome came after somebody acted on a score of this model; null for those of one to four people, which are never left out',
      }),
      isLeftOut: z.boolean(),
    })
    .optional()
    .meta({ description: 'Where the outcomes come from, where rows say whom and when they are about' }),
  validation: z.string(),
  leaderboard: z.array(leaderboardRow),
  model: z.looseObject({ learner: z.string(), label: z.string(), reason: z.string() }).optional(),
  refusal: z.looseObject({ code: z.string(), reasons: z.array(z.string()) }).optional(),
  metrics,
  baseline: z.looseObject({ label: z.string(), metrics }),
  calibration: z
    .looseObject({
      bins: z.array(z.looseObject({ meanPredicted: z.number(), observed: figure, count: z.number() })),
    })
    .optional(),
  gains: z
    .array(z.looseObject({ share: z.number(), capture: z.number(), precision: z.number(), lift: z.number() }))
    .optional(),
  cuts: z
    .array(
      z.looseObject({
        share: z.number(),
        truePositiveRate: z.number(),
        falsePositiveRate: z.number(),
        precision: z.number(),
      }),
    )
    .optional()
    .meta({ description: 'What each cut would bring, from the highest score down' }),
  followed: followedFigures
    .optional()
    .meta({ description: 'How well learners tell when, where rows were followed' }),
  audit: z.array(audited),
  proxies: z.array(z.looseObject({ column: z.string(), attribute: z.string(), message: z.string() })),
  explanation: z.looseObject({
    importance: z.array(
      z.looseObject({ column: z.string(), share: z.number(), direction: z.string().optional() }),
    ),
    shapes: z
      .array(
        z.union([
          z.looseObject({
            column: z.string(),
            kind: z.enum(['number', 'date']),
            points: z.array(z.looseObject({ x: z.number(), y: z.number() })),
            histogram: z.array(z.number()),
            groups: z.array(z.looseObject({ rows: z.number(), y: z.array(z.number()) })).optional(),
          }),
          z.looseObject({
            column: z.string(),
            kind: z.literal('category'),
            levels: z.array(z.looseObject({ level: z.string(), y: z.number(), count: z.number() })),
          }),
        ]),
      )
      .optional()
      .meta({ description: 'What is expected at each value of the strongest columns, all else as it is' }),
    swarm: z
      .strictObject({
        rows: z.number().int(),
        columns: z.array(
          z.strictObject({
            column: z.string(),
            dots: z.array(
              z.strictObject({
                value: z
                  .enum(['low', 'middle', 'high', 'any'])
                  .meta({ description: 'Whether the values are among the lower or the higher third' }),
                contribution: z.number(),
                count: z.number().int(),
              }),
            ),
          }),
        ),
      })
      .optional()
      .meta({ description: 'How far columns move single rows, five or more of them together' }),
  }),
  warnings: z.array(
    z.looseObject({ code: z.string(), column: z.string().optional(), message: z.string().optional() }),
  ),
  columns: z.array(z.looseObject({ name: z.string(), role: z.string(), reason: z.string().optional() })),
})

/** What a reader must know before using a version. */
export const modelCard = z.looseObject({
  question: z.string(),
  subject: z.string(),
  learner: z.string(),
  whyThisLearner: z.string(),
  mustNever: z.array(z.string()),
  review: z.string(),
  data: z.looseObject({ file: z.string(), rows: z.number() }),
  inputs: z.array(z.string()),
  leftOut: z.array(z.looseObject({ column: z.string(), role: z.string(), reason: z.string() })),
  validation: z.string(),
  fairness: z.array(z.looseObject({ attribute: z.string(), finding: z.string() })),
  limits: z.array(z.string()),
})
