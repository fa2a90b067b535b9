import { mostStayLines, stayLines } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { PartOf } from './report-queries.ts'

interface StayChartProps {
  readonly curves: NonNullable<PartOf<'attrition'>['figures']['curves']>
  readonly nameOf: (group: string) => string
  readonly date: string
}

const year = 12
const shownYears = 10

/** How long people stay: of everybody, and of the largest departments. */
export function StayChart({ curves, nameOf, date }: StayChartProps) {
  const t = useTranslations('reports')
  const { number, share } = useFormat()
  const lines = useMemo(
    () =>
      curves.slice(0, mostStayLines).map(({ group, points }) => ({
        label: nameOf(group),
        points: points
          .filter(({ month }) => month <= shownYears * year)
          .map(({ month, stay, low, high }) => ({ x: month, y: stay, low, high })),
      })),
    [curves, nameOf],
  )
  const [xName, yName] = [t('yearsSince'), t('stillThere')]
  const option = useCallback(
    (theme: ChartTheme) =>
      stayLines(lines, {
        theme,
        format: share,
        xName,
        yName,
        timeStep: 2 * year,
        formatTime: (months) => number(months / year),
      }),
    [lines, share, number, xName, yName],
  )
  const [whole] = lines
  const after = whole?.points.findLast(({ x }) => x <= 3 * year && x % year === 0)
  if (!whole || !after) return null
  return (
    <ChartFrame
      title={t('stayFinding', { share: share(after.y), years: after.x / year })}
      definition={{ name: yName, meaning: t('stayMeaning'), population: t('everybody'), date }}
      option={option}
      height={260}
      table={{
        head: [t('abouts.department'), xName, yName],
        rows: lines.flatMap(({ label, points }) =>
          points.map(({ x, y, low, high }) => [
            label,
            number(x / year),
            `${share(y)} (${share(low)}–${share(high)})`,
          ]),
        ),
      }}
    />
  )
}
