/** The month, as YYYY-MM, so many months after another (before it when negative). */
export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The first day of the month after: the first that no longer counts. */
export const endOfMonth = (month: string): string => `${monthAfter(month, 1)}-01`
/** The last day of a month. */
export const lastDayOf = (month: string): string =>
  new Date(Date.parse(endOfMonth(month)) - 86_400_000).toISOString().slice(0, 10)

/** The last month that is over on a day, and of which there are figures yet; a day that ends a month is over with it. */
export function lastMonthBy(day: string | undefined, lastMonth: string): string {
  if (day === undefined) return lastMonth
  const dayAfter = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 7)
  const over = monthAfter(dayAfter, -1)
  return over < lastMonth ? over : lastMonth
}
