import { AppError } from '@cadre/core'

/** A share of 0.5 is half a year of pay. Throws `usage` below 0. */
export function refuseNegative(share: number): void {
  if (share >= 0) return
  throw new AppError(
    'usage',
    `Replacing somebody cannot cost ${share} years of pay. Say a share such as 0.5.`,
  )
}
