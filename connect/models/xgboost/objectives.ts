import type { Link, Task } from '@cadre/learn'

/** What an objective of XGBoost means here. */
export interface ObjectiveMeaning {
  readonly task: Task
  readonly link: Link
}

const number: ObjectiveMeaning = { task: 'regression', link: 'identity' }
const positiveNumber: ObjectiveMeaning = { task: 'regression', link: 'log' }

/** Objectives whose predictions can be had here exactly; `base_score` is stored after the link. */
export const objectives: ReadonlyMap<string, ObjectiveMeaning> = new Map([
  ['binary:logistic', { task: 'binary', link: 'logit' }],
  ['multi:softprob', { task: 'multiclass', link: 'softmax' }],
  ['multi:softmax', { task: 'multiclass', link: 'softmax' }],
  ['reg:logistic', { task: 'regression', link: 'logit' }],
  ['reg:squarederror', number],
  ['reg:linear', number],
  ['reg:absoluteerror', number],
  ['reg:pseudohubererror', number],
  ['reg:squaredlogerror', number],
  ['reg:quantileerror', number],
  ['count:poisson', positiveNumber],
  ['reg:gamma', positiveNumber],
  ['reg:tweedie', positiveNumber],
])
