import { fullTimePay, marketRecordId } from './catalogue/bases.ts'
import { defineFeature } from './define-feature.ts'

const common = { owner: 'Compensation', purposes: ['planning', 'pay'] } as const

/** What is told beside the features of the market of one person; no model is told it, so it is not in the catalogue. */
export const marketFeatures = {
  record: defineFeature({
    ...common,
    name: 'pay_market_record',
    meaning: 'the survey that base pay is set beside',
    unit: 'category',
    compute: marketRecordId,
  }),
  fullTimePay: defineFeature({
    ...common,
    name: 'pay_full_time_year',
    meaning: 'base pay of a year for full time',
    unit: 'hundredths of its currency, or as many as it has',
    compute: fullTimePay,
  }),
} as const
