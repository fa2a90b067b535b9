import type { CivilDate } from '@cadre/core'

/** A day as its number since 1970-01-01: what the simulation reckons in. */
export type Day = number

const texts = new Map<Day, CivilDate>()

/** The number of a civil date. */
export function dayOf(date: CivilDate): Day {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}

/** The civil date of a day; kept, because a company writes the same few thousand dates millions of times. */
export function dateOf(day: Day): CivilDate {
  let text = texts.get(day)
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10)
    texts.set(day, text)
  }
  return text
}

export function yearOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCFullYear()
}

/** A month of the history; the last one may end early, on the day that the history ends. */
export interface Month {
  readonly index: number
  readonly year: number
  /** 0 is January. */
  readonly month: number
  readonly start: Day
  /** First day after it. */
  readonly end: Day
}

/** The months of so many years up to a day. */
export function monthsUpTo(today: CivilDate, years: number): Month[] {
  const lastDay = dayOf(today)
  const count = years * 12
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const start = Date.UTC(thisYear, thisMonth - count + index, 1) / 86_400_000
    const next = Date.UTC(thisYear, thisMonth - count + index + 1, 1) / 86_400_000
    const first = new Date(start * 86_400_000)
    return {
      index,
      year: first.getUTCFullYear(),
      month: first.getUTCMonth(),
      start,
      end: Math.min(next, lastDay + 1),
    }
  })
}
