import type { NewValuesOf } from '@cadre/contract/client'
import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Page } from '../parts/page.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone } from '../parts/tell.tsx'
import { GoalDetail } from './goal-detail.tsx'
import { goalLines } from './goal-tree.ts'
import { GoalTree } from './goal-tree-lines.tsx'
import { goalsQuery, mostGoals } from './goals-queries.ts'

/** What is to be reached, by whom, under what: as a tree, with how each goal goes. */
export function GoalsPage() {
  const t = useTranslations('work')
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const { whose } = useSearch({ from: '/goals' })
  const isOwn = me.personId !== null && whose !== 'all'
  const goals = useQuery(goalsQuery(moment, isOwn ? me.personId! : undefined))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<string>()
  const [adds, setAdds] = useState(false)
  const lines = useMemo(() => goalLines(goals.data ?? [], closed), [goals.data, closed])
  if (goals.isError) return <LoadFailed error={goals.error} />
  const one = goals.data?.find(({ id }) => id === opened)
  const mayAdd = me.personId !== null && reaches(me, 'goals', 'write')
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
        </>
      }
    >
      {goals.isPending && <PageLoading />}
      {goals.data?.length === 0 && <NothingHere title={t('noGoal')} text={t('noGoalText')} />}
      {goals.data && goals.data.length >= mostGoals && (
        <Text size="sm">{t('manyGoals', { count: mostGoals })}</Text>
      )}
      {lines.length > 0 && (
        <GoalTree
          lines={lines}
          closed={closed}
          onToggle={(id) => setClosed((old) => toggled(old, id))}
          onOpen={setOpened}
        />
      )}
      {one && <GoalDetail goal={one} onClose={() => setOpened(undefined)} />}
      {adds && <AddGoal personId={me.personId!} onClose={() => setAdds(false)} />}
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

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

const asked = ['name', 'kind', 'parentId', 'startValue', 'targetValue', 'unit', 'dueDate'] as const

function AddGoal({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const t = useTranslations('work')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const save = async (values: NewValuesOf<'goal'>): Promise<void> => {
    await api.records('goals').create({ subjectId: personId, from: today(), values })
    await queries.invalidateQueries({ queryKey: ['goals'] })
    tellDone(p('changed'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('addGoal')}>
      <RecordForm
        kind="goal"
        fields={asked}
        fixed={{ status: 'active' }}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={save}
      />
    </Dialog>
  )
}
