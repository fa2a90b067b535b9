import { additive as additiveCore } from '../additive/index.ts'
import { definePipeline } from '../pipeline.ts'
import type { EstimatorDefinition } from '../estimator.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { dateParts } from '../preprocess/date-parts.ts'
import type { Table } from '../table/table.ts'
import { textScore } from '../text/text-score.ts'
import {
  adaBoost as adaBoostCore,
  boosting as boostingCore,
  decisionTree as treeCore,
  extraTrees as extraTreesCore,
  lambdaMart as lambdaMartCore,
  randomForest as forestCore,
} from '../trees/index.ts'
import type { Transformer } from '../transformer.ts'

/** Gradient-boosted trees for any table. */
export const gradientBoosting = readingAllKinds(boostingCore)

/** Boosted trees that rank, for any table. */
export const lambdaMart = readingAllKinds(lambdaMartCore)

/** A random forest for any table. */
export const randomForest = readingAllKinds(forestCore)

/** Extremely randomised trees for any table. */
export const extraTrees = readingAllKinds(extraTreesCore)

/** Voting trees for any table. */
export const adaBoost = readingAllKinds(adaBoostCore)

/** One decision tree for any table. */
export const decisionTree = readingAllKinds(treeCore)

/** Boosted shape functions for any table. */
export const additive = readingAllKinds(additiveCore)

// Trees read numbers, categories, booleans and missing cells as they are; only text and the calendar
// have to be put into columns for them. A table with neither gives the learner's own model.
function readingAllKinds<P extends ParamDeclarations>(
  learner: EstimatorDefinition<P>,
): EstimatorDefinition<P> {
  return definePipeline({
    name: learner.name,
    label: learner.label,
    complexity: learner.complexity,
    steps: (_params, table) => stepsFor(table),
    stepDefinitions: [textScore, dateParts],
    learner,
  })
}

function stepsFor(table: Table): readonly Transformer[] {
  const has = (kind: string): boolean => table.columns.some((column) => column.kind === kind)
  return [...(has('text') ? [textScore.create()] : []), ...(has('date') ? [dateParts.create()] : [])]
}
