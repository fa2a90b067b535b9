import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Feature } from './feature-queries.ts'

/** More versions than this are not told apart at a glance. */
const shown = 8

/** How much each version of a model rests on a feature. */
export function InModels({ feature: { uses } }: { readonly feature: Feature }) {
  const t = useTranslations('features.one')
  const m = useTranslations('models')
  const { share, number } = useFormat()
  const told = useMemo(() => uses.slice(0, shown), [uses])
  const bars = useMemo(
    () =>
      told.map(({ modelTitle, number: version, share: part }) => ({
        label: `${modelTitle}: ${m('version', { number: version })}`,
        value: part,
      })),
    [told, m],
  )
  const option = useCallback(
    (theme: ChartTheme) => rankedBars(bars, { theme, format: share, labelWidth: 170 }),
    [bars, share],
  )
  if (told.length === 0) return <Text size="sm">{t('noModels')}</Text>
  const most = bars.reduce((best, bar) => (bar.value > best.value ? bar : best))
  return (
    <ChartFrame
      title={t('topIn', { model: most.label, share: share(most.value) })}
      definition={{ name: t('part'), meaning: t('modelsText') }}
      option={option}
      height={rankedBarsHeight(bars.length)}
      table={{
        head: [t('models'), t('part')],
        rows: told.map(({ share: part }, at) => [bars[at]!.label, share(part)]),
      }}
    >
      <Group gap="sm" mt="xs">
        {told.map(({ modelName, versionId, rank, inputs }, at) => (
          <Text key={versionId} size="sm">
            <Anchor
              component={Link}
              to="/models/$name/versions/$id"
              params={{ name: modelName, id: versionId } as never}
              size="sm"
              underline="always"
            >
              {bars[at]!.label}
            </Anchor>
            : {t('rank', { rank: number(rank), inputs: number(inputs) })}
          </Text>
        ))}
      </Group>
    </ChartFrame>
  )
}
