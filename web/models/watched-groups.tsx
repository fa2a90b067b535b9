import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useGroupName } from '../language/use-group-name.ts'
import { useWords } from '../language/use-words.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Watch } from './model-queries.ts'

type Seen = Watch['result']['groups'][number]

interface WatchedGroupsProps {
  readonly groups: readonly Seen[]
  readonly on: string
}

/** Who is pointed out by the scores of today, by group of five or more, one chart an attribute. */
export function WatchedGroups({ groups, on }: WatchedGroupsProps) {
  const t = useTranslations('models.watch')
  const byAttribute = [...Map.groupBy(groups, ({ attribute }) => attribute)]
  if (byAttribute.length === 0) return null
  return (
    <Stack gap="sm" component="section" aria-label={t('groups')}>
      <div>
        <Title order={2}>{t('groups')}</Title>
        <Text size="sm" c="dimmed">
          {t('groupsText')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {byAttribute.map(([attribute, ofAttribute]) => (
          <Attribute key={attribute} attribute={attribute} groups={ofAttribute} on={on} />
        ))}
      </SimpleGrid>
    </Stack>
  )
}

function Attribute({ attribute, groups, on }: WatchedGroupsProps & { readonly attribute: string }) {
  const t = useTranslations('models.watch')
  const word = useWords()
  const { share, number, day } = useFormat()
  const groupName = useGroupName(word)
  const nameOf = useCallback((group: string) => groupName(attribute, group), [groupName, attribute])
  const lines = useMemo(
    () =>
      groups.flatMap(({ group, pointedOut }) =>
        pointedOut ? [{ label: nameOf(group), ...pointedOut, isMain: true }] : [],
      ),
    [groups, nameOf],
  )
  const option = useCallback(
    (theme: ChartTheme) => dotIntervals(lines, { theme, format: share }),
    [lines, share],
  )
  if (lines.length === 0) return null
  const most = lines.reduce((a, b) => (b.value > a.value ? b : a))
  return (
    <ChartFrame
      title={t('groupsMost', { attribute: word(attribute), group: most.label, share: share(most.value) })}
      definition={{ name: t('pointedOut'), meaning: t('pointedOutText'), date: day(on) }}
      option={option}
      height={dotIntervalsHeight(lines.length)}
      table={{
        head: [word(attribute), t('people'), t('pointedOut')],
        rows: groups.map(({ group, people, pointedOut }) => [
          nameOf(group),
          number(people),
          pointedOut ? share(pointedOut.value) : '–',
        ]),
      }}
    />
  )
}
