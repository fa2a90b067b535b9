import { calibrationPlot, gainsCurve } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { RunFigures } from './model-queries.ts'

interface ReliabilityProps {
  readonly bins: NonNullable<RunFigures['calibration']>['bins']
  readonly error: number | undefined
  readonly cases: string
}

/** So many points off are told as a finding. */
const tellingError = 0.05

/** What probabilities said against what came true. */
export function Reliability({ bins, error = 0, cases }: ReliabilityProps) {
  const t = useTranslations('models')
  const { share, number } = useFormat()
  const [xName, yName] = [t('predicted'), t('observed')]
  const option = useCallback(
    (theme: ChartTheme) =>
      calibrationPlot(
        bins.map(({ meanPredicted, observed }) => ({
          predicted: meanPredicted,
          observed: observed.value,
          low: observed.low ?? observed.value,
          high: observed.high ?? observed.value,
        })),
        { theme, format: share, xName, yName },
      ),
    [bins, share, xName, yName],
  )
  return (
    <ChartFrame
      title={
        error < tellingError
          ? t('reliabilityGood')
          : t('reliabilityBad', { points: number(Math.round(error * 1000) / 10) })
      }
      definition={{ name: t('reliability'), meaning: t('reliabilityText'), population: cases }}
      option={option}
      height={260}
      table={{
        head: [xName, yName, t('people')],
        rows: bins.map(({ meanPredicted, observed, count }) => [
          share(meanPredicted),
          share(observed.value),
          number(count),
        ]),
      }}
    />
  )
}

interface GainsProps {
  readonly points: readonly { readonly share: number; readonly capture: number }[]
  readonly answer: string
  readonly cases: string
}

/** How many of all cases are found by going down from the highest score. */
export function Gains({ points, answer, cases }: GainsProps) {
  const t = useTranslations('models')
  const { share } = useFormat()
  const [xName, yName] = [t('gainsX'), t('gainsY')]
  const option = useCallback(
    (theme: ChartTheme) => gainsCurve(points, { theme, format: share, xName, yName }),
    [points, share, xName, yName],
  )
  const tenth = points.reduce((best, point) =>
    Math.abs(point.share - 0.1) < Math.abs(best.share - 0.1) ? point : best,
  )
  return (
    <ChartFrame
      title={t('gains', { share: share(tenth.capture), answer })}
      definition={{ name: t('gainsY'), meaning: t('gainsText'), population: cases }}
      option={option}
      height={260}
      table={{
        head: [xName, yName],
        rows: points.map((point) => [share(point.share), share(point.capture)]),
      }}
    />
  )
}
