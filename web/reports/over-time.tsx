import { intervalLine } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { useFigure } from './finding.ts'
import { overTimeQuery } from './report-queries.ts'
import type { Part, ReportKind } from './report-queries.ts'

interface OverTimeProps {
  readonly kind: ReportKind
  readonly part: Part
  readonly name: string
}

/** How the number of a part stood report after report up to the day looked at; nothing before the second one. */
export function OverTime({ kind, part, name }: OverTimeProps) {
  const t = useTranslations('reports')
  const { roundedShare, number, month } = useFormat()
  const figure = useFigure()
  const { moment } = useMoment()
  const earlier = useQuery(overTimeQuery(kind, part, moment))
  const yName = t(`values.${kind}`)
  // Hundredths would be told twice on the axis where they differ by less.
  const format = kind === 'productivity' || kind === 'teams' ? roundedShare : number
  const points = useMemo(
    () =>
      (earlier.data ?? []).map(({ asOf, value, low, high }) => ({
        label: month(asOf.slice(0, 7)),
        line: value,
        dot: { value, low: low ?? value, high: high ?? value },
      })),
    [earlier.data, month],
  )
  const option = useCallback(
    (theme: ChartTheme) => intervalLine(points, { theme, format, yName }),
    [points, format, yName],
  )
  const [first, last] = [earlier.data?.[0], earlier.data?.at(-1)]
  if (!first || !last || first === last) return null
  return (
    <ChartFrame
      title={t('overTimeFinding', { first: figure(kind, first), last: figure(kind, last) })}
      definition={{
        name: yName,
        meaning: t(`meanings.${kind}`),
        population: name,
        date: `${month(first.asOf.slice(0, 7))} – ${month(last.asOf.slice(0, 7))}`,
      }}
      option={option}
      height={220}
      table={{
        head: [t('day'), yName],
        rows: (earlier.data ?? []).map((one) => [month(one.asOf.slice(0, 7)), figure(kind, one)]),
      }}
    />
  )
}
