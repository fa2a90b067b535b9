import { logisticRegression as logisticCore } from '../linear/logistic-regression.ts'
import { ridge as ridgeCore } from '../linear/ridge.ts'
import { definePipeline } from '../pipeline.ts'
import { dateParts } from '../preprocess/date-parts.ts'
import { dropText } from '../preprocess/drop-text.ts'
import { impute } from '../preprocess/impute.ts'
import { oneHot } from '../preprocess/one-hot.ts'
import { scale } from '../preprocess/scale.ts'
import type { Transformer } from '../transformer.ts'

const stepDefinitions = [dropText, dateParts, impute, scale, oneHot]

// Booleans and categories keep their missing cells for `oneHot`, which gives them a column.
function linearSteps(): readonly Transformer[] {
  return [dropText.create(), dateParts.create(), impute.create(), scale.create(), oneHot.create()]
}

/** Logistic regression for any table: numbers filled and scaled, dates and categories spread, text left out. */
export const logisticRegression = definePipeline({
  name: 'logistic-regression',
  label: 'logistic regression',
  complexity: 1,
  steps: linearSteps,
  stepDefinitions,
  learner: logisticCore,
})

/** Ridge regression for any table, prepared as for logistic regression. */
export const ridge = definePipeline({
  name: 'ridge',
  label: 'ridge regression',
  complexity: 1,
  steps: linearSteps,
  stepDefinitions,
  learner: ridgeCore,
})
