export { formulaWords } from './formula.ts'
export { generateFeatures } from './generate-features.ts'
export type { GeneratedFeatures } from './generate-features.ts'
