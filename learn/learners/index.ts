export { baseline } from './baseline.ts'
export { logisticRegression, ridge } from './linear-recipes.ts'
export { fittedFromJson, learnerNamed, learners } from './registry.ts'
export { additive, decisionTree, gradientBoosting, randomForest } from './tree-recipes.ts'
