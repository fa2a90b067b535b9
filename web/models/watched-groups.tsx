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
import { WatchedOutcomes } from './watched-outcomes.tsx'
import { WatchedToDo } from './watched-to-do.tsx'

type Seen = Watch['result']['groups'][number]

const measures = ['pointedOut', 'acted'] as const

/** How groups of five or more fare: who is pointed out, on whom people decided to act, what came; one chart an attribute each. */
export function WatchedGroups({ watch }: { readonly watch: Watch }) {
  const t = useTranslations('models.watch')
  const byAttribute = [...Map.groupBy(watch.result.groups, ({ attribute }) => attribute)]
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
        {byAttribute.flatMap(([attribute, groups]) => [
          ...measures.map((measure) => (
            <Shares key={`${attribute} ${measure}`} {...{ attribute, groups, measure, watch }} />
          )),
          <WatchedOutcomes key={attribute} attribute={attribute} groups={groups} watch={watch} />,
        ])}
      </SimpleGrid>
    </Stack>
  )
}

interface SharesProps {
  readonly attribute: string
  readonly groups: readonly Seen[]
  readonly measure: (typeof measures)[number]
  readonly watch: Watch
}

/** A share of each group with its interval. */
function Shares({ attribute, groups, measure, watch }: SharesProps) {
  const t = useTranslations('models.watch')
  const word = useWords()
  const { share, number, day } = useFormat()
  const groupName = useGroupName(word)
  const lines = useMemo(
    () =>
      groups.flatMap(({ group, people, [measure]: rate, acted }) =>
        rate
          ? [
              {
                label: groupName(attribute, group),
                value: rate.value,
                low: rate.low,
                high: rate.high,
                isMain: true,
                of: measure === 'acted' ? (acted?.decided ?? 0) : people,
              },
            ]
          : [],
      ),
    [groups, groupName, attribute, measure],
  )
  const option = useCallback(
    (theme: ChartTheme) => dotIntervals(lines, { theme, format: share }),
    [lines, share],
  )
  if (lines.length === 0) return null
  const most = lines.reduce((a, b) => (b.value > a.value ? b : a))
  const title = { attribute: word(attribute), group: most.label, share: share(most.value) }
  return (
    <ChartFrame
      title={measure === 'acted' ? t('actedMost', title) : t('groupsMost', title)}
      definition={{ name: t(measure), meaning: t(`${measure}Text`), date: day(watch.watchedOn) }}
      option={option}
      height={dotIntervalsHeight(lines.length)}
      table={{
        head: [word(attribute), t(measure === 'acted' ? 'decided' : 'people'), t(measure), t('interval')],
        rows: lines.map(({ label, of, value, low, high }) => [
          label,
          number(of),
          share(value),
          t('between', { low: share(low), high: share(high) }),
        ]),
      }}
    >
      <WatchedToDo findings={watch.result.findings} about={['groups']} />
    </ChartFrame>
  )
}
