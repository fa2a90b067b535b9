import type { RecordVersion } from '@cadre/contract/client'
import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { PageViews } from '../parts/page-views.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { AddGoal } from './add-goal.tsx'
import { GoalDetail } from './goal-detail.tsx'
import { GoalFilters } from './goal-filters.tsx'
import { newestByGoal, standingOf, standings } from './goal-standing.ts'
import type { Standing } from './goal-standing.ts'
import { GoalTreeLines } from './goal-tree-lines.tsx'
import { goalsQuery, mostGoals, standingsQuery } from './goals-queries.ts'
import { useGoalTree } from './use-goal-tree.ts'

/** As many as are seen at a glance need no search. */
const fewGoals = 8

/** What is to be reached, by whom, under what: as a tree, with how each goal goes. */
export function GoalsPage() {
  const t = useTranslations('work')
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const { whose, q = '', how } = useSearch({ from: '/goals' })
  const navigate = useNavigate()
  const isOwn = me.personId !== null && whose !== 'all'
  const subjectId = isOwn ? me.personId! : undefined
  const goals = useQuery(goalsQuery(moment, subjectId))
  const checkIns = useQuery(standingsQuery(moment, subjectId))
  const people = useQuery(chartQuery(moment))
  const [opened, setOpened] = useState<string>()
  const [adds, setAdds] = useState(false)
  const said = useMemo(() => newestByGoal(checkIns.data ?? []), [checkIns.data])
  const names = useMemo(() => new Map(people.data?.nodes.map(({ id, name }) => [id, name])), [people.data])
  const ownerOf = useCallback(
    ({ subjectId: of }: RecordVersion): string =>
      of === null ? t('organisation') : (names.get(of) ?? (people.data ? t('somebody') : '…')),
    [t, names, people.data],
  )
  const found = useMemo(() => {
    const words = q.toLowerCase()
    return (goals.data ?? []).filter((goal) =>
      `${String(goal.values['name'])} ${ownerOf(goal)}`.toLowerCase().includes(words),
    )
  }, [goals.data, q, ownerOf])
  const shown = useMemo(
    () => found.filter(({ id }) => how === undefined || standingOf(said.get(id)) === how),
    [found, how, said],
  )
  const tree = useGoalTree(shown, setOpened)
  if (goals.isError) return <LoadFailed error={goals.error} />
  const narrow = (change: { readonly q?: string | undefined; readonly how?: Standing | undefined }): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  const one = goals.data?.find(({ id }) => id === opened)
  const mayAdd = moment.asOf === undefined && reaches(me, 'goals', 'write')
  return (
    <Page
      title={t('goals')}
      text={t('goalsText', { day: day(moment.asOf ?? today()) })}
      actions={
        <>
          <Whose isOwn={isOwn} />
          {mayAdd && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
              {t('addGoal')}
            </Button>
          )}
          {me.roles.some((role) => role !== 'employee') && (
            <PageViews page="/goals" names={['q', 'whose', 'how']} />
          )}
        </>
      }
    >
      {goals.isPending && <PageLoading />}
      {goals.data?.length === 0 && <NothingHere title={t('noGoal')} text={t('noGoalText')} />}
      {goals.data && goals.data.length >= mostGoals && (
        <Text size="sm">{t('manyGoals', { count: mostGoals })}</Text>
      )}
      {goals.data && goals.data.length > fewGoals && (
        <GoalFilters
          words={q}
          how={how}
          counts={
            checkIns.data && {
              all: found.length,
              ...Object.fromEntries(
                standings.map((one) => [
                  one,
                  found.filter(({ id }) => standingOf(said.get(id)) === one).length,
                ]),
              ),
            }
          }
          onNarrow={narrow}
        />
      )}
      {goals.data && goals.data.length > 0 && shown.length === 0 && (
        <NothingHere title={t('noneFound')} text={t('noneFoundText')}>
          <Button variant="default" mt="sm" onClick={() => narrow({ q: undefined, how: undefined })}>
            {t('showAll')}
          </Button>
        </NothingHere>
      )}
      {shown.length > 0 && <GoalTreeLines tree={tree} said={said} ownerOf={ownerOf} />}
      {one && <GoalDetail goal={one} onClose={() => setOpened(undefined)} />}
      {adds && <AddGoal onClose={() => setAdds(false)} />}
    </Page>
  )
}

function Whose({ isOwn }: { readonly isOwn: boolean }) {
  const t = useTranslations('work')
  const me = useMe()
  const navigate = useNavigate()
  if (me.personId === null || me.roles.every((role) => role === 'employee')) return null
  return (
    <SegmentedControl
      aria-label={t('whose')}
      value={isOwn ? 'own' : 'all'}
      onChange={(whose) =>
        void navigate({ to: '.', search: ((old: object) => ({ ...old, whose })) as never })
      }
      data={[
        { value: 'own', label: t('ownGoals') },
        { value: 'all', label: t('allGoals') },
      ]}
    />
  )
}
