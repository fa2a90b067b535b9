export { additive } from './additive.ts'
export type { FittedAdditive } from './fitted-additive.ts'
export type { Shape } from './shape.ts'
