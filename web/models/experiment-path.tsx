import { sequenceBand } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Text } from '@mantine/core'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Split } from './model-queries.ts'

interface ExperimentPathProps {
  readonly split: Split
  readonly least: number
  readonly on: string
}

/** The difference between the arms as more outcomes came, in the interval that holds however often one looks. */
export function ExperimentPath({ split: { path }, least, on }: ExperimentPathProps) {
  const t = useTranslations('models.beside')
  const { fine: figure, number, day } = useFormat()
  const [xName, yName] = [t('countedPeople'), t('pathAxis')]
  const option = useCallback(
    (theme: ChartTheme) => sequenceBand(path, { theme, least, xName, yName, format: figure }),
    [path, least, xName, yName, figure],
  )
  const last = path.at(-1)
  if (!last) return <Text size="sm">{t('pathTooEarly')}</Text>
  const finding = last.low > 0 ? 'pathBetter' : last.high < 0 ? 'pathWorse' : 'pathOpen'
  return (
    <ChartFrame
      title={t(finding, { difference: figure(last.mean) })}
      definition={{
        name: yName,
        meaning: t('pathText', { least: figure(least) }),
        population: t('pathPeople', { people: number(last.count) }),
        date: day(on),
      }}
      option={option}
      height={260}
      table={{
        head: [xName, t('difference'), t('from'), t('to')],
        rows: path.map(({ count, mean, low, high }) => [
          number(count),
          figure(mean),
          figure(low),
          figure(high),
        ]),
      }}
    />
  )
}
