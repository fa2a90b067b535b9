import { intervalLine } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { ReportOf } from './report-queries.ts'

interface AucByMonthProps {
  readonly method: ReportOf<'attrition'>['method']
  readonly cases: string
  readonly date: string
}

/** How well those who are gone by the end of each month are told from those still there, by the model that was chosen. */
export function AucByMonth({ method: { judged, recommended }, cases, date }: AucByMonthProps) {
  const t = useTranslations('reports')
  const { number } = useFormat()
  const known = judged.find(({ name }) => name === recommended)?.aucByMonth
  const months = useMemo(
    () => (known ?? []).flatMap((auc, at) => (auc === null ? [] : [{ month: at + 1, auc }])),
    [known],
  )
  const option = useCallback(
    (theme: ChartTheme) =>
      intervalLine(
        months.map(({ month, auc }) => ({ label: number(month), line: auc })),
        { theme, format: number, yName: t('words.auc') },
      ),
    [months, number, t],
  )
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last || months.length < 2) return null
  return (
    <ChartFrame
      title={t('aucByMonthFinding', { first: number(first.auc), last: number(last.auc), months: last.month })}
      definition={{ name: t('words.auc'), meaning: t('aucByMonthMeaning'), population: cases, date }}
      option={option}
      height={200}
      table={{
        head: [t('month'), t('words.auc')],
        rows: months.map(({ month, auc }) => [number(month), number(auc)]),
      }}
    />
  )
}
