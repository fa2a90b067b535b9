import { monthLine } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { overallScore } from './result-figures.ts'
import type { WaveResult } from './result-figures.ts'

/** How the overall score moved from wave to wave. */
export function ScoreTrend({ waves }: { readonly waves: readonly WaveResult[] }) {
  const t = useTranslations('surveys')
  const { number } = useFormat()
  const points = useMemo(
    () => waves.toReversed().map((wave) => ({ month: wave.name, value: overallScore(wave) })),
    [waves],
  )
  const option = useCallback(
    (theme: ChartTheme) => monthLine(points, { theme, format: number }),
    [points, number],
  )
  const known = points.filter(({ value }) => value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || known.length < 2) return null
  const finding = { first: number(first.value ?? 0), last: number(last.value ?? 0), since: first.month }
  const change = (last.value ?? 0) - (first.value ?? 0)
  return (
    <ChartFrame
      title={t(change > 0 ? 'rose' : change < 0 ? 'fell' : 'level', finding)}
      definition={{
        name: t('score'),
        meaning: t('scoreMeaning'),
        date: `${first.month} – ${last.month}`,
      }}
      option={option}
      height={180}
      table={{
        head: [t('wave'), t('score')],
        rows: points.map(({ month, value }) => [month, value === null ? '–' : number(value)]),
      }}
    />
  )
}
