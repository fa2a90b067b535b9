import { AppError, isCivilDate, monthEnds } from '@cadre/core'
import type { CivilDate } from '@cadre/core'

/** The last days of the months from one day to another, the months of both among them. Throws `AppError` `usage`. */
export function readMonthEnds(from: string, to: string): CivilDate[] {
  for (const day of [from, to])
    if (![day].every(isCivilDate)) throw new AppError('usage', `"${day}" is no date. Write it as YYYY-MM-DD.`)
  const days = monthEnds(from, to)
  if (days.length > 0) return days
  throw new AppError('usage', `There is no month from ${from} to ${to}.`)
}
