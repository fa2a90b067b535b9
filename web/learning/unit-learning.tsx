import { Anchor, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import type { AnswerOf } from '@cadre/contract/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { DefinitionTip } from '../parts/definition-tip.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { unitLearningQuery } from './learning-queries.ts'
import { UnitSkills } from './unit-skills.tsx'
import { largestGap, missingIn } from './unit-gaps.ts'

export type UnitLine = AnswerOf<'learningByUnit'>['items'][number]

/** Which teams or departments lack skills that their jobs ask for, and what they learned in a year. */
export function UnitLearning() {
  const t = useTranslations('learn')
  const { moment } = useMoment()
  const { by = 'team' } = useSearch({ from: '/learning' })
  const { day, number } = useFormat()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<string>()
  const found = useQuery(unitLearningQuery(moment, by))
  if (found.isError) return <LoadFailed error={found.error} />
  const { items = [], names = {}, isCut = false } = found.data ?? {}
  const one = items.find(({ unitId }) => unitId === opened)
  const gap = largestGap(items)
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('byLabel')}
        style={{ alignSelf: 'start' }}
        data={[
          { value: 'team', label: t('by.team') },
          { value: 'department', label: t('by.department') },
        ]}
        value={by}
        onChange={(next) =>
          void navigate({
            to: '.',
            replace: true,
            search: ((old: object) => ({ ...old, by: next })) as never,
          })
        }
      />
      {found.isPending ? (
        <PageLoading />
      ) : items.length === 0 ? (
        <NothingHere title={t('noUnit')} text={t('noUnitText')} />
      ) : (
        <div>
          <Group gap={4} wrap="nowrap" align="start">
            <Title order={2}>
              {gap
                ? t('lacking', {
                    unit: names[gap.unitId] ?? '…',
                    skill: names[gap.skillId] ?? '…',
                    missing: gap.asked - gap.held,
                    asked: number(gap.asked),
                  })
                : t('noGap')}
            </Title>
            <DefinitionTip
              name={t('tabs.units')}
              meaning={t('gapMeaning')}
              population={t('gapPopulation')}
              date={t('yearTo', { day: day(moment.asOf ?? today()) })}
            />
          </Group>
          <Text size="xs" c="dimmed" mb="xs">
            {t('gapScope', { day: day(moment.asOf ?? today()) })}
          </Text>
          <Units by={by} items={items} names={names} onOpen={setOpened} />
          {isCut && (
            <Text size="sm" c="dimmed" mt="xs">
              {t('firstUnits', { count: items.length })}
            </Text>
          )}
        </div>
      )}
      {one && <UnitSkills unit={one} names={names} onClose={() => setOpened(undefined)} />}
    </Stack>
  )
}

interface UnitsProps {
  readonly by: 'team' | 'department'
  readonly items: readonly UnitLine[]
  readonly names: Readonly<Record<string, string>>
  readonly onOpen: (id: string) => void
}

function Units({ by, items, names, onOpen }: UnitsProps) {
  const t = useTranslations('learn')
  const { number } = useFormat()
  const columns = useMemo((): Column<UnitLine>[] => {
    const perHead = ({ hours, people }: UnitLine): number => Math.round((10 * hours) / people) / 10
    const mostLacking = ({ skills }: UnitLine): string =>
      skills
        .filter(({ asked, held }) => held < asked)
        .slice(0, 2)
        .map(
          ({ skillId, asked, held }) => `${names[skillId] ?? '…'} ${number(asked - held)}/${number(asked)}`,
        )
        .join(' · ')
    return [
      {
        id: 'unit',
        title: t(`by.${by}`),
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ unitId }) => names[unitId],
        cell: ({ unitId }) => (
          <Anchor
            component="button"
            type="button"
            fw={550}
            c="inherit"
            ta="start"
            onClick={() => onOpen(unitId)}
          >
            {names[unitId] ?? '…'}
          </Anchor>
        ),
      },
      {
        id: 'people',
        title: t('people'),
        isNumber: true,
        sortBy: ({ people }) => people,
        cell: ({ people }) => number(people),
      },
      {
        id: 'completions',
        title: t('completions'),
        isNumber: true,
        width: 'minmax(6rem, 0.6fr)',
        sortBy: ({ completions }) => completions,
        cell: ({ completions }) => number(completions),
      },
      {
        id: 'hours',
        title: t('hoursEach'),
        isNumber: true,
        width: 'minmax(6.5rem, 0.6fr)',
        sortBy: perHead,
        cell: (unit) => number(perHead(unit)),
      },
      {
        id: 'missing',
        title: t('missing'),
        isNumber: true,
        width: 'minmax(6rem, 0.6fr)',
        sortBy: missingIn,
        cell: (unit) => (
          <Text span size="sm" fw={600}>
            {number(missingIn(unit))}
          </Text>
        ),
      },
      { id: 'most', title: t('most'), width: 'minmax(0, 2fr)', isQuiet: true, cell: mostLacking },
    ]
  }, [t, number, by, names, onOpen])
  return <DataTable label={t('tabs.units')} rows={items} columns={columns} idOf={({ unitId }) => unitId} />
}
