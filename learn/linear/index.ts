export { createFittedLinear } from './fitted-linear.ts'
export type { FittedLinear, LinearParts } from './fitted-linear.ts'
export { logisticRegression } from './logistic-regression.ts'
export { ridge } from './ridge.ts'
