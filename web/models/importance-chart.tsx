import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useInputs } from '../outlook/use-inputs.ts'
import type { Meanings } from '../outlook/use-inputs.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { useIsNarrow } from '../parts/use-is-narrow.ts'
import type { RunFigures } from './model-queries.ts'

interface ImportanceChartProps {
  readonly importance: RunFigures['explanation']['importance']
  readonly cases: string
  readonly meanings: Meanings
}

/** As many columns as are read at a glance. */
const shown = 12

/** Which columns move scores most. */
export function ImportanceChart({ importance, cases, meanings }: ImportanceChartProps) {
  const t = useTranslations('models')
  const { nameOf } = useInputs(meanings)
  const namesAbove = useIsNarrow()
  const { share } = useFormat()
  const bars = useMemo(
    () =>
      importance.slice(0, shown).map(({ column, share: part }) => ({ label: nameOf(column), value: part })),
    [importance, nameOf],
  )
  const option = useCallback(
    (theme: ChartTheme) => rankedBars(bars, { theme, format: share, labelWidth: 320, namesAbove }),
    [bars, share, namesAbove],
  )
  return (
    <ChartFrame
      title={t('importance', { column: bars[0]?.label ?? '' })}
      definition={{ name: t('part'), meaning: t('importanceText'), population: cases }}
      option={option}
      height={rankedBarsHeight(bars.length, { namesAbove })}
      table={{
        head: [t('column'), t('part')],
        rows: importance.map(({ column, share: part }) => [nameOf(column), share(part)]),
      }}
    />
  )
}
