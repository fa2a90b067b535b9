import { monthLine } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Unit } from './units-of.ts'

/** People of a unit at the end of each month; the title says in which month most were lost. */
export function UnitChart({ unit, isExact }: { readonly unit: Unit; readonly isExact: boolean }) {
  const t = useTranslations('overview')
  const { number, month: monthName } = useFormat()
  const points = useMemo(
    () => unit.months.map(({ month, people }) => ({ month: monthName(month), value: people })),
    [unit, monthName],
  )
  const option = useCallback(
    (theme: ChartTheme) => monthLine(points, { theme, format: number }),
    [points, number],
  )
  const worst = steepestFall(points)
  return (
    <ChartFrame
      title={
        worst
          ? t('fellMost', { unit: unit.name, count: worst.lost, month: worst.month })
          : t('neverFell', { unit: unit.name })
      }
      definition={{
        name: t('people'),
        meaning: t('peopleMeaning'),
        population: `${unit.name} · ${t(isExact ? 'exact' : 'rounded')}`,
        date: `${points[0]?.month ?? ''} – ${points.at(-1)?.month ?? ''}`,
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

function steepestFall(
  points: readonly { readonly month: string; readonly value: number | null }[],
): { readonly month: string; readonly lost: number } | undefined {
  const falls = points.slice(1).map(({ month, value }, index) => {
    const before = points[index]?.value ?? null
    return { month, lost: value === null || before === null ? 0 : before - value }
  })
  return falls.filter(({ lost }) => lost > 0).toSorted((a, b) => b.lost - a.lost)[0]
}
