export { dropCorrelated } from './drop-correlated.ts'
export { selectByPermutation } from './select-by-permutation.ts'
export { selectInformative } from './select-informative.ts'
