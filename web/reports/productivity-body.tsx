import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { BodyProps } from './body.ts'
import { DriverChart } from './driver-chart.tsx'
import { Headline } from './headline.tsx'
import { HowWell } from './how-well.tsx'
import { LeadLevels } from './lead-levels.tsx'
import { ProductivityMap } from './productivity-map.tsx'
import type { ReportOf } from './report-queries.ts'
import { ShiftTable } from './shift-table.tsx'
import { useThemeName } from './theme-name.ts'

/** Where less is done than is usual for the kind of work, what holds back there, and how well it is known. */
export function ProductivityBody({
  report,
  part,
  name,
  told,
  partNames,
}: BodyProps<'productivity' | 'teams'>) {
  const { day } = useFormat()
  const { method, asOf } = report
  return (
    <>
      <Headline report={report} part={part} name={name} />
      <ProductivityMap report={report} part={part} partNames={partNames} />
      {report.kind === 'productivity' && <LeadLevels />}
      <ThemeChart themes={method.themes} date={day(asOf)} />
      <DriverChart kind="productivity" drivers={method.drivers} meanings={told.meanings} date={day(asOf)} />
      {part.about === 'everybody' && (
        <ShiftTable
          kind="productivity"
          shifts={method.shifts}
          people={part.people}
          meanings={told.meanings}
        />
      )}
      <Judged method={method} />
    </>
  )
}

interface ThemeChartProps {
  readonly themes: ReportOf<'productivity'>['method']['themes']
  readonly date: string
}

/** What holds most people back, by theme. */
function ThemeChart({ themes, date }: ThemeChartProps) {
  const themeName = useThemeName()
  const t = useTranslations('reports')
  const { share } = useFormat()
  const bars = useMemo(
    () =>
      themes
        .map(({ theme, heldBack, loss }) => ({ label: themeName(theme), value: heldBack, loss }))
        .toSorted((a, b) => b.value * b.loss - a.value * a.loss),
    [themes, themeName],
  )
  const option = useCallback(
    (theme: ChartTheme) => rankedBars(bars, { theme, format: share, labelWidth: 150 }),
    [bars, share],
  )
  const [first] = bars
  if (!first) return null
  return (
    <ChartFrame
      title={t('themesFinding', {
        theme: first.label.toLowerCase(),
        share: share(first.value),
        loss: share(first.loss),
      })}
      definition={{ name: t('heldBack'), meaning: t('themesMeaning'), population: t('everybody'), date }}
      option={option}
      height={rankedBarsHeight(bars.length)}
      table={{
        head: [t('theme'), t('heldBack'), t('lossOfThose')],
        rows: bars.map(({ label, value, loss }) => [label, share(value), share(loss)]),
      }}
    />
  )
}

function Judged({ method }: { readonly method: ReportOf<'productivity'>['method'] }) {
  const t = useTranslations('reports')
  const { share } = useFormat()
  const ends = ({ value, low, high }: { value: number; low: number; high: number }): string =>
    `${share(value)} (${share(low)}–${share(high)})`
  const r2Of = (wanted: string): number => method.judged.find(({ name }) => name === wanted)?.r2.value ?? -1
  const isBeforeAsGood = r2Of('before') >= r2Of(method.recommended)
  const better = isBeforeAsGood ? 'tellsMoreThanUsualNotBefore' : 'tellsMoreThanUsual'
  return (
    <HowWell
      title={t(method.isBetter ? better : 'tellsNoMoreThanUsual')}
      text={t('judgedRows', { rows: method.judgedRows, people: method.people, days: method.days })}
      head={[t('model'), t('words.mae'), t('words.r2')]}
      rows={method.judged.map(({ name, label, mae, r2 }) => ({
        name: label,
        isChosen: name === method.recommended,
        cells: [ends(mae), ends(r2)],
      }))}
    />
  )
}
