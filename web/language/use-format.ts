import { useFormatter } from 'use-intl'

export interface Money {
  readonly minor: number
  readonly currency: string
}

/** Dates, numbers and money as the reader writes them. Civil dates are shown as they are, in no zone. */
export function useFormat() {
  const format = useFormatter()
  return {
    day: (date: string): string =>
      format.dateTime(new Date(`${date}T00:00:00Z`), { day: 'numeric', month: 'short', year: 'numeric' }),
    number: (value: number): string => format.number(value, { maximumFractionDigits: 2 }),
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
