import { Accordion, Group, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { goalsQuery } from '../goals/goals-queries.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { absencesQuery, checkInsOfQuery, feedbackQuery, reviewsQuery } from './review-queries.ts'
import type { Round } from './round-figures.ts'

interface ReviewContextProps {
  readonly personId: string
  readonly round: Round
}

const parts = ['goals', 'feedback', 'lastReview', 'timeOff'] as const

/** What happened in the period, for who writes: goals, feedback, the last review, time off. On a phone each opens on a touch. */
export function ReviewContext({ personId, round }: ReviewContextProps) {
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false })
  return (
    <Accordion
      multiple
      order={2}
      variant="contained"
      keepMounted
      key={String(isWide)}
      defaultValue={isWide ? [...parts] : []}
    >
      <Goals personId={personId} />
      <Feedback personId={personId} since={round.values.periodStart ?? ''} />
      <LastReview personId={personId} cycleId={round.id} />
      <TimeOff personId={personId} round={round} />
    </Accordion>
  )
}

interface PanelProps {
  readonly name: (typeof parts)[number]
  readonly empty: string
  readonly isEmpty: boolean
  readonly children: ReactNode
}

function Panel({ name, empty, isEmpty, children }: PanelProps) {
  const t = useTranslations('reviews')
  return (
    <Accordion.Item value={name} bg="var(--mantine-color-body)">
      <Accordion.Control fw={650}>{t(name)}</Accordion.Control>
      <Accordion.Panel>
        {isEmpty ? (
          <Text size="sm" c="dimmed">
            {empty}
          </Text>
        ) : (
          <Stack gap="sm">{children}</Stack>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}

function Goals({ personId }: { readonly personId: string }) {
  const t = useTranslations('reviews')
  const word = useWords()
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const goals = useQuery(goalsQuery(moment, personId))
  const checkIns = useQuery(checkInsOfQuery(personId, moment))
  return (
    <Panel name="goals" empty={t('noGoals')} isEmpty={goals.data?.length === 0}>
      {goals.data?.map(({ id, values }) => {
        const last = checkIns.data?.find((one) => one.values.goalId === id)
        const { value, confidence, note } = last?.values ?? {}
        const reached = [
          typeof value === 'number' && number(value),
          typeof values['targetValue'] === 'number' &&
            t('ofTarget', { target: number(values['targetValue']) }),
          typeof values['unit'] === 'string' && values['unit'],
        ].filter(Boolean)
        return (
          <div key={id}>
            <Text size="sm" fw={550}>
              {String(values['name'])}
            </Text>
            <Text size="xs" c="dimmed" className="number">
              {[reached.join(' '), confidence && word(confidence), last && day(last.validFrom)]
                .filter(Boolean)
                .join(' · ') || t('noCheckIn')}
            </Text>
            {note !== undefined && <Text size="sm">{note}</Text>}
          </div>
        )
      })}
    </Panel>
  )
}

function Feedback({ personId, since }: { readonly personId: string; readonly since: string }) {
  const t = useTranslations('reviews')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const feedback = useQuery(feedbackQuery(personId, since, moment))
  const people = useQuery(chartQuery(moment))
  const names = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
  return (
    <Panel name="feedback" empty={t('noFeedback')} isEmpty={feedback.data?.length === 0}>
      {feedback.data?.map(({ id, validFrom, values }) => (
        <div key={id}>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {values.message}
          </Text>
          <Text size="xs" c="dimmed" className="number">
            {[names.get(values.authorId ?? ''), word(values.kind ?? ''), day(validFrom)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
      ))}
    </Panel>
  )
}

function LastReview({ personId, cycleId }: { readonly personId: string; readonly cycleId: string }) {
  const t = useTranslations('reviews')
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const filter = ['kind:eq:manager', 'status:eq:published', `cycleId:ne:${cycleId}`]
  const reviews = useQuery(reviewsQuery({ ...moment, subjectId: personId, filter }))
  const last = reviews.data?.[0]
  return (
    <Panel name="lastReview" empty={t('noLastReview')} isEmpty={reviews.data?.length === 0}>
      {last && (
        <div>
          <Group gap="xs" className="number">
            {typeof last.values.rating === 'number' && <Text fw={650}>{number(last.values.rating)}</Text>}
            <Text size="xs" c="dimmed">
              {day(last.validFrom)}
            </Text>
          </Group>
          {[last.values.strengths, last.values.growth].filter(Boolean).map((text) => (
            <Text size="sm" key={text} style={{ whiteSpace: 'pre-wrap' }}>
              {text}
            </Text>
          ))}
        </div>
      )}
    </Panel>
  )
}

function TimeOff({ personId, round }: ReviewContextProps) {
  const t = useTranslations('reviews')
  const word = useWords()
  const { day, number } = useFormat()
  const { periodStart = '', periodEnd = '' } = round.values
  const absences = useQuery(absencesQuery(personId, { from: periodStart, to: periodEnd }))
  return (
    <Panel name="timeOff" empty={t('noTimeOff')} isEmpty={absences.data?.length === 0}>
      <Text size="xs" c="dimmed">
        {t('timeOffText')}
      </Text>
      {absences.data?.map(({ id, from, kind, days }) => (
        <Group key={id} justify="space-between" gap="xs" wrap="nowrap">
          <Text size="sm" className="number">
            {day(from)}
          </Text>
          <Text size="sm" c="dimmed" className="number">
            {[word(kind), days !== undefined && t('days', { count: days, days: number(days) })]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Group>
      ))}
    </Panel>
  )
}
