import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'

const count = z.number().int().nonnegative()
const interval = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })
const texts = z.array(z.string())

/** What goes with it, over everybody: what a model used, and no cause. */
const driver = z.strictObject({
  feature: z.string(),
  size: z.number().meta({ description: 'Mean size of what it adds or takes away' }),
  more: z.enum(['higher', 'lower', 'both ways']).meta({ description: 'Where more of it goes' }),
  raises: z.number().meta({ description: 'Share of people for whom it adds something notable' }),
  lowers: z.number(),
})

/** What a model expects if one thing were moved to its better quarter, all else as it is. */
const shift = z.strictObject({
  feature: z.string(),
  usual: z.number(),
  to: z.number(),
  moved: z.number().meta({ description: 'Share of people who are moved' }),
  gain: z.number().meta({ description: 'Mean change of those for the better' }),
  low: z.number().meta({ description: 'The same by models of other people and days, from' }),
  high: z.number().meta({ description: 'to' }),
})

const band = z.strictObject({
  band: z.enum(['low', 'usual', 'raised', 'high']),
  from: z.number(),
  people: count,
  expected: z.number(),
  before: z
    .number()
    .nullable()
    .meta({ description: 'Share to whom it happened, of those who were in the band before' }),
})

const calibrationGroup = z.strictObject({
  expected: z.number(),
  happened: interval.nullable(),
  rows: z.number(),
})
const told = { review: z.string(), mustNever: texts }
const past = z
  .strictObject({
    seen: z.enum(['as recorded', 'as it happened', 'both']),
    before: civilDate.nullable().meta({ description: 'Of both: days before it are seen as they happened' }),
  })
  .optional()
  .meta({
    description:
      'Whether past days are seen as they were recorded by their end, or as they happened though it was recorded later',
  })

const attritionMethod = z.strictObject({
  ...told,
  past,
  horizonMonths: count,
  rows: count,
  people: count,
  events: count,
  days: count,
  judgedRows: count,
  judged: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      concordance: interval,
      auc: interval,
      brier: interval,
      skill: interval,
      capture: interval.nullable(),
      aucByMonth: z
        .array(z.number().nullable())
        .optional()
        .meta({ description: 'Those gone by the end of each month against those still there' }),
    }),
  ),
  telling: z
    .array(z.strictObject({ feature: z.string(), reason: z.string() }))
    .optional()
    .meta({ description: 'Inputs that seem to know who was about to leave: nothing is learned from them' }),
  beforeOtherwise: z.number().optional().meta({
    description:
      'Share of what a model of this leaving alone says that comes before leaving otherwise; all that is expected is times this',
  }),
  recommended: z.string(),
  isBetter: z.boolean().meta({ description: 'Than what needs no model, by more than chance' }),
  calibration: z.array(calibrationGroup),
  drivers: z.array(driver),
  shifts: z.array(shift),
  actions: z.array(z.strictObject({ action: z.string(), evidence: z.string(), because: texts })),
  gains: z.array(z.strictObject({ share: z.number(), captured: z.number() })),
  overDays: z.array(
    z.strictObject({ day: civilDate, people: count, expected: z.number(), left: interval.nullable() }),
  ),
  replacementShare: z
    .number()
    .optional()
    .meta({ description: 'What replacing somebody was reckoned to cost, as a share of a year of base pay' }),
})

const curve = z.strictObject({
  group: z.string().meta({ description: 'A department; empty for everybody' }),
  people: count,
  points: z.array(z.strictObject({ month: z.number(), stay: z.number(), low: z.number(), high: z.number() })),
})
const attritionFigures = z.strictObject({
  bands: z.array(band),
  losses: z
    .array(z.strictObject({ currency: z.string(), people: count, minor: z.number() }))
    .optional()
    .meta({
      description:
        'What the leaving of everybody, or of a department, within the horizon costs on average, by currency, to two digits: chances times costs',
    }),
  leftOut: z
    .strictObject({ people: count })
    .optional()
    .meta({ description: 'People of a length of service that nobody was watched at: they are not counted' }),
  curves: z.array(curve).optional().meta({ description: 'How long people stay, of everybody alone' }),
  groups: z
    .array(
      z.strictObject({
        attribute: z.string(),
        group: z.string(),
        people: count,
        expected: z.number(),
        left: interval,
      }),
    )
    .optional()
    .meta({
      description: 'By protected attributes, which no model is told: what was expected, and what came',
    }),
})

const performanceMethod = z.strictObject({
  ...told,
  past,
  monthsAhead: count,
  rows: count,
  people: count,
  rounds: count,
  judgedRows: count,
  judged: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      accuracy: interval,
      changeAccuracy: z.number(),
      logLoss: interval.nullable(),
      gain: interval.nullable(),
      auc: interval.nullable(),
      capture: z.number().nullable(),
    }),
  ),
  telling: z
    .array(z.strictObject({ feature: z.string(), reason: z.string() }))
    .optional()
    .meta({
      description: 'Inputs that seem to know how people were going to be rated: nothing is learned from them',
    }),
  recommended: z.string(),
  isBetter: z.boolean(),
  calibration: z.array(calibrationGroup),
  drivers: z.array(driver),
})
const performanceFigures = z.strictObject({
  bands: z.array(band),
  outlook: z.array(z.strictObject({ label: z.string(), expected: z.number(), share: z.number() })).optional(),
  directions: z
    .array(z.strictObject({ direction: z.enum(['down', 'same', 'up']), people: count, expected: interval }))
    .optional()
    .meta({ description: 'Of everybody with a rating: how many are expected lower, the same and higher' }),
})

const productivityMethod = z.strictObject({
  ...told,
  past,
  rows: count,
  people: count,
  days: count,
  judgedRows: count,
  judged: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      mae: interval,
      r2: interval,
      gain: interval.nullable(),
    }),
  ),
  recommended: z.string(),
  isBetter: z.boolean(),
  themes: z.array(
    z.strictObject({
      theme: z.string(),
      features: texts,
      size: z.number(),
      heldBack: z.number(),
      loss: z.number(),
    }),
  ),
  drivers: z.array(driver),
  shifts: z.array(shift),
  normals: z.record(z.string(), z.number()).optional().meta({
    description:
      'What is usual on the day for each job family of which enough is known: results over targets',
  }),
})
const productivityFigures = z.strictObject({
  themes: z
    .record(z.string(), z.number())
    .meta({ description: 'What each theme adds or takes away, beside everybody' }),
})

const wellbeingMethod = z.strictObject({
  ...told,
  strainedFrom: z.number(),
  parts: z.array(
    z.strictObject({
      part: z.string(),
      signs: z.array(
        z.strictObject({
          feature: z.string(),
          unit: z.string(),
          calm: z.number(),
          full: z.number(),
          because: z.string(),
        }),
      ),
    }),
  ),
})
const wellbeingFigures = z.strictObject({
  strained: z.number().nullable().meta({
    description:
      'Share of people who are strained, in tenths; null where fewer than two are, or fewer than two are not',
  }),
  parts: z.record(z.string(), z.number()),
})

const about = z.enum(['everybody', 'department', 'legal entity', 'country', 'line', 'team'])
export const partKey = {
  about,
  name: z.string().max(60).meta({ description: 'Which of them, by id or code; empty for everybody' }),
}
const headline = {
  ...partKey,
  people: count,
  value: z.number().meta({
    description:
      'Attrition and performance: how many are expected to leave or fall; productivity: share above or below what is usual; wellbeing: points from 0 to 100',
  }),
  low: z.number().nullable(),
  high: z.number().nullable(),
}

const reportOf = <Kind extends string, Method extends z.ZodType, Figures extends z.ZodType>(
  kind: Kind,
  method: Method,
  figures: Figures,
) =>
  z.strictObject({
    kind: z.literal(kind),
    id: idOf('rpt'),
    asOf: civilDate,
    madeAt: z.string(),
    data: z
      .strictObject({ name: z.string(), hash: z.string() })
      .nullable()
      .meta({ description: 'The data set it was made from' }),
    method,
    parts: z.array(z.strictObject({ ...headline, figures })),
  })

export const reportKind = z.enum(['attrition', 'performance', 'productivity', 'wellbeing', 'teams'])

/** What each kind of report holds: how it was found out, and what was found of a part of the people. */
export const reportContents = {
  attrition: { method: attritionMethod, figures: attritionFigures },
  performance: { method: performanceMethod, figures: performanceFigures },
  productivity: { method: productivityMethod, figures: productivityFigures },
  wellbeing: { method: wellbeingMethod, figures: wellbeingFigures },
  // Of a file that was brought, team by team.
  teams: { method: productivityMethod, figures: productivityFigures },
} as const

export const report = z.union([
  reportOf('attrition', attritionMethod, attritionFigures),
  reportOf('performance', performanceMethod, performanceFigures),
  reportOf('productivity', productivityMethod, productivityFigures),
  reportOf('wellbeing', wellbeingMethod, wellbeingFigures),
  reportOf('teams', productivityMethod, productivityFigures),
])

export const earlierPart = z.strictObject({ ...headline, asOf: civilDate, madeAt: z.string() })
