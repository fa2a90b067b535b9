import { Text, Timeline } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { timelineQuery } from './people-queries.ts'

/** What happened to a person, newest first; what repeats each month is left to the overview. */
export function PersonTimeline({ id }: { readonly id: string }) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const word = useWords()
  const events = useQuery(timelineQuery(id))
  if (events.isError) return <LoadFailed error={events.error} />
  if (events.isPending) return <PageLoading />
  const told = events.data.items.filter(({ entity }) => entity !== 'workload' && entity !== 'measure_value')
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {told.map(({ on, what, entity, recordId, values }) => (
        <Timeline.Item
          key={`${recordId} ${on} ${what}`}
          title={
            <>
              {word(entity)}{' '}
              <Text span c="dimmed">
                {t(what)}
              </Text>
            </>
          }
        >
          <Text size="sm">{describe(values)}</Text>
          <Text size="xs" c="dimmed" className="number">
            {day(on)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}

const describe = (values: Readonly<Record<string, unknown>>): string =>
  Object.values(values)
    .filter(
      (value): value is string => typeof value === 'string' && !/^[a-z]{3}_[0-9A-Za-z]{22}$/.test(value),
    )
    .slice(0, 3)
    .join(' · ')
