export type DateOrder = 'dmy' | 'mdy'

/** A written date before it is known which of two numbers is the month. */
export interface DateText {
  /** Two numbers of which either may be the month; otherwise `first` is the day. */
  readonly isAmbiguousOrder: boolean
  readonly first: number
  readonly second: number
  readonly year: number
  readonly hasShortYear: boolean
  /** Part of the day, 0 to 1, moved to UTC when the text names a zone. */
  readonly time: number
}

const clock = String.raw`(?:[T ,]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<half>[ap]m)?\s*(?<zone>z|utc|gmt|[-+]\d{2}:?(?:\d{2})?)?)?`
const yearFirst = new RegExp(
  String.raw`^(?<year>\d{4})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})${clock}$`,
  'i',
)
const yearLast = new RegExp(
  String.raw`^(?<a>\d{1,2})(?<sep>[-/.])(?<b>\d{1,2})\k<sep>(?<year>\d{4}|\d{2})${clock}$`,
  'i',
)
const dayName = String.raw`^(?:\p{L}{2,10}\.?,?\s+)?`
const dayMonth = new RegExp(
  String.raw`${dayName}(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[-/ ]*(?:de |of )?(?<name>\p{L}{3,10})\.?[-/, ]*(?:de )?(?<year>\d{4}|\d{2})${clock}$`,
  'iu',
)
const monthDay = new RegExp(
  String.raw`${dayName}(?<name>\p{L}{3,10})\.?[- ]+(?<day>\d{1,2})(?:st|nd|rd|th)?[-, ]+(?<year>\d{4})${clock}$`,
  'iu',
)
const monthYear = /^(?<name>\p{L}{3,10})\.?[-/ ]+(?<year>\d{4})$/iu

/** Months by their first letters: English, German, French, Spanish, Italian, Portuguese, Dutch. */
const monthNames: readonly (readonly [RegExp, number])[] = [
  [/^(jan|ene|gen)/, 1],
  [/^(feb|f[ée]v)/, 2],
  [/^(mar(?!d)|mär|mrt|maa)/, 3],
  [/^(apr|avr|abr)/, 4],
  [/^(may|mai|mag|mei)/, 5],
  [/^(jun|juin|giu)/, 6],
  [/^(jul|juil|lug)/, 7],
  [/^(aug|aoû|aou|ago)/, 8],
  [/^(sep|set)/, 9],
  [/^(oct|okt|ott|out)/, 10],
  [/^nov/, 11],
  [/^(dec|dez|déc|dic)/, 12],
]

/** Takes a written date apart; `undefined` when the text is none. Days and months are not checked yet. */
export function readDateText(text: string): DateText | undefined {
  if (text.length < 6 || text.length > 40) return undefined
  const numbers = yearFirst.exec(text)?.groups
  if (numbers) return dateOf(Number(numbers['day']), Number(numbers['month']), numbers, false)
  const short = yearLast.exec(text)?.groups
  if (short) return dateOf(Number(short['a']), Number(short['b']), short, true)
  const named = (dayMonth.exec(text) ?? monthDay.exec(text) ?? monthYear.exec(text))?.groups
  const month = named && monthOf(named['name']!)
  return month ? dateOf(Number(named['day'] ?? 1), month, named, false) : undefined
}

function monthOf(name: string): number | undefined {
  const lower = name.toLowerCase()
  return monthNames.find(([pattern]) => pattern.test(lower))?.[1]
}

function dateOf(
  first: number,
  second: number,
  groups: Record<string, string | undefined>,
  isAmbiguousOrder: boolean,
): DateText {
  const year = groups['year']!
  return {
    isAmbiguousOrder,
    first,
    second,
    year: Number(year),
    hasShortYear: year.length === 2,
    time: timeOf(groups),
  }
}

function timeOf({ hour, minute, second, half, zone }: Record<string, string | undefined>): number {
  if (hour === undefined) return 0
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return Number.NaN
  const afternoon =
    half === undefined ? 0 : (half.toLowerCase() === 'pm' ? 12 : 0) - (Number(hour) === 12 ? 12 : 0)
  const minutes = (Number(hour) + afternoon) * 60 + Number(minute) - zoneMinutes(zone)
  return (minutes * 60 + Number(second ?? 0)) / 86_400
}

function zoneMinutes(zone: string | undefined): number {
  const offset = zone === undefined ? undefined : /^([-+])(\d{2}):?(\d{2})?$/.exec(zone)
  if (!offset) return 0
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  return offset[1] === '-' ? -minutes : minutes
}

/**
 * Days since 1970-01-01, or `undefined` for a day that does not exist. A year of two digits is the
 * last such year up to `latestYear`.
 */
export function dateDays(
  date: DateText,
  { order, latestYear }: { order: DateOrder; latestYear: number },
): number | undefined {
  const isMonthFirst = date.isAmbiguousOrder && order === 'mdy'
  const day = isMonthFirst ? date.second : date.first
  const month = isMonthFirst ? date.first : date.second
  const year = date.hasShortYear ? fullYear(date.year, latestYear) : date.year
  if (Number.isNaN(date.time) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  return civilDays(year, month, day) + date.time
}

function fullYear(shortYear: number, latestYear: number): number {
  const candidate = latestYear - (latestYear % 100) + shortYear
  return candidate > latestYear ? candidate - 100 : candidate
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970-01-01 of a civil date (Hinnant 2013, "days_from_civil"). */
export function civilDays(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** "2024-02-29" of days since 1970-01-01. */
export function isoDate(days: number): string {
  return new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10)
}
