import { sharePanels, sharePanelsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { qualityFinding } from './quality-finding.ts'
import type { CheckedSheet } from './quality-finding.ts'

/** As many as are told apart on a phone; older ones stand in the table. */
const mostShown = 24

interface QualityTrendProps {
  /** Of the same columns, the newest first. */
  readonly batches: readonly (CheckedSheet & { readonly measuredAt: string })[]
  /** Which sheets they are. */
  readonly name: string
}

/** How sheets of the same columns went one after another, with what is to be said of the newest; nothing before the second. */
export function QualityTrend({ batches, name }: QualityTrendProps) {
  const t = useTranslations('quality')
  const { share, day } = useFormat()
  const sheets = useMemo(() => batches.slice(0, mostShown).toReversed(), [batches])
  const places = useMemo(() => sheets.map(({ measuredAt }) => day(measuredAt.slice(0, 10))), [sheets, day])
  const [rejected, filled] = [t('rejectedShare'), t('filled')]
  const panels = useMemo(
    () => [
      { label: rejected, values: sheets.map((one) => one.rejected / Math.max(one.rows, 1)) },
      { label: filled, values: sheets.map((one) => one.filled) },
    ],
    [sheets, rejected, filled],
  )
  const option = useCallback(
    (theme: ChartTheme) => sharePanels(panels, { theme, format: share, places }),
    [panels, share, places],
  )
  const finding = qualityFinding(sheets)
  if (!finding) return null
  const { kind, now, before } = finding
  return (
    <ChartFrame
      title={t(`trends.${kind}`, { now: share(now), before: share(before) })}
      definition={{
        name: t('trend'),
        meaning: t('trendMeaning'),
        population: t('trendSheets', { name, count: sheets.length }),
        date: `${places[0]} – ${places.at(-1)}`,
      }}
      option={option}
      height={sharePanelsHeight(panels.length)}
      table={{
        head: [t('when'), rejected, filled],
        rows: sheets.map((one, place) => [
          places[place]!,
          share(one.rejected / Math.max(one.rows, 1)),
          one.filled === null ? '–' : share(one.filled),
        ]),
      }}
    />
  )
}
