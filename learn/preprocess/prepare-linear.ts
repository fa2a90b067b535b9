import { chainSteps } from './chain-steps.ts'
import { dateParts } from './date-parts.ts'
import { dropText } from './drop-text.ts'
import { impute } from './impute.ts'
import { oneHot } from './one-hot.ts'
import { outliers } from './outliers.ts'
import { scale } from './scale.ts'

/** One wild cell, in training or later, would otherwise swing a line as far as it likes: 4.5 deviations are enough. */
const reined = { ...outliers, create: () => outliers.create({ rule: 'z-score', reach: 1.5 }) } as const

/**
 * Any table as finite numbers on one scale, as linear models need them: text left out, dates parted,
 * wild numbers reined in, missing numbers filled with the median and marked, categories spread with their rare levels together.
 */
export const prepareLinear = chainSteps({
  name: 'prepare-linear',
  label: 'prepared for a linear model',
  steps: [dropText, dateParts, reined, impute, scale, oneHot],
})
