import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { isKnownMetric, shortFigure, withInterval } from './main-metric.ts'
import type { Run } from './model-queries.ts'

const words = { 'more would help': 'more', enough: 'enough', 'not clear': 'unclear' } as const

/** How quality grows with the rows, and whether there are enough of them. */
export function LearningCurve({ curve }: { readonly curve: NonNullable<Run['learningCurve']> }) {
  const said = useSaid()
  const t = useTranslations('models')
  const { number } = useFormat()
  const { points, metric, label, verdict, lastDoubling } = curve
  const name = isKnownMetric(metric) ? t(`metrics.${metric}`) : metric
  const lines = useMemo(
    () =>
      points.map(({ rows, quality }, at) => ({
        label: t('learning.rows', { rows: number(rows) }),
        value: quality.value,
        low: quality.low ?? quality.value,
        high: quality.high ?? quality.value,
        isMain: at === points.length - 1,
      })),
    [points, number, t],
  )
  const option = useCallback(
    (theme: ChartTheme) => dotIntervals(lines, { theme, format: number }),
    [lines, number],
  )
  if (points.length < 2) return null
  return (
    <ChartFrame
      title={t(`learning.${words[verdict]}`)}
      definition={{ name, meaning: t('learning.meaning'), population: said(label) }}
      option={option}
      height={dotIntervalsHeight(lines.length)}
      table={{
        head: [t('learning.learnedFrom'), name],
        rows: points.map(({ rows, quality }) => [number(rows), withInterval(quality, number)]),
      }}
    >
      {lastDoubling && (
        <Text size="sm" c="dimmed">
          {t('learning.doubling', {
            value: shortFigure(lastDoubling.value, number),
            low: shortFigure(lastDoubling.low ?? lastDoubling.value, number),
            high: shortFigure(lastDoubling.high ?? lastDoubling.value, number),
            metric: name,
          })}
        </Text>
      )}
    </ChartFrame>
  )
}
