import { twoWayBars, twoWayBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { useIsNarrow } from '../parts/use-is-narrow.ts'
import { featuresQuery } from './feature-queries.ts'
import type { Figures } from './feature-queries.ts'
import { useFeatureWords } from './use-feature-words.ts'

interface GoesWithProps {
  readonly figures: Figures
  readonly name: string
}

/** Which others rise and fall with a feature, and which say nearly the same. */
export function GoesWith({ figures: { goesWith, cluster, known, asOf }, name }: GoesWithProps) {
  const t = useTranslations('features.one')
  const { fine, number, day } = useFormat()
  const meaningOf = useMeanings()
  const namesAbove = useIsNarrow()
  const bars = useMemo(
    () =>
      goesWith.map((other) => ({
        label: meaningOf(other.name),
        left: Math.max(0, -other.correlation),
        right: Math.max(0, other.correlation),
      })),
    [goesWith, meaningOf],
  )
  const [leftName, rightName] = [t('opposite'), t('same')]
  const option = useCallback(
    (theme: ChartTheme) =>
      twoWayBars(bars, {
        theme,
        format: fine,
        leftName,
        rightName,
        goodSide: 'right',
        labelWidth: 320,
        namesAbove,
      }),
    [bars, fine, leftName, rightName, namesAbove],
  )
  if (bars.length === 0) return <Text size="sm">{t('alone')}.</Text>
  const others = cluster.filter((one) => one !== name)
  return (
    <ChartFrame
      title={t('closest', { name: `“${bars[0]!.label}”` })}
      definition={{
        name: t('goesWith'),
        meaning: t('goesWithText'),
        population: `${number(known)} ${t('people')}`,
        date: day(asOf),
      }}
      option={option}
      height={twoWayBarsHeight(bars.length, { namesAbove })}
      table={{
        head: [t('goesWith'), t('same')],
        rows: goesWith.map((other) => [meaningOf(other.name), fine(other.correlation)]),
      }}
    >
      {others.length > 0 && (
        <Text size="sm" mt="xs">
          {t('cluster')} <Links names={others} meaningOf={meaningOf} />
        </Text>
      )}
    </ChartFrame>
  )
}

/** What each feature means, by name; the name itself until the catalogue is there. */
function useMeanings(): (name: string) => string {
  const features = useQuery(featuresQuery)
  const { meaning } = useFeatureWords()
  return useCallback(
    (name: string) => {
      const line = features.data?.items.find((one) => one.name === name)
      return line ? meaning(line) : name
    },
    [features.data, meaning],
  )
}

function Links({
  names,
  meaningOf,
}: {
  readonly names: readonly string[]
  readonly meaningOf: (name: string) => string
}) {
  return names.map((name, at) => (
    <span key={name}>
      {at > 0 && ', '}
      <Anchor
        component={Link}
        to="/models/features/$feature"
        params={{ feature: name } as never}
        size="sm"
        underline="always"
      >
        {meaningOf(name)}
      </Anchor>
    </span>
  ))
}
