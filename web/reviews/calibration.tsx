import { Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { NothingHere } from '../parts/states.tsx'
import { namesQuery } from '../people/people-queries.ts'
import { CalibrateDialog } from './calibrate-dialog.tsx'
import { CalibrationGroups, RoleConflicts } from './calibration-groups.tsx'
import { RatingBoard } from './rating-board.tsx'
import { isWritten } from './round-figures.ts'
import type { Reviewee, Round } from './round-figures.ts'
import { useCalibrate } from './use-calibrate.ts'
import type { Calibrated } from './use-calibrate.ts'

export type GroupedBy = 'department' | 'reviewer'

interface CalibrationProps {
  readonly round: Round
  readonly reviewees: readonly Reviewee[]
}

const groupOf = ({ departmentId, review }: Reviewee, by: GroupedBy): string =>
  (by === 'department' ? departmentId : review?.reviewerId) ?? ''

/** People side by side at their ratings, one group beside its peers; a rating is changed with a reason. */
export function Calibration({ round, reviewees }: CalibrationProps) {
  const t = useTranslations('reviews')
  const [by, setBy] = useState<GroupedBy>('department')
  const [group, setGroup] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string>()
  const [lost, setLost] = useState<Calibrated>()
  const calibrate = useCalibrate(round.id)
  const names = useGroupNames(by)
  const rated = reviewees.filter(isWritten)
  const groups = [...new Set(rated.map((one) => groupOf(one, by)))].filter((one) => one !== '')
  const shown = group === null ? rated : rated.filter((one) => groupOf(one, by) === group)
  const one = rated.find(({ personId }) => personId === chosen)
  const mayChange = round.values.status === 'calibrating'
  if (rated.length === 0) return <NothingHere title={t('noRatingTitle')} text={t('noRating')} />
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Group gap="sm">
          <SegmentedControl
            aria-label={t('groupBy')}
            value={by}
            onChange={(value) => {
              setBy(value as GroupedBy)
              setGroup(null)
            }}
            data={[
              { value: 'department', label: t('byDepartment') },
              { value: 'reviewer', label: t('byReviewer') },
            ]}
          />
          <Select
            aria-label={t('group')}
            placeholder={t('everybody')}
            searchable
            clearable
            w={240}
            data={groups
              .map((id) => ({ value: id, label: names.get(id) ?? '…' }))
              .toSorted((a, b) => a.label.localeCompare(b.label))}
            value={group}
            onChange={setGroup}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t(mayChange ? 'boardText' : 'boardClosed')}
        </Text>
        <RatingBoard round={round} reviewees={shown} peers={rated} onChoose={setChosen} />
      </Stack>
      <Stack gap="xs" component="section" aria-labelledby="groups">
        <Title order={2} id="groups">
          {t('beforeAfter')}
        </Title>
        <CalibrationGroups cycleId={round.id} by={by} names={names} />
      </Stack>
      <RoleConflicts cycleId={round.id} />
      {one && (
        <CalibrateDialog
          key={one.personId}
          round={round}
          reviewee={one}
          given={lost?.reviewId === one.review?.id ? lost : undefined}
          onChange={(changed) =>
            calibrate.mutate(changed, {
              onSuccess: () => setLost(undefined),
              // What was entered is there again, to be sent once more.
              onError: () => {
                setLost(changed)
                setChosen((another) => another ?? one.personId)
              },
            })
          }
          onClose={() => setChosen(undefined)}
        />
      )}
    </Stack>
  )
}

/** What the groups are called: departments, or people. */
function useGroupNames(by: GroupedBy): ReadonlyMap<string, string> {
  const { moment } = useMoment()
  const departments = useQuery({ ...namesQuery('departments', moment), enabled: by === 'department' })
  const people = useQuery({ ...chartQuery(moment), enabled: by === 'reviewer' })
  return useMemo(
    () =>
      (by === 'department'
        ? departments.data
        : new Map(people.data?.nodes.map(({ id, name }) => [id, name]))) ?? new Map<string, string>(),
    [by, departments.data, people.data],
  )
}
