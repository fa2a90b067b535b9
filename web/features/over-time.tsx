import { bandLine, monthLine } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Feature } from './feature-queries.ts'

type Day = Feature['history'][number]
interface OverTimeProps {
  readonly history: readonly Day[]
  readonly unit: string
}

const isChanged = ({ drift }: Day): boolean => drift?.verdict === 'watch' || drift?.verdict === 'act'

/** Middle and middle half from snapshot to snapshot. */
export function OverTime({ history, unit }: OverTimeProps) {
  const t = useTranslations('features')
  const { number, month } = useFormat()
  const points = useMemo(
    () =>
      history.flatMap((one) =>
        one.middle
          ? [
              {
                label: month(one.asOf.slice(0, 7)),
                middle: one.middle.median,
                low: one.middle.low,
                high: one.middle.high,
                isChanged: isChanged(one),
              },
            ]
          : [],
      ),
    [history, month],
  )
  const option = useCallback(
    (theme: ChartTheme) => bandLine(points, { theme, format: number, yName: unit }),
    [points, number, unit],
  )
  if (points.length < 2) return null
  return (
    <ChartFrame
      title={useFinding(history)}
      definition={{ name: t('one.overTime'), meaning: t('one.overTimeText') }}
      option={option}
      height={220}
      table={{
        head: [t('fresh'), t('one.low'), t('one.median'), t('one.high'), t('change')],
        rows: history.flatMap(({ asOf, middle, drift }) =>
          middle
            ? [
                [
                  month(asOf.slice(0, 7)),
                  number(middle.low),
                  number(middle.median),
                  number(middle.high),
                  drift ? t(`verdicts.${drift.verdict}`) : '–',
                ],
              ]
            : [],
        ),
      }}
    />
  )
}

function useFinding(history: readonly Day[]): string {
  const t = useTranslations('features.one')
  const { month } = useFormat()
  const changed = history.filter(isChanged)
  if (changed.length === 0) return t('steady', { count: history.length })
  const most = changed.reduce((best, one) =>
    (one.drift?.index ?? 0) > (best.drift?.index ?? 0) ? one : best,
  )
  return t('moved', { month: month(most.asOf.slice(0, 7)) })
}

/** What was missing in each snapshot; not drawn where nothing ever was. */
export function MissingOverTime({ history }: { readonly history: readonly Day[] }) {
  const t = useTranslations('features')
  const { share, month } = useFormat()
  const points = useMemo(
    () => history.map(({ asOf, missing }) => ({ month: month(asOf.slice(0, 7)), value: missing })),
    [history, month],
  )
  const option = useCallback(
    (theme: ChartTheme) => monthLine(points, { theme, format: share }),
    [points, share],
  )
  if (points.length < 2 || points.every(({ value }) => value === 0)) return null
  return (
    <ChartFrame
      title={t('one.missingNow', { share: share(points.at(-1)!.value) })}
      definition={{ name: t('one.missingOverTime'), meaning: t('one.missingText') }}
      option={option}
      height={180}
      table={{
        head: [t('fresh'), t('missing')],
        rows: points.map((point) => [point.month, share(point.value)]),
      }}
    />
  )
}
