import { Anchor, Text, Timeline } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { foldEvents } from './fold-events.ts'
import { timelineQuery } from './people-queries.ts'
import type { TimelineEvent } from './people-queries.ts'
import { isUsual, useShownValue } from './shown-value.ts'

interface PersonTimelineProps {
  readonly id: string
  /** Paths of the kinds of record that it is told by. */
  readonly kinds: readonly string[]
}

/** What happened to a person, newest first, day by day, with what changed from what to what. */
export function PersonTimeline({ id, kinds }: PersonTimelineProps) {
  const t = useTranslations('person')
  const { lookAt } = useMoment()
  const { day } = useFormat()
  const events = useQuery(timelineQuery(id, kinds))
  if (events.isError) return <LoadFailed error={events.error} />
  if (events.isPending) return <PageLoading />
  const { items, names, isCut } = events.data
  if (items.length === 0) return <Text c="dimmed">{t('nothingYet')}</Text>
  return (
    <>
      <Timeline bulletSize={12} lineWidth={2}>
        {[...Map.groupBy(foldEvents(items), ({ on }) => on)].map(([on, ofDay]) => (
          <Timeline.Item
            key={on}
            title={
              <Anchor
                component="button"
                type="button"
                c="inherit"
                fz="sm"
                fw={600}
                className="number"
                title={t('lookAtDay')}
                onClick={() => lookAt(on)}
              >
                {day(on)}
              </Anchor>
            }
          >
            {ofDay.map((event) => (
              <EventLine key={`${event.recordId} ${event.what}`} event={event} names={names} />
            ))}
          </Timeline.Item>
        ))}
      </Timeline>
      {isCut && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('olderLeftOut')}
        </Text>
      )}
    </>
  )
}

interface EventLineProps {
  readonly event: TimelineEvent
  readonly names: Readonly<Record<string, string>>
}

/** What there was to say at the beginning: the first few values that a reader understands. */
const toldValues = 4

function EventLine({ event: { what, entity, values, changes }, names }: EventLineProps) {
  const t = useTranslations('person')
  const word = useWords()
  const show = useShownValue([], names)
  const told = (field: string, value: unknown): string => show(field, value) || '–'
  const parts =
    what === 'changed'
      ? changes.map(
          ({ field, before, after }) =>
            `${word(fieldName(field))}: ${told(field, before)} → ${told(field, after)}`,
        )
      : Object.entries(values)
          .filter(
            ([field, value]) =>
              typeof value !== 'boolean' &&
              !isUsual(field, value) &&
              show(field, value) !== '' &&
              show(field, value) !== '…',
          )
          .slice(0, toldValues)
          // A number or a day alone says nothing: it comes with what it is of.
          .map(([field, value]) =>
            typeof value === 'number' || isDay(value)
              ? `${word(field)} ${show(field, value)}`
              : show(field, value),
          )
  return (
    <Text size="sm" mt={4}>
      <Text span fw={550}>
        {word(entity)}
      </Text>{' '}
      <Text span c="dimmed">
        {t(what)}
      </Text>
      {parts.length > 0 && <> · {parts.join(' · ')}</>}
    </Text>
  )
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

const fieldName = (field: string): string => field.replace(/^custom\./, '')
