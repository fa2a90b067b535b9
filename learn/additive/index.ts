export { additive } from './additive.ts'
export type { FittedAdditive } from './fitted-additive.ts'
export type { Shape } from './shape.ts'
export type { PairShape, PairSide } from './pair-shape.ts'
