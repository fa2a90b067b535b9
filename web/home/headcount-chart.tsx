import { monthLine } from '@cadre/charts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { ChartTheme } from '@cadre/charts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { figureQuery } from '../overview/overview-queries.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'

/** Whose figures are not those of the own line alone. */
const seesCompany: ReadonlySet<string> = new Set(['hr_manager', 'executive'])

interface HeadcountChartProps {
  /** Months as YYYY-MM, both ends included. */
  readonly span: { readonly from: string; readonly to: string }
}

/** How many people there were at the end of each of the last months, as far as figures may be shown. */
export function HeadcountChart({ span }: HeadcountChartProps) {
  const t = useTranslations('home')
  const { roles } = useMe()
  const ofLine = roles.includes('lead') && !roles.some((role) => seesCompany.has(role))
  const { number, month: monthName } = useFormat()
  const answer = useQuery(figureQuery({ measure: 'headcount', ...span }))
  const points = useMemo(
    () =>
      (answer.data?.months ?? []).map(({ month, cells }) => ({
        month: monthName(month),
        value: cells[0]?.value ?? cells[0]?.people ?? null,
      })),
    [answer.data, monthName],
  )
  const option = useCallback(
    (theme: ChartTheme) => monthLine(points, { theme, format: number }),
    [points, number],
  )
  // Not shown: figures are not there yet, or not for this account.
  if (answer.isError) return null
  if (!answer.data) return <Skeleton h={260} />
  const known = points.filter(({ value }) => value !== null)
  const [first, last] = [known[0]?.value ?? 0, known.at(-1)?.value ?? 0]
  if (known.length < 2) return null
  const finding = last > first ? 'grew' : last < first ? 'shrank' : 'stayed'
  return (
    <ChartFrame
      title={t(finding, { first: number(first), last: number(last) })}
      definition={{
        name: t('people'),
        meaning: t('headcountMeaning'),
        population: t(ofLine ? 'lineFigures' : answer.data.isExact ? 'exactFigures' : 'roundedFigures'),
        date: `${points[0]!.month} – ${points.at(-1)!.month}`,
      }}
      option={option}
      height={200}
      table={{
        head: [t('month'), t('people')],
        rows: points.map(({ month, value }) => [month, value === null ? '–' : number(value)]),
      }}
    />
  )
}
