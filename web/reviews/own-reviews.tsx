import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { reviewsQuery } from './review-queries.ts'
import { isOverdue } from './round-figures.ts'
import type { Round } from './round-figures.ts'

interface OwnReviewsProps {
  readonly personId: string
  readonly rounds: readonly Round[]
}

/** Reviews that wait to be written by the reader, and those about the reader that can be read. */
export function OwnReviews({ personId, rounds }: OwnReviewsProps) {
  const t = useTranslations('reviews')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const people = useQuery(chartQuery(moment))
  const mine = useQuery(reviewsQuery({ ...moment, filter: [`reviewerId:eq:${personId}`, 'status:eq:draft'] }))
  const about = useQuery(reviewsQuery({ ...moment, subjectId: personId, filter: [] }))
  const open = new Map(rounds.filter(({ values }) => values.status === 'open').map((one) => [one.id, one]))
  const byCycle = new Map(rounds.map((round) => [round.id, round]))
  const nameOf = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
  const toWrite = (mine.data ?? []).filter(
    ({ subjectId, values }) => subjectId !== personId && byCycle.has(String(values.cycleId)),
  )
  const selfWritten = new Set(
    (about.data ?? [])
      .filter(({ values }) => values.kind === 'self' && values.status !== 'draft')
      .map(({ values }) => values.cycleId),
  )
  const selfDue = [...open.values()].filter(({ id }) => !selfWritten.has(id))
  const readable = (about.data ?? []).filter(({ values }) => values.status === 'published')
  const waits = (review: RecordOf<'review'>) => byCycle.get(String(review.values.cycleId))!
  return (
    <>
      {(toWrite.length > 0 || selfDue.length > 0) && (
        <Card withBorder component="section" aria-labelledby="to-write">
          <Title order={2} id="to-write" mb="xs">
            {t('toWrite', { count: toWrite.length + selfDue.length })}
          </Title>
          <Stack gap={6}>
            {selfDue.map((round) => (
              <Waiting
                key={round.id}
                round={round}
                personId={personId}
                title={t('aboutYourself')}
                hint={word('self')}
              />
            ))}
            {toWrite.map((review) => (
              <Waiting
                key={review.id}
                round={waits(review)}
                personId={review.subjectId ?? ''}
                title={nameOf.get(review.subjectId ?? '') ?? '…'}
                hint={word(review.values.kind ?? '')}
              />
            ))}
          </Stack>
        </Card>
      )}
      {readable.length > 0 && (
        <Card withBorder component="section" aria-labelledby="about-you">
          <Title order={2} id="about-you" mb="xs">
            {t('aboutYou')}
          </Title>
          <Stack gap={6}>
            {[...new Set(readable.map(({ values }) => String(values.cycleId)))].map((cycleId) => (
              <Group key={cycleId} justify="space-between">
                <ReviewLink cycleId={cycleId} personId={personId}>
                  {byCycle.get(cycleId)?.values.name ?? t('review')}
                </ReviewLink>
                <Text size="sm" c="dimmed" className="number">
                  {t('since', {
                    day: day(readable.find(({ values }) => values.cycleId === cycleId)!.validFrom),
                  })}
                </Text>
              </Group>
            ))}
          </Stack>
        </Card>
      )}
      {about.data && mine.data && toWrite.length + selfDue.length + readable.length === 0 && (
        <Text c="dimmed">{t('nothingOwn')}</Text>
      )}
    </>
  )
}

interface WaitingProps {
  readonly round: Round
  readonly personId: string
  readonly title: string
  readonly hint: string
}

function Waiting({ round, personId, title, hint }: WaitingProps) {
  const t = useTranslations('reviews')
  const { moment } = useMoment()
  const { day } = useFormat()
  const { name, dueDate } = round.values
  const isLate = isOverdue(round, moment.asOf ?? today())
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
      <div>
        <ReviewLink cycleId={round.id} personId={personId}>
          {title}
        </ReviewLink>
        <Text size="xs" c="dimmed">
          {name} · {hint}
        </Text>
      </div>
      {dueDate !== undefined && (
        <Text
          size="sm"
          className="number"
          style={{ flex: 'none' }}
          c={isLate ? 'var(--mantine-color-error)' : 'dimmed'}
        >
          {t(isLate ? 'wasDue' : 'due', { day: day(dueDate) })}
        </Text>
      )}
    </Group>
  )
}

interface ReviewLinkProps {
  readonly cycleId: string
  readonly personId: string
  readonly children: string
}

/** Leads to the page of one person's reviews in a round. */
export function ReviewLink({ cycleId, personId, children }: ReviewLinkProps) {
  const { moment } = useMoment()
  return (
    <Anchor
      component={Link}
      to="/reviews/$id/people/$personId"
      params={{ id: cycleId, personId } as never}
      search={moment as never}
      fw={550}
    >
      {children}
    </Anchor>
  )
}
