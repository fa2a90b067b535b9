import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useGroupName } from '../language/use-group-name.ts'
import { useWords } from '../language/use-words.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Split } from './model-queries.ts'

type Guard = Split['guards'][number]

interface ExperimentGuardsProps {
  readonly guards: readonly Guard[]
  readonly on: string
}

/** What may not grow worse for a group of people: each guard with its groups of five or more in both arms. */
export function ExperimentGuards({ guards, on }: ExperimentGuardsProps) {
  const t = useTranslations('models.beside')
  const byGuard = [...Map.groupBy(guards, ({ about }) => about)]
  return (
    <Stack gap="sm" component="section" aria-label={t('guards')}>
      <div>
        <Title order={3} size="h2">
          {t('guards')}
        </Title>
        <Text size="sm" c="dimmed">
          {byGuard.length === 0 ? t('noGuards') : t('guardsText')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {byGuard.map(([about, groups]) => (
          <OneGuard key={about} about={about} groups={groups} on={on} />
        ))}
      </SimpleGrid>
    </Stack>
  )
}

interface OneGuardProps {
  readonly about: Guard['about']
  readonly groups: readonly Guard[]
  readonly on: string
}

function OneGuard({ about, groups, on }: OneGuardProps) {
  const t = useTranslations('models.beside')
  const { fine, number, day } = useFormat()
  const nameOf = useGroupName(useWords())
  const lines = useMemo(
    () =>
      groups.map(({ attribute, group, difference: { mean, low, high } }) => ({
        label: nameOf(attribute, group),
        value: mean,
        low,
        high,
        isMain: true,
      })),
    [groups, nameOf],
  )
  const none = t('noDifference')
  const option = useCallback(
    (theme: ChartTheme) => dotIntervals(lines, { theme, format: fine, reference: { value: 0, label: none } }),
    [lines, fine, none],
  )
  const breached = groups.find(({ verdict }) => verdict === 'breached')
  const limit = groups[0]?.limit ?? 0
  return (
    <ChartFrame
      title={
        breached
          ? t(`breached.${about}`, { group: nameOf(breached.attribute, breached.group) })
          : t(`held.${about}`, { limit: fine(limit) })
      }
      definition={{
        name: t(`guard.${about}`),
        meaning: t(`guardTexts.${about}`, { limit: fine(limit) }),
        date: day(on),
      }}
      option={option}
      height={dotIntervalsHeight(lines.length, { reference: true })}
      table={{
        head: [t('group'), t('people'), t('difference'), t('from'), t('to')],
        rows: groups.map(({ attribute, group, people, difference: { mean, low, high } }) => [
          nameOf(attribute, group),
          number(people),
          fine(mean),
          fine(low),
          fine(high),
        ]),
      }}
    />
  )
}
