import { intervalLine } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { ReportOf } from './report-queries.ts'

interface ExpectedAndCameProps {
  readonly days: ReportOf<'attrition'>['method']['overDays']
  readonly months: number
}

/** Day by day what a model expected of people it had not seen, and what came. */
export function ExpectedAndCame({ days, months }: ExpectedAndCameProps) {
  const t = useTranslations('reports')
  const { number, share, month } = useFormat()
  const points = useMemo(
    () =>
      days.map(({ day, expected, left }) => ({ label: month(day.slice(0, 7)), line: expected, dot: left })),
    [days, month],
  )
  const yName = t('leftWithin', { months: number(months) })
  const option = useCallback(
    (theme: ChartTheme) => intervalLine(points, { theme, format: share, yName }),
    [points, share, yName],
  )
  const known = days.filter(({ left }) => left !== null)
  if (known.length < 2) return null
  const within = known.filter(({ expected, left }) => expected >= left!.low && expected <= left!.high)
  return (
    <ChartFrame
      title={t('cameFinding', { within: within.length, of: known.length })}
      definition={{
        name: yName,
        meaning: t('cameMeaning'),
        population: t('everybody'),
        date: `${points[0]!.label} – ${points.at(-1)!.label}`,
      }}
      option={option}
      height={260}
      table={{
        head: [t('day'), t('expected'), t('came')],
        rows: days.map(({ day, expected, left }) => [
          month(day.slice(0, 7)),
          share(expected),
          left ? `${share(left.value)} (${share(left.low)}–${share(left.high)})` : '–',
        ]),
      }}
    >
      <Text size="xs" c="dimmed">
        {t('cameLegend')}
      </Text>
    </ChartFrame>
  )
}
