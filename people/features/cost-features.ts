import { payCurrency, yearlyPay } from './catalogue/bases.ts'
import { defineFeature } from './define-feature.ts'

const common = { owner: 'Compensation', purposes: ['planning', 'pay'] } as const

/** What a year of somebody's work costs, to reckon with; no model is told it, so it is not in the catalogue. */
export const costFeatures = {
  yearlyPay: defineFeature({
    ...common,
    name: 'pay_base_year',
    meaning: 'base pay of a year',
    unit: 'hundredths of its currency, or as many as it has',
    compute: yearlyPay,
  }),
  currency: defineFeature({
    ...common,
    name: 'pay_currency',
    meaning: 'currency of base pay',
    unit: 'category',
    compute: payCurrency,
  }),
} as const
