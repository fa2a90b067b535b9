import { Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import type { Watch } from './model-queries.ts'
import { watchedMean } from './watched-mean.ts'

type WatchedDay = Watch['result']['days'][number]

interface WatchedDaysProps {
  readonly days: readonly WatchedDay[]
  readonly task: Watch['result']['task']
}

/** What became of the scores of each day, beside what they promised. */
export function WatchedDays({ days, task }: WatchedDaysProps) {
  const t = useTranslations('models.watch')
  const { day: dayOf, number, share } = useFormat()
  const columns = useMemo((): Column<WatchedDay>[] => {
    const outcome = (total: number | null, known: number): string => {
      const mean = watchedMean(total, known)
      return mean === null ? '–' : task === 'regression' ? number(mean) : share(mean)
    }
    return [
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
        cell: ({ observed, known }) => outcome(observed, known),
      },
      {
        id: 'promised',
        title: t('promised'),
        isNumber: true,
        cell: ({ expected, known }) => outcome(expected, known),
      },
    ]
  }, [t, dayOf, number, share, task])
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
