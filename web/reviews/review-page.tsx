import { Anchor, Grid, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { ReviewContext } from './review-context.tsx'
import { ReviewForm } from './review-form.tsx'
import { roundQuery, reviewsQuery } from './review-queries.ts'
import { WrittenReview } from './written-review.tsx'
import type { Round } from './round-figures.ts'

/** One person in a round: what the reader has to write, beside what helps to write it; what can be read of others. */
export function ReviewPage() {
  const t = useTranslations('reviews')
  const { id, personId } = useParams({ from: '/reviews/$id/people/$personId' })
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const round = useQuery(roundQuery(id, moment))
  const people = useQuery(chartQuery(moment))
  const reviews = useQuery(reviewsQuery({ ...moment, subjectId: personId, filter: [`cycleId:eq:${id}`] }))
  const failed = round.error ?? reviews.error
  if (failed) return <LoadFailed error={failed} />
  if (!round.data || !reviews.data || !people.data) return <PageLoading />
  const person = people.data.nodes.find((node) => node.id === personId)
  const own = reviews.data.find(({ values }) => values.reviewerId === me.personId)
  const kind =
    own?.values.kind ?? kindFor({ personId, me: me.personId, managerId: person?.managerId ?? null })
  const mayWrite = moment.asOf === undefined && kind !== undefined && isOpen(round.data, own)
  const others = reviews.data.filter((review) => review.id !== own?.id && review.values.status !== 'draft')
  const isOfOthers = personId !== me.personId && (person?.managerId === me.personId || others.length > 0)
  const { name = '', periodStart = '', periodEnd = '' } = round.data.values
  return (
    <>
      <Anchor
        component={Link}
        to={isOfOthers ? '/reviews/$id' : '/reviews'}
        params={{ id } as never}
        search={moment as never}
        size="sm"
        className="no-print"
      >
        <Group gap={4} mb="xs">
          <IconArrowLeft size={14} aria-hidden />
          {isOfOthers ? name : t('title')}
        </Group>
      </Anchor>
      <Page
        maw={isOfOthers ? 1100 : 760}
        title={personId === me.personId ? t('aboutYourself') : (person?.name ?? t('person'))}
        named={`${person?.name ?? t('person')} · ${name}`}
        text={[person?.title, name, t('period', { from: day(periodStart), to: day(periodEnd) })]
          .filter(Boolean)
          .join(' · ')}
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: isOfOthers ? 7 : 12 }} order={{ base: 2, md: 1 }}>
            {mayWrite ? (
              <ReviewForm round={round.data} personId={personId} kind={kind} before={own} />
            ) : (
              own && <WrittenReview review={own} />
            )}
            {!mayWrite && !own && others.length === 0 && (
              <NothingHere title={t('nothingToRead')} text={t('nothingToReadText')} />
            )}
            {others.map((review) => (
              <WrittenReview key={review.id} review={review} />
            ))}
          </Grid.Col>
          {isOfOthers && (
            <Grid.Col span={{ base: 12, md: 5 }} order={{ base: 1, md: 2 }}>
              <ReviewContext personId={personId} round={round.data} />
            </Grid.Col>
          )}
        </Grid>
      </Page>
    </>
  )
}

interface Standing {
  readonly personId: string
  readonly me: string | null
  readonly managerId: string | null
}

/** From which side the reader writes without being asked; colleagues write when they are. */
function kindFor({ personId, me, managerId }: Standing): 'self' | 'manager' | undefined {
  if (me === null) return undefined
  if (personId === me) return 'self'
  return managerId === me ? 'manager' : undefined
}

/** A review is written while the round is, and a late one until it is published. */
function isOpen({ values }: Round, own: RecordOf<'review'> | undefined): boolean {
  if (values.status === 'planned' || values.status === 'open')
    return own === undefined || own.values.status === 'draft' || own.values.status === 'submitted'
  const isLate = own?.values.kind === 'manager' && own.values.status === 'draft'
  return values.status === 'calibrating' && isLate
}
