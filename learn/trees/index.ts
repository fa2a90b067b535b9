export { adaBoost } from './adaboost.ts'
export { assignBins, binMatrix, binTable } from './binning.ts'
export type { Binned, FeatureBins } from './binning.ts'
export { boosting } from './boosting.ts'
export {
  formatColumnGroups,
  formatDirections,
  parseColumnGroups,
  parseDirections,
} from './constraint-text.ts'
export type { Direction } from './constraint-text.ts'
export { decisionTree } from './decision-tree.ts'
export { extraTrees } from './extra-trees.ts'
export { createFittedTrees } from './fitted-trees.ts'
export type { FittedTrees } from './fitted-trees.ts'
export { lambdaMart } from './lambda-mart.ts'
export { randomForest } from './random-forest.ts'
export { scoreMatrix } from './score-matrix.ts'
export type { TreeEnsemble, TreeFeature, TreeMatrix } from './tree-ensemble.ts'
export { describeFeatures, encodeTable } from './tree-matrix.ts'
