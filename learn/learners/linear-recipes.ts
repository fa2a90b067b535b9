import { logisticRegression as logisticCore } from '../linear/logistic-regression.ts'
import { ridge as ridgeCore } from '../linear/ridge.ts'
import { definePipeline } from '../pipeline.ts'
import { prepareLinear } from '../preprocess/prepare-linear.ts'

/** Logistic regression for any table; text is left out. */
export const logisticRegression = definePipeline({
  name: 'logistic-regression',
  label: 'logistic regression',
  complexity: 1,
  steps: () => [prepareLinear.create()],
  stepDefinitions: [prepareLinear],
  learner: logisticCore,
})

/** Ridge regression for any table; text is left out. */
export const ridge = definePipeline({
  name: 'ridge',
  label: 'ridge regression',
  complexity: 1,
  steps: () => [prepareLinear.create()],
  stepDefinitions: [prepareLinear],
  learner: ridgeCore,
})
