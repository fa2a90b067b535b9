import { useCallback } from 'react'
import { useFormatter } from 'use-intl'

/** Units that a reader's language has words for. */
const measured: Readonly<Record<string, string>> = {
  months: 'month',
  years: 'year',
  hours: 'hour',
  'hours a month': 'hour',
  days: 'day',
  km: 'kilometer',
}
const shares: ReadonlySet<string> = new Set(['share', 'share of scale'])

/** Writes values as the reader counts what features are declared in: 28 months, 75 %, 5.3 hours. */
export function useInUnit(): (value: number, unit: string | undefined) => string {
  const format = useFormatter()
  return useCallback(
    (value, unit = '') => {
      const finely = Math.abs(value) < 0.1 ? 1 : 0
      if (shares.has(unit)) return format.number(value, { style: 'percent', maximumFractionDigits: finely })
      // A logarithm of a ratio says nothing to a reader; how much more or less does.
      if (unit === 'log ratio')
        return format.number(Math.expm1(value), {
          style: 'percent',
          maximumFractionDigits: 0,
          signDisplay: 'exceptZero',
        })
      const known = measured[unit]
      if (known === undefined) return format.number(value, { maximumFractionDigits: 2 })
      return format.number(value, {
        style: 'unit',
        unit: known,
        unitDisplay: 'long',
        maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0,
      })
    },
    [format],
  )
}
