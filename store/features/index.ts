export { compileFeatures } from './compile/compile-features.ts'
export { computeFeatures } from './compute-features.ts'
