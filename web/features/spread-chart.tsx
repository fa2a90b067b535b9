import { binColumns, rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Figures } from './feature-queries.ts'
import { useBarWords } from './use-bar-words.ts'

interface SpreadChartProps {
  readonly figures: Figures
  readonly unit: string
}

/** How many people lie where. */
export function SpreadChart({ figures, unit }: SpreadChartProps) {
  const t = useTranslations('features.one')
  const barWord = useBarWords(figures)
  const { number, share, day } = useFormat()
  const bins = useMemo(
    () => figures.bars.map((bar) => ({ label: barWord(bar, figures), count: bar.people })),
    [figures, barWord],
  )
  const yName = t('people')
  const option = useCallback(
    (theme: ChartTheme) =>
      figures.kind === 'labels'
        ? rankedBars(
            bins.map(({ label, count }) => ({ label, value: count })),
            { theme, format: number },
          )
        : binColumns(bins, { theme, format: number, yName }),
    [figures.kind, bins, number, yName],
  )
  return (
    <ChartFrame
      title={useFinding(figures, share)}
      definition={{
        name: t('spread'),
        meaning: t('spreadText'),
        population: `${number(figures.known)} ${yName}`,
        date: day(figures.asOf),
      }}
      option={option}
      height={figures.kind === 'labels' ? rankedBarsHeight(bins.length) : 240}
      {...(figures.kind === 'numbers' && bins.length > 4 && { minWidth: 76 * Math.min(8, bins.length) })}
      table={{ head: [unit, yName], rows: bins.map(({ label, count }) => [label, number(count)]) }}
    />
  )
}

function useFinding(figures: Figures, share: (value: number) => string): string {
  const t = useTranslations('features.one')
  const barWord = useBarWords(figures)
  const { bars, kind } = figures
  if (bars.length < 2) return t('few')
  const all = bars.reduce((sum, { people }) => sum + people, 0)
  const most = bars.reduce((best, bar) => (bar.people > best.people ? bar : best))
  if (kind === 'labels' || most.people > all / 2)
    return t('most', { label: barWord(most, figures), share: share(most.people / all) })
  const [low, high] = [barAt(figures, 0.25), barAt(figures, 0.75)]
  const lowest = low.from ?? low.to
  const highest = high.to ?? high.from
  return t('mostly', {
    low: barWord({ ...low, from: lowest, to: lowest }, whole(figures)),
    high: barWord({ ...high, from: highest, to: highest }, whole(figures)),
  })
}

/** An end by itself is written as a number. */
const whole = (figures: Figures): Figures => ({ ...figures, isWhole: false })

/** The range in which a part of all people is reached. */
function barAt({ bars }: Figures, part: number): Figures['bars'][number] {
  const all = bars.reduce((sum, { people }) => sum + people, 0)
  let before = 0
  return bars.find(({ people }) => (before += people) >= part * all) ?? bars.at(-1)!
}
