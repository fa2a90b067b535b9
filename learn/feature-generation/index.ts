export { formulaWords } from './formula.ts'
export { generateFeatures } from './generate-features.ts'
