import { elasticNet as elasticNetCore } from '../linear/elastic-net.ts'
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

/** Linear regression that leaves columns out, for any table; text is left out. */
export const elasticNet = definePipeline({
  name: 'elastic-net',
  label: 'elastic-net regression',
  complexity: 1,
  steps: () => [prepareLinear.create()],
  stepDefinitions: [prepareLinear],
  learner: elasticNetCore,
})
