import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { mainMetric, shortFigure, withInterval } from './main-metric.ts'
import type { RunFigures } from './model-queries.ts'

/** Learners side by side by the main measure with its interval; what is recommended is drawn in colour. */
export function Leaderboard({ result }: { readonly result: RunFigures }) {
  const said = useSaid()
  const t = useTranslations('models')
  const { number } = useFormat()
  const { leaderboard, baseline, model, rows, task } = result
  const metric = mainMetric(task)
  const name = t(`metrics.${metric}`)
  const guessed = baseline.metrics[metric]?.value
  const lines = useMemo(
    () =>
      leaderboard.flatMap(({ label, metrics, isRecommended, isBaseline }) => {
        const figure = metrics[metric]
        return figure && !isBaseline
          ? [
              {
                label: said(label),
                value: figure.value,
                low: figure.low ?? figure.value,
                high: figure.high ?? figure.value,
                isMain: isRecommended,
              },
            ]
          : []
      }),
    [leaderboard, metric, said],
  )
  const guessing = t('guessing')
  const option = useCallback(
    (theme: ChartTheme) =>
      dotIntervals(lines, {
        theme,
        format: number,
        ...(guessed !== undefined && { reference: { value: guessed, label: guessing } }),
      }),
    [lines, number, guessed, guessing],
  )
  const best = lines.find(({ isMain }) => isMain)
  const baselineText = guessed === undefined ? '–' : shortFigure(guessed, number)
  return (
    <ChartFrame
      title={
        model && best
          ? t('leads', {
              learner: upper(said(model.label)),
              metric: name,
              value: shortFigure(best.value, number),
              baseline: baselineText,
            })
          : t('noneLeads', { metric: name, baseline: baselineText })
      }
      definition={{
        name,
        meaning: t(`metricMeanings.${metric}`),
        population: t('cases', { rows: number(rows) }),
      }}
      option={option}
      height={dotIntervalsHeight(lines.length, { reference: guessed !== undefined })}
      table={{
        head: [t('learner'), name],
        rows: leaderboard.map(({ label, metrics }) => [said(label), withInterval(metrics[metric], number)]),
      }}
    />
  )
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
