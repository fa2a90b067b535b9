import { addDays, addMonths } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

/** The last days of the months from the month of one day to the month of another, both among them; none when they are the wrong way round. */
export function monthEnds(from: CivilDate, to: CivilDate): CivilDate[] {
  const days: CivilDate[] = []
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = addMonths(month, 1))
    days.push(addDays(addMonths(month, 1), -1))
  return days
}
