import { useMemo } from 'react'
import { useFormatter } from 'use-intl'

export interface Money {
  readonly minor: number
  readonly currency: string
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Dates, numbers and money as the reader writes them. Civil dates are shown as they are, in no zone. */
export function useFormat() {
  const format = useFormatter()
  return useMemo(() => formatsOf(format), [format])
}

function formatsOf(format: ReturnType<typeof useFormatter>) {
  return {
    day: (date: string): string =>
      format.dateTime(new Date(`${date}T00:00:00Z`), { day: 'numeric', month: 'short', year: 'numeric' }),
    /** A month, given as YYYY-MM. */
    month: (month: string): string =>
      format.dateTime(new Date(`${month}-01T00:00:00Z`), { month: 'short', year: 'numeric' }),
    /** An instant, in the zone of the reader. */
    instant: (at: string): string =>
      format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
    number: (value: number): string => format.number(value, { maximumFractionDigits: 2 }),
    /** To the third digit: for figures that differ by less than a hundredth. */
    thousandths: (value: number): string => format.number(value, { maximumFractionDigits: 3 }),
    /** What comes rounded is told as it comes. */
    rounded: (value: number): string => format.number(value, { maximumSignificantDigits: 12 }),
    roundedShare: (value: number): string =>
      format.number(value, { style: 'percent', maximumSignificantDigits: 12 }),
    /** Differences between figures that lie between 0 and 1: three digits, and no zero with a sign. */
    fine: (value: number): string =>
      format.number(Math.round(value * 1000) / 1000 + 0, { maximumFractionDigits: 3 }),
    share: (value: number): string =>
      // What rounds to nothing has no sign.
      format.number(Math.abs(value) < 0.005 ? 0 : value, { style: 'percent', maximumFractionDigits: 0 }),
    bytes: (size: number): string =>
      size < 1e6
        ? format.number(Math.max(size / 1e3, 0.1), {
            style: 'unit',
            unit: 'kilobyte',
            maximumFractionDigits: 1,
          })
        : format.number(size / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
    money: ({ minor, currency }: Money): string => {
      const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
        .maximumFractionDigits
      const isWhole = minor % 10 ** (digits ?? 2) === 0
      return format.number(minor / 10 ** (digits ?? 2), {
        style: 'currency',
        currency,
        ...(isWhole && { maximumFractionDigits: 0, minimumFractionDigits: 0 }),
      })
    },
  }
}
