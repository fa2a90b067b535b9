import type { UseCase } from '@cadre/lifecycle/use-case'
import { attritionRows } from './attrition/attrition.ts'
import { bringYourOwn } from './bring-your-own/bring-your-own.ts'
import { performanceRows } from './performance/performance.ts'

export { attrition } from './attrition/attrition.ts'
export { bringYourOwn }
export { performance } from './performance/performance.ts'
export { productivity } from './productivity/productivity.ts'
export { wellbeing } from './wellbeing/wellbeing.ts'

/** Every question over the rows of any table. */
export const useCases: readonly UseCase[] = [bringYourOwn, attritionRows, performanceRows]
