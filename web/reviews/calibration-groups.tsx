import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '@cadre/contract/client'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { LoadFailed } from '../parts/states.tsx'
import type { GroupedBy } from './calibration.tsx'
import { ReviewLink } from './own-reviews.tsx'
import { calibrationQuery } from './review-queries.ts'

type GroupFigures = AnswerOf<'readCalibration'>['groups'][number]

interface CalibrationGroupsProps {
  readonly cycleId: string
  readonly by: GroupedBy
  readonly names: ReadonlyMap<string, string>
}

/** Mean ratings before and after calibration, group by group. */
export function CalibrationGroups({ cycleId, by, names }: CalibrationGroupsProps) {
  const t = useTranslations('reviews')
  const { moment } = useMoment()
  const { number } = useFormat()
  const answer = useQuery(calibrationQuery(cycleId, by, moment))
  const columns = useMemo((): Column<GroupFigures>[] => {
    const nameOf = ({ group }: GroupFigures): string => names.get(group ?? '') ?? t('noGroup')
    const figure = (value: number | null): string => (value === null ? '–' : number(value))
    return [
      {
        id: 'group',
        title: t(by === 'department' ? 'byDepartment' : 'byReviewer'),
        cell: nameOf,
        sortBy: nameOf,
      },
      {
        id: 'reviews',
        title: t('reviewCount'),
        isQuiet: true,
        sortBy: ({ reviews }) => reviews,
        cell: ({ reviews }) => t('reviewsOf', { count: reviews }),
      },
      {
        id: 'mean',
        title: t('mean'),
        isNumber: true,
        width: '9rem',
        sortBy: ({ after }) => after,
        cell: ({ before, after }) =>
          before === after ? figure(after) : `${figure(before)} → ${figure(after)}`,
      },
      {
        id: 'moved',
        title: t('moved'),
        isQuiet: true,
        sortBy: ({ moved }) => moved,
        cell: ({ moved }) => (moved === 0 ? '' : t('movedCount', { count: moved })),
      },
    ]
  }, [t, number, names, by])
  if (answer.isError) return <LoadFailed error={answer.error} />
  return (
    <DataTable
      label={t('beforeAfter')}
      rows={answer.data?.groups ?? []}
      columns={columns}
      idOf={({ group }) => group ?? 'none'}
    />
  )
}

/** More than are looked at one by one. */
const mostShown = 20

/** Reviews that somebody else should look at, because of who wrote them. */
export function RoleConflicts({ cycleId }: { readonly cycleId: string }) {
  const t = useTranslations('reviews')
  const { moment } = useMoment()
  const answer = useQuery(calibrationQuery(cycleId, 'department', moment))
  const people = useQuery(chartQuery(moment))
  const names = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
  const conflicts = answer.data?.conflicts ?? []
  if (conflicts.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="conflicts">
      <Title order={2} id="conflicts">
        {t('conflicts', { count: conflicts.length })}
      </Title>
      <Text size="sm" c="dimmed">
        {t('conflictsText')}
      </Text>
      {conflicts.slice(0, mostShown).map(({ reviewId, subjectId, reviewerId, conflict }) => (
        <Text size="sm" key={reviewId}>
          <ReviewLink cycleId={cycleId} personId={subjectId}>
            {names.get(subjectId) ?? '…'}
          </ReviewLink>
          {' · '}
          {t(`conflictKinds.${conflictKey(conflict)}`, { name: names.get(reviewerId ?? '') ?? '…' })}
        </Text>
      ))}
      {conflicts.length > mostShown && (
        <Text size="sm" c="dimmed">
          {t('moreNames', { count: conflicts.length - mostShown })}
        </Text>
      )}
    </Stack>
  )
}

const keys = {
  'reviews oneself as manager': 'oneself',
  'reviews the own manager': 'ownManager',
  'review each other': 'eachOther',
} as const
const conflictKey = (conflict: string) => keys[conflict as keyof typeof keys] ?? 'notTheLine'
