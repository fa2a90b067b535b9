export { conformanceSuite } from './estimator-suite.ts'
export type { ConformanceOptions } from './estimator-suite.ts'
export type { WeightRule } from './repeat-cases.ts'
export { transformerConformanceSuite } from './transformer-suite.ts'
