import { chainSteps } from './chain-steps.ts'
import { dateParts } from './date-parts.ts'
import { dropText } from './drop-text.ts'
import { impute } from './impute.ts'
import { oneHot } from './one-hot.ts'
import { scale } from './scale.ts'

/**
 * Any table as finite numbers on one scale, as linear models need them: text left out, dates parted,
 * missing numbers filled with the median and marked, categories spread with their rare levels together.
 */
export const prepareLinear = chainSteps({
  name: 'prepare-linear',
  label: 'prepared for a linear model',
  steps: [dropText, dateParts, impute, scale, oneHot],
})
