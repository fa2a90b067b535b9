import { Button, Group, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import type { BodyProps } from './body.ts'
import { useSignedShare } from './finding.ts'
import { useThemeName } from './theme-name.ts'
import { UnitMap } from './unit-map.tsx'

const divisions = ['department', 'line', 'team'] as const
/** Units that are shown at first. */
const firstUnits = 20

/** How much is done in each department, or by the people of each lead, and what each theme adds or takes there. */
export function ProductivityMap({
  report,
  part,
  partNames,
}: Omit<BodyProps<'productivity' | 'teams'>, 'name' | 'told'>) {
  const t = useTranslations('reports')
  const { day } = useFormat()
  const signedShare = useSignedShare()
  const themeName = useThemeName()
  const [wanted, setWanted] = useState<(typeof divisions)[number]>()
  const [isWhole, setWhole] = useState(false)
  const { method, asOf, parts } = report
  const known = useMemo(
    () => divisions.filter((division) => parts.some((one) => one.about === division)),
    [parts],
  )
  const about = wanted !== undefined && known.includes(wanted) ? wanted : known[0]
  const themes = useMemo(() => method.themes.map(({ theme }) => theme), [method.themes])
  const all = useMemo(() => {
    const own = parts.filter((one) => one.about === about)
    return (own.length > 0 ? own : [part])
      .toSorted((a, b) => a.value - b.value)
      .map((one) => ({
        name: partNames(one),
        values: [one.value, ...themes.map((theme) => one.figures.themes[theme])],
      }))
  }, [parts, part, partNames, themes, about])
  const units = useMemo(() => (isWhole ? all : all.slice(0, firstUnits)), [all, isWhole])
  const columns = useMemo(() => [t('words.level'), ...themes.map(themeName)], [t, themes, themeName])
  const [least] = units
  if (!least) return null
  return (
    <>
      {known.length > 1 && (
        <Group className="no-print">
          <SegmentedControl
            aria-label={t('mapOf')}
            value={about ?? 'department'}
            data={known.map((value) => ({ value, label: t(`mapDivisions.${value}`) }))}
            onChange={(next) => {
              setWanted(next)
              setWhole(false)
            }}
          />
        </Group>
      )}
      <UnitMap
        title={t('mapFinding', { unit: least.name, share: signedShare(least.values[0] ?? 0) })}
        definition={{
          name: t('mapName'),
          meaning: t('mapMeaning'),
          population: t('smallestGroup'),
          date: day(asOf),
        }}
        units={units}
        downName={t(`abouts.${about ?? part.about}`)}
        columns={columns}
        format={signedShare}
        note={t('mapNote')}
      />
      {units.length < all.length && (
        <Group className="no-print">
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {t('showAll', { count: all.length })}
          </Button>
        </Group>
      )}
    </>
  )
}
