import type { NewValuesOf } from '@cadre/contract/client'
import { ActionIcon, Anchor, Button, Card, Modal, SegmentedControl, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { Page } from '../parts/page.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone } from '../parts/tell.tsx'
import { GoalDetail } from './goal-detail.tsx'
import { goalLines } from './goal-tree.ts'
import type { GoalLine } from './goal-tree.ts'
import { goalsQuery, mostGoals } from './goals-queries.ts'
import classes from './goals-page.module.css'

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
  const isNested = lines.some(({ children }) => children > 0)
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
        <Card withBorder padding={0} role="tree" aria-label={t('goals')}>
          {lines.map((line) => (
            <Goal
              key={line.goal.id}
              line={line}
              isNested={isNested}
              isOpen={!closed.has(line.goal.id)}
              onToggle={() => setClosed((old) => toggled(old, line.goal.id))}
              onOpen={() => setOpened(line.goal.id)}
            />
          ))}
        </Card>
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

interface GoalProps {
  readonly line: GoalLine
  /** Whether any goal stands below another: then there is room for what opens it. */
  readonly isNested: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onOpen: () => void
}

function Goal({ line: { goal, depth, children }, isNested, isOpen, onToggle, onOpen }: GoalProps) {
  const t = useTranslations('work')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const people = useQuery(chartQuery(moment))
  const { name, kind, dueDate, status } = goal.values
  const owner = people.data?.nodes.find(({ id }) => id === goal.subjectId)?.name
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={false}
      aria-expanded={children === 0 ? undefined : isOpen}
      className={classes['goal']}
      style={{ '--depth': depth } as never}
    >
      <div className={classes['name']}>
        {children === 0 ? (
          isNested && <span className={classes['leaf']} />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('toggle', { name: String(name) })}
            onClick={onToggle}
          >
            {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        )}
        <div>
          <Anchor component="button" type="button" c="inherit" fw={550} size="sm" ta="start" onClick={onOpen}>
            {String(name)}
          </Anchor>
          <Text size="xs" c="dimmed">
            {word(String(kind))}
          </Text>
        </div>
      </div>
      <Text size="sm">{owner ?? t('organisation')}</Text>
      <Text size="sm" c="dimmed" className="number">
        {typeof dueDate === 'string' ? t('due', { day: day(dueDate) }) : ''}
      </Text>
      <Text size="sm" c="dimmed">
        {word(String(status))}
      </Text>
    </div>
  )
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
    <Modal opened onClose={onClose} title={t('addGoal')} closeButtonProps={{ 'aria-label': p('close') }}>
      <RecordForm
        kind="goal"
        fields={asked}
        fixed={{ status: 'active' }}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={save}
      />
    </Modal>
  )
}
