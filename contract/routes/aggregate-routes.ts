import { derivedPurposes, dimensionNames, measureNames } from '@cadre/people'
import type { DimensionName, Purpose } from '@cadre/people'
import { z } from 'zod'
import { idOf } from '../common.ts'
import { defineRoute } from '../route.ts'
import { exportTypes } from './record-routes.ts'

const access = { kind: 'derived', derived: 'aggregates' } as const
const purposes: readonly [Purpose, ...Purpose[]] = [
  'operation',
  ...derivedPurposes('aggregates').filter((purpose) => purpose !== 'operation'),
]

const measureName = z.enum(measureNames as [string, ...string[]])
const dimensionName = z.enum(dimensionNames as unknown as [DimensionName, ...DimensionName[]])
const month = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'must be a month as YYYY-MM')
  .meta({ examples: ['2026-10'] })

export const listMeasures = defineRoute({
  id: 'list_measures',
  method: 'GET',
  path: '/aggregates',
  group: 'aggregates',
  summary: 'The figures about many people that this account may ask for, with their definitions',
  access,
  purposes,
  output: z.strictObject({
    lastMonth: z.string().meta({ description: 'The last month that is over' }),
    smallestGroup: z.number().int(),
    roundedTo: z.number().int(),
    measures: z.array(
      z.strictObject({
        name: measureName,
        title: z.string(),
        meaning: z.string(),
        unit: z.string(),
        kind: z.string(),
        needsCurrency: z.boolean(),
        needsKpi: z.boolean(),
        dimensions: z.array(z.strictObject({ name: dimensionName, title: z.string() })),
      }),
    ),
  }),
})

const group = z.strictObject(
  Object.fromEntries(dimensionNames.map((name) => [name, z.string().nullable().optional()])),
)
const cell = z.strictObject({
  group: group.meta({
    description: 'Values by dimension: what is left out is summed over, `null` is not known',
  }),
  isHidden: z.boolean().meta({ description: 'Too few people, or others could be found out from it' }),
  people: z.number().int().nullable(),
  value: z.number().nullable(),
  quartiles: z.strictObject({ low: z.number(), middle: z.number(), high: z.number() }).optional(),
})

export const aggregate = defineRoute({
  id: 'read_aggregate',
  method: 'GET',
  path: '/aggregates/:measure',
  group: 'aggregates',
  summary: 'A figure about many people, month by month, by up to two dimensions',
  access,
  purposes,
  params: z.strictObject({ measure: measureName }),
  query: z.strictObject({
    from: month.optional().meta({ description: 'First month; the last one asked for when left out' }),
    to: month.optional().meta({ description: 'Last month; the last one that is over when left out' }),
    by: z
      .string()
      .max(60)
      .transform((text) => text.split(','))
      .pipe(z.array(dimensionName).max(2))
      .optional()
      .meta({ description: `Up to two of ${dimensionNames.join(', ')}, separated by a comma` }),
    where: z
      .union([z.string().max(120), z.array(z.string().max(120)).max(2)])
      .optional()
      .meta({
        description: 'dimension:value; counts as one of the two dimensions. A value left empty is not known',
      }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
      .optional(),
    kpi: idOf('kpi').optional().meta({ description: 'Which of the organisation’s own figures it is about' }),
  }),
  errors: ['record-conflict'],
  output: z.strictObject({
    measure: measureName,
    meaning: z.string(),
    unit: z.string(),
    currency: z.string().optional(),
    kpi: z.string().optional(),
    isExact: z.boolean().meta({
      description: 'Whether figures are as recorded: only for accounts that may read every row behind them',
    }),
    names: z.record(z.string(), z.string()).meta({ description: 'What the ids in groups are called' }),
    months: z.array(z.strictObject({ month, knownAt: z.string().nullable(), cells: z.array(cell) })),
  }),
})

export const exportFigures = defineRoute({
  id: 'export_figures',
  method: 'GET',
  path: '/figures/export',
  group: 'aggregates',
  summary:
    'How many there are, joined and left, month by month and by one dimension, as a file: the figures of the overview, as this account may have them',
  access: { kind: 'roles', roles: ['hr_manager', 'executive', 'lead'] },
  purposes: ['operation', 'planning'],
  query: z.strictObject({
    by: z.enum(['department', 'location', 'grade', 'job_family', 'country']).default('department'),
    from: month.optional().meta({ description: 'First month; a year before the last one when left out' }),
    to: month.optional().meta({ description: 'Last month; the last one that is over when left out' }),
    format: z.enum(['csv', 'xlsx']).default('xlsx'),
  }),
  files: [exportTypes.csv, exportTypes.xlsx],
  output: z.unknown(),
})
