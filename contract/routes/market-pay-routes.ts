import { z } from 'zod'
import { civilDate, idOf, moment, money } from '../common.ts'
import { defineRoute } from '../route.ts'

const survey = z.strictObject({
  id: idOf('mkt'),
  source: z.string(),
  surveyedOn: civilDate,
  validFrom: civilDate,
  percentile10: money.nullable(),
  percentile25: money,
  median: money,
  percentile75: money,
  percentile90: money.nullable(),
})

export const personMarketPay = defineRoute({
  id: 'person_market_pay',
  method: 'GET',
  path: '/people/:id/market-pay',
  group: 'people',
  summary:
    'Base pay of a person beside what others pay for the grade, family and country, on a day; in one currency alone',
  access: { kind: 'data', dataClass: 'market pay', act: 'read' },
  purposes: ['operation', 'planning'],
  params: z.strictObject({ id: idOf('per') }),
  query: z.strictObject({ ...moment }),
  output: z.strictObject({
    asOf: civilDate,
    comparison: z
      .enum(['compared', 'no base pay', 'no survey of the job', 'another currency'])
      .meta({ description: 'Whether pay is set beside the market, or why not' }),
    pay: money.nullable().meta({ description: 'Base pay of a year for full time' }),
    ratio: z.number().nullable().meta({ description: 'Pay over the median' }),
    position: z
      .number()
      .nullable()
      .meta({ description: 'Where pay stands between the quarter (0) and three quarters (1)' }),
    survey: survey.nullable().meta({ description: 'The newest of the job on the day' }),
  }),
  errors: ['record-missing'],
})
