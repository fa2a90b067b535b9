import { Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import type { Watch } from './model-queries.ts'

type WatchedDay = Watch['result']['days'][number]

/** What became of the scores of each day, beside what they promised. */
export function WatchedDays({ days }: { readonly days: readonly WatchedDay[] }) {
  const t = useTranslations('models.watch')
  const { day: dayOf, number, share } = useFormat()
  const columns = useMemo(
    (): Column<WatchedDay>[] => [
      { id: 'day', title: t('scoredOn'), sortBy: ({ day }) => day, cell: ({ day }) => dayOf(day) },
      { id: 'people', title: t('people'), isNumber: true, cell: ({ people }) => number(people) },
      { id: 'abstained', title: t('noScore'), isNumber: true, cell: ({ abstained }) => number(abstained) },
      {
        id: 'mean',
        title: t('meanScore'),
        isNumber: true,
        cell: ({ meanScore }) => (meanScore === null ? '–' : number(meanScore)),
      },
      { id: 'known', title: t('known'), isNumber: true, cell: ({ known }) => number(known) },
      {
        id: 'came',
        title: t('came'),
        isNumber: true,
        cell: ({ observed }) => (observed === null ? '–' : share(observed)),
      },
      {
        id: 'promised',
        title: t('promised'),
        isNumber: true,
        cell: ({ expected }) => (expected === null ? '–' : share(expected)),
      },
    ],
    [t, dayOf, number, share],
  )
  if (days.length === 0) return null
  return (
    <Stack gap="sm" component="section" aria-label={t('days')}>
      <div>
        <Title order={2}>{t('days')}</Title>
        <Text size="sm" c="dimmed">
          {t('daysText')}
        </Text>
      </div>
      <DataTable label={t('days')} rows={days} columns={columns} idOf={({ day }) => day} />
    </Stack>
  )
}
