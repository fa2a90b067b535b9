import { roundingBase } from '@cadre/people'

/**
 * A count of rows about people as it is told to who may not see them: down to a multiple of five, so that fewer than five are none and one more
 * or less is mostly not seen.
 */
export const downToFive = (count: number): number => count - (count % roundingBase)
