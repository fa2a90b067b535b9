import { Badge, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { usePersonNames } from '../people/use-person-names.ts'
import { ReviewLink } from './own-reviews.tsx'
import { isOverdue, progressByReviewer } from './round-figures.ts'
import type { Reviewee, ReviewerProgress, Round } from './round-figures.ts'
import { RoundProgress } from './round-progress.tsx'

interface RoundPeopleProps {
  readonly round: Round
  readonly reviewees: readonly Reviewee[]
}

/** Who has written and who has not: by who writes, or person by person. */
export function RoundPeople({ round, reviewees }: RoundPeopleProps) {
  const t = useTranslations('reviews')
  const me = useMe()
  const nameOf = usePersonNames(
    reviewees.flatMap(({ review, managerId }) => [review?.reviewerId ?? managerId]),
  )
  const [by, setBy] = useState<'reviewer' | 'person'>(me.roles.includes('hr_manager') ? 'reviewer' : 'person')
  return (
    <Stack gap="md">
      <RoundProgress round={round} />
      <SegmentedControl
        w="fit-content"
        aria-label={t('showBy')}
        value={by}
        onChange={(value) => setBy(value as typeof by)}
        data={[
          { value: 'reviewer', label: t('byReviewer') },
          { value: 'person', label: t('byPerson') },
        ]}
      />
      {by === 'reviewer' ? (
        <Reviewers round={round} progress={progressByReviewer(reviewees)} nameOf={nameOf} />
      ) : (
        <People round={round} reviewees={reviewees} nameOf={nameOf} />
      )}
    </Stack>
  )
}

type NameOf = ReturnType<typeof usePersonNames>

interface ReviewersProps {
  readonly round: Round
  readonly progress: readonly ReviewerProgress[]
  readonly nameOf: NameOf
}

function Reviewers({ round, progress, nameOf }: ReviewersProps) {
  const t = useTranslations('reviews')
  const { moment } = useMoment()
  const { number } = useFormat()
  const isLate = isOverdue(round, moment.asOf ?? today())
  const columns = useMemo((): Column<ReviewerProgress>[] => {
    const reviewer = ({ reviewerId }: ReviewerProgress): string =>
      reviewerId === null ? t('noReviewer') : (nameOf(reviewerId) ?? '…')
    return [
      { id: 'reviewer', title: t('reviewer'), cell: reviewer, sortBy: reviewer },
      {
        id: 'written',
        title: t('written'),
        isNumber: true,
        sortBy: ({ written, people }) => written / people,
        cell: ({ written, people }) => t('count', { written: number(written), all: number(people) }),
      },
      {
        id: 'state',
        title: t('state'),
        isQuiet: true,
        sortBy: ({ written, people }) => people - written,
        cell: ({ written, people, reviewerId }) =>
          reviewerId === null ? (
            <Standing colour="gray" text={t('nobodyAsked')} />
          ) : written === people ? (
            <Standing colour="teal" text={t('allWritten')} />
          ) : (
            <Standing
              colour={isLate ? 'red' : 'gray'}
              text={t(isLate ? 'missingLate' : 'missing', { count: people - written })}
            />
          ),
      },
    ]
  }, [t, number, nameOf, isLate])
  return (
    <DataTable
      label={t('byReviewer')}
      rows={progress}
      columns={columns}
      idOf={({ reviewerId }) => reviewerId ?? 'nobody'}
    />
  )
}

interface PeopleProps extends RoundPeopleProps {
  readonly nameOf: NameOf
}

function People({ round, reviewees, nameOf }: PeopleProps) {
  const t = useTranslations('reviews')
  const word = useWords()
  const { number } = useFormat()
  const columns = useMemo(
    (): Column<Reviewee>[] => [
      {
        id: 'name',
        title: t('person'),
        width: 'minmax(9rem, 1.4fr)',
        sortBy: ({ name }) => name,
        cell: ({ personId, name }) => (
          <ReviewLink cycleId={round.id} personId={personId}>
            {name}
          </ReviewLink>
        ),
      },
      { id: 'title', title: t('position'), isQuiet: true, cell: ({ title }) => title },
      {
        id: 'reviewer',
        title: t('reviewer'),
        isQuiet: true,
        cell: ({ review, managerId }) => nameOf(review?.reviewerId ?? managerId) ?? t('noReviewer'),
      },
      {
        id: 'rating',
        title: t('rating'),
        isNumber: true,
        sortBy: ({ review }) => review?.rating,
        cell: ({ review }) => (typeof review?.rating === 'number' ? number(review.rating) : '–'),
      },
      {
        id: 'state',
        title: t('state'),
        sortBy: ({ review }) => review?.status ?? '',
        cell: ({ review }) => (
          <Standing
            colour={review === null || review.status === 'draft' ? 'gray' : 'teal'}
            text={review === null ? t('notAsked') : word(review.status)}
          />
        ),
      },
    ],
    [t, word, number, nameOf, round.id],
  )
  return (
    <DataTable
      fills={reviewees.length > 100}
      label={t('byPerson')}
      rows={reviewees}
      columns={columns}
      idOf={({ personId }) => personId}
    />
  )
}

function Standing({ colour, text }: { readonly colour: string; readonly text: string }) {
  return (
    <Badge variant="dot" color={colour} tt="none" fw={500}>
      <Text span size="xs">
        {text}
      </Text>
    </Badge>
  )
}
