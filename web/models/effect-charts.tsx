import { effectLevels, effectLevelsHeight, effectLine } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { SimpleGrid } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useInputs } from '../outlook/use-inputs.ts'
import type { Meanings } from '../outlook/use-inputs.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { centredEffect, effectSpan } from './centred-effect.ts'
import type { Effect } from './centred-effect.ts'
import type { RunFigures } from './model-queries.ts'

interface EffectChartsProps {
  readonly result: RunFigures
  readonly cases: string
  readonly meanings: Meanings
}

/** As many inputs, and as many labels of one, as are read at a glance. */
const shown = 6
const shownLevels = 10

/** How what is expected moves with each of the strongest inputs, all else as it is. */
export function EffectCharts({ result: { explanation, task }, cases, meanings }: EffectChartsProps) {
  const drawn = useMemo(() => (explanation.shapes ?? []).slice(0, shown).map(centredEffect), [explanation])
  if (drawn.length === 0) return null
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      {drawn.map((effect) => (
        <EffectChart key={effect.column} {...{ effect, cases, meanings, isShare: task !== 'regression' }} />
      ))}
    </SimpleGrid>
  )
}

interface EffectChartProps {
  readonly effect: Effect
  readonly cases: string
  readonly meanings: Meanings
  /** Whether what is expected is a probability. */
  readonly isShare: boolean
}

function EffectChart({ effect, cases, meanings, isShare }: EffectChartProps) {
  const t = useTranslations('models')
  const { nameOf } = useInputs(meanings)
  const { share, number, day } = useFormat()
  const written = isShare ? share : number
  const yName = t('effects.axis')
  const levels = useMemo(() => (effect.kind === 'category' ? levelsOf(effect) : []), [effect])
  const atX = useCallback(
    (x: number): string =>
      effect.kind === 'date'
        ? day(new Date(Math.round(x) * 86_400_000).toISOString().slice(0, 10))
        : number(x),
    [effect, day, number],
  )
  const most = effectSpan(effect)
  const span = isShare ? t('effects.points', { value: number(Math.round(1000 * most) / 10) }) : number(most)
  const option = useCallback(
    (theme: ChartTheme) => {
      const settings = { theme, yName, format: written }
      if (effect.kind === 'category') return effectLevels(levels, settings)
      const groups = effect.groups?.map(({ y }) => y) ?? []
      return effectLine({ ...effect, groups }, { ...settings, formatX: atX })
    },
    [effect, levels, yName, written, atX],
  )
  return (
    <ChartFrame
      title={t('effects.finding', { column: nameOf(effect.column), span })}
      definition={{ name: yName, meaning: t('effects.text'), population: cases }}
      option={option}
      height={effect.kind === 'category' ? effectLevelsHeight(levels.length) : 190}
      table={{
        head: [nameOf(effect.column), yName],
        rows:
          effect.kind === 'category'
            ? effect.levels.map(({ level, y }) => [level, written(y)])
            : effect.points.map(({ x, y }) => [atX(x), written(y)]),
      }}
    />
  )
}

/** The most frequent labels, from what raises most down. */
function levelsOf({ levels }: Extract<Effect, { kind: 'category' }>) {
  return levels
    .toSorted((a, b) => b.count - a.count)
    .slice(0, shownLevels)
    .toSorted((a, b) => b.y - a.y)
    .map(({ level, y, count }) => ({ label: level, y, count }))
}
