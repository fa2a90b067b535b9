import { twoWayBars, twoWayBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useInputs } from '../outlook/use-inputs.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { useIsNarrow } from '../parts/use-is-narrow.ts'
import type { Driver, Told } from './report-queries.ts'

interface DriverChartProps {
  readonly kind: 'attrition' | 'performance' | 'productivity'
  readonly drivers: readonly Driver[]
  readonly meanings: Told['meanings']
  readonly date: string
}

/** As many as are read at a glance. */
const shown = 10
/** Below this share of people a thing says nothing worth a bar. */
const least = 0.005

/** For how many people each thing speaks for it, and for how many against: what a model used, and no cause. */
export function DriverChart({ kind, drivers, meanings, date }: DriverChartProps) {
  const t = useTranslations('reports')
  const { share } = useFormat()
  const { nameOf } = useInputs(meanings)
  const namesAbove = useIsNarrow()
  const leading = useMemo(
    () =>
      drivers
        .filter(({ raises, lowers }) => raises >= least || lowers >= least)
        .slice(0, shown)
        .map((one) => ({ ...one, label: nameOf(one.feature) })),
    [drivers, nameOf],
  )
  const [leftName, rightName] = [t(`lowers.${kind}`), t(`raises.${kind}`)]
  const option = useCallback(
    (theme: ChartTheme) =>
      twoWayBars(
        leading.map(({ label, raises, lowers }) => ({ label, left: lowers, right: raises })),
        {
          theme,
          format: share,
          leftName,
          rightName,
          goodSide: kind === 'attrition' ? 'left' : 'right',
          labelWidth: 320,
          namesAbove,
        },
      ),
    [kind, leading, share, leftName, rightName, namesAbove],
  )
  const [first] = leading
  if (!first) return null
  return (
    <ChartFrame
      title={t('driversFinding', { feature: first.label })}
      definition={{
        name: t('drivers'),
        meaning: t(`driversMeanings.${kind}`),
        population: t('everybody'),
        date,
      }}
      option={option}
      height={twoWayBarsHeight(leading.length, { namesAbove })}
      table={{
        head: [t('thing'), leftName, rightName],
        rows: leading.map(({ label, raises, lowers }) => [label, share(lowers), share(raises)]),
      }}
    >
      <Text size="sm" c="dimmed" mt="xs">
        {t('noCause')}
      </Text>
    </ChartFrame>
  )
}
