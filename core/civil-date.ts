/** A civil date, ISO 8601 (`2026-03-31`); a day in no time zone. */
export type CivilDate = string

/** Whether a text is a date that exists, between the years 1900 and 2200. */
export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return year >= 1900 && year <= 2200 && day >= 1 && day <= lastDay(year, month)
}

/** The last day of a month from 1 to 12; 0 for any other. */
function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  if (month < 1 || month > 12) return 0
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Making one takes a hundred times longer than using it, and an organisation has one zone. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The civil date of an instant in a time zone (IANA name). */
export function civilDateIn(timeZone: string, instant: Date): CivilDate {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    formats.set(timeZone, format)
  }
  return format.format(instant)
}

/** The date some days later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Days from one date to another; negative when that lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

/** The date some months later (earlier when negative); the last day of a month that is too short. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
