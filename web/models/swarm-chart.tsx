import { swarmDots, swarmDotsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Group, Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useInputs } from '../outlook/use-inputs.ts'
import type { Meanings } from '../outlook/use-inputs.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { useChartTheme } from '../parts/use-chart-theme.ts'
import { useIsNarrow } from '../parts/use-is-narrow.ts'
import type { RunFigures } from './model-queries.ts'
import classes from './swarm-chart.module.css'

type SwarmFigures = NonNullable<RunFigures['explanation']['swarm']>
type Dots = SwarmFigures['columns'][number]['dots']

interface SwarmChartProps {
  readonly swarm: SwarmFigures
  readonly meanings: Meanings
}

/** Whether high or low values of the strongest columns raise scores, and for how many rows. */
export function SwarmChart({ swarm, meanings }: SwarmChartProps) {
  const t = useTranslations('models.swarm')
  const { nameOf } = useInputs(meanings)
  const { fine, number } = useFormat()
  const rows = useMemo(
    () => swarm.columns.map(({ column, dots }) => ({ label: nameOf(column), dots })),
    [swarm, nameOf],
  )
  const name = t('axis')
  const namesAbove = useIsNarrow()
  const option = useCallback(
    (theme: ChartTheme) => swarmDots(rows, { theme, format: fine, labelWidth: 320, namesAbove, name }),
    [rows, fine, name, namesAbove],
  )
  const [first] = rows
  if (!first) return null
  return (
    <ChartFrame
      title={t(directionOf(first.dots), { column: first.label })}
      definition={{
        name: t('name'),
        meaning: t('meaning'),
        population: t('rows', { rows: number(swarm.rows) }),
      }}
      option={option}
      height={swarmDotsHeight(rows.length, { named: true, namesAbove })}
      table={{
        head: [t('column'), t('lowValues'), t('highValues')],
        rows: rows.map(({ label, dots }) => [label, told(dots, 'low'), told(dots, 'high')]),
      }}
    >
      <Legend />
    </ChartFrame>
  )

  function told(dots: Dots, value: 'low' | 'high'): string {
    const mean = meanOf(dots, value)
    return mean === undefined ? '–' : fine(mean)
  }
}

function Legend() {
  const t = useTranslations('models.swarm.legend')
  const { main, contrast, quiet } = useChartTheme()
  const kinds = [
    { kind: 'high', border: contrast, fill: contrast },
    { kind: 'low', border: main, fill: main },
    { kind: 'other', border: quiet, fill: 'transparent' },
  ] as const
  return (
    <Group gap="md">
      {kinds.map(({ kind, border, fill }) => (
        <Text key={kind} size="xs">
          <span aria-hidden className={classes['dot']} style={{ borderColor: border, background: fill }} />
          {t(kind)}
        </Text>
      ))}
    </Group>
  )
}

/** So much nearer to one end than the values of the other third: then it has a direction. */
const clear = 0.25

function directionOf(dots: Dots): 'up' | 'down' | 'mixed' {
  const [low, high] = [meanOf(dots, 'low'), meanOf(dots, 'high')]
  if (low === undefined || high === undefined) return 'mixed'
  const ends = dots.map(({ contribution }) => contribution)
  const width = Math.max(...ends) - Math.min(...ends)
  if (Math.abs(high - low) < clear * width) return 'mixed'
  return high > low ? 'up' : 'down'
}

function meanOf(dots: Dots, value: 'low' | 'high'): number | undefined {
  const same = dots.filter((dot) => dot.value === value)
  const count = same.reduce((sum, dot) => sum + dot.count, 0)
  return count === 0 ? undefined : same.reduce((sum, dot) => sum + dot.contribution * dot.count, 0) / count
}
