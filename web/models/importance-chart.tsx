import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { RunFigures } from './model-queries.ts'

interface ImportanceChartProps {
  readonly importance: RunFigures['explanation']['importance']
  readonly cases: string
}

/** As many columns as are read at a glance. */
const shown = 12

/** Which columns move scores most. */
export function ImportanceChart({ importance, cases }: ImportanceChartProps) {
  const t = useTranslations('models')
  const word = useWords()
  const { share } = useFormat()
  const bars = useMemo(
    () => importance.slice(0, shown).map(({ column, share: part }) => ({ label: word(column), value: part })),
    [importance, word],
  )
  const option = useCallback(
    (theme: ChartTheme) => rankedBars(bars, { theme, format: share, labelWidth: 170 }),
    [bars, share],
  )
  return (
    <ChartFrame
      title={t('importance', { column: bars[0]?.label ?? '' })}
      definition={{ name: t('part'), meaning: t('importanceText'), population: cases }}
      option={option}
      height={rankedBarsHeight(bars.length)}
      table={{
        head: [t('column'), t('part')],
        rows: importance.map(({ column, share: part }) => [word(column), share(part)]),
      }}
    />
  )
}
