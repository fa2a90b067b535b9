import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import type { Part, Report } from './report-queries.ts'

/** From this share on, more or less is worth a word. */
const notable = 0.01

/** What a report found of a part of the people, in a sentence. */
export function useFinding(): (report: Report, part: Part) => string {
  const t = useTranslations('reports')
  const { number, share } = useFormat()
  return useCallback(
    (report: Report, { people, value, about, figures }: Part): string => {
      const counts = { expected: number(Math.round(value)), people: number(people) }
      if (report.kind === 'attrition')
        return t('mayLeave', { ...counts, months: number(report.method.horizonMonths) })
      if (report.kind === 'performance') return t('mayFall', counts)
      if ('strained' in figures)
        return figures.strained === null
          ? t('strainAlone', { score: number(value) })
          : t('isStrained', { score: number(value), share: share(figures.strained) })
      if (about !== 'everybody')
        return t(value <= -notable ? 'lessDone' : value >= notable ? 'moreDone' : 'usualDone', {
          share: share(Math.abs(value)),
        })
      const unit = report.kind === 'teams' ? 'team' : 'department'
      const below = report.parts.filter((one) => one.about === unit && one.value <= -notable)
      return t(report.kind === 'teams' ? 'teamsBelow' : 'unitsBelow', { count: below.length })
    },
    [t, number, share],
  )
}

/** The number of a part as it is written, with its interval where it has one. */
export function useFigure(): (kind: Report['kind'], part: Pick<Part, 'value' | 'low' | 'high'>) => string {
  const { number } = useFormat()
  const share = useSignedShare()
  return useCallback(
    (kind, { value, low, high }) => {
      if (kind === 'productivity' || kind === 'teams') return share(value)
      if (low === null || high === null) return number(value)
      const [count, from, to] = [value, low, high].map((one) => number(Math.round(one)))
      return `${count} (${from}–${to})`
    },
    [number, share],
  )
}

/** A share above or below something, in whole hundredths; nothing is neither. */
export function useSignedShare(): (value: number) => string {
  const { share } = useFormat()
  return useCallback(
    (value: number): string => {
      const rounded = Math.round(value * 100) / 100
      return rounded === 0 ? share(0) : `${rounded > 0 ? '+' : ''}${share(rounded)}`
    },
    [share],
  )
}
