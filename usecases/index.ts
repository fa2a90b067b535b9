import type { UseCase } from '@cadre/lifecycle/use-case'
import { attrition, attritionRows } from './attrition/attrition.ts'
import { bringYourOwn } from './bring-your-own/bring-your-own.ts'
import { performanceRows } from './performance/performance.ts'
import { productivity } from './productivity/productivity.ts'

export { attrition, bringYourOwn, productivity }
export { performance } from './performance/performance.ts'
export { wellbeing } from './wellbeing/wellbeing.ts'

/** Every question over the rows of any table. */
export const useCases: readonly UseCase[] = [bringYourOwn, attritionRows, performanceRows]

/** Features that an organisation could move, for one question or another; all others stay as they are when it is asked what would change a score. */
export const movableFeatures: ReadonlySet<string> = new Set([...attrition.movable, ...productivity.movable])
