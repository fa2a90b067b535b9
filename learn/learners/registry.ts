import { textLogistic } from '../text/text-logistic.ts'
import { baseline } from './baseline.ts'
import { createRegistry } from './create-registry.ts'
import { stacking, voting } from './ensemble-recipes.ts'
import { elasticNet, logisticRegression, ridge } from './linear-recipes.ts'
import { coxWithin, survivalBoostingWithin } from './survival-recipes.ts'
import {
  adaBoost,
  additive,
  decisionTree,
  extraTrees,
  gradientBoosting,
  lambdaMart,
  randomForest,
} from './tree-recipes.ts'

/** Every learner of this library, simplest first; each takes any table. */
export const { learners, learnerNamed, fittedFromJson } = createRegistry([
  baseline,
  logisticRegression,
  ridge,
  elasticNet,
  textLogistic,
  decisionTree,
  additive,
  randomForest,
  extraTrees,
  adaBoost,
  gradientBoosting,
  lambdaMart,
  coxWithin,
  survivalBoostingWithin,
  voting,
  stacking,
])
