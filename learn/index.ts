export type {
  Attribution,
  Estimator,
  EstimatorDefinition,
  FitOptions,
  Fitted,
  FittedJson,
  Interactions,
  Link,
  Target,
  Task,
} from './estimator.ts'
export { LearnError, throwIfCancelled } from './learn-error.ts'
export type { LearnErrorCode } from './learn-error.ts'
export { inverseLink, logistic } from './link.ts'
export { readModel } from './model-json.ts'
export { createPipeline, definePipeline } from './pipeline.ts'
export { createRandom, deriveSeed } from './random.ts'
export { takeTarget } from './take-target.ts'
export type { Random } from './random.ts'
export type {
  FittedTransformer,
  FittedTransformerJson,
  Transformer,
  TransformerDefinition,
} from './transformer.ts'
