import { Button, Card, Checkbox, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { RecordVersion } from '@cadre/contract/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { BeginOnboarding } from './begin-onboarding.tsx'
import { tasksQuery } from './onboarding-queries.ts'

/** The first months of who starts: what is to be done, by whom, until when. */
export function OnboardingPage() {
  const t = useTranslations('start')
  const me = useMe()
  const { moment } = useMoment()
  const tasks = useQuery(tasksQuery(moment))
  const people = useQuery(chartQuery(moment))
  const [begins, setBegins] = useState(false)
  if (tasks.isError) return <LoadFailed error={tasks.error} />
  const names = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
  const plans = [...Map.groupBy(tasks.data ?? [], ({ values }) => String(values['planId']))]
  const open = plans.filter(([, list]) => list.some(({ values }) => values['doneOn'] === undefined))
  const mayBegin = me.roles.some((role) => role === 'hr_manager' || role === 'lead')
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        mayBegin && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setBegins(true)}>
            {t('begin')}
          </Button>
        )
      }
    >
      {tasks.isPending && <PageLoading />}
      {tasks.data && open.length === 0 && <NothingHere title={t('none')} text={t('noneText')} />}
      {open.map(([planId, list]) => (
        <Plan key={planId} tasks={list} names={names} />
      ))}
      {begins && <BeginOnboarding onClose={() => setBegins(false)} />}
    </Page>
  )
}

interface PlanProps {
  readonly tasks: readonly RecordVersion[]
  readonly names: ReadonlyMap<string, string>
}

/** The plan of one person: tasks by their day, what is late in words as well as in colour. */
function Plan({ tasks, names }: PlanProps) {
  const t = useTranslations('start')
  const p = useTranslations('parts')
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const queries = useQueryClient()
  const finish = useMutation({
    mutationFn: ({ id, isDone }: { id: string; isDone: boolean }) =>
      api
        .records('onboarding-tasks')
        .amend(id, { from: today(), values: { doneOn: isDone ? today() : null } }),
    onMutate: async ({ id, isDone }) => {
      const key = tasksQuery(moment).queryKey
      // An answer that is under way knows nothing of this yet.
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData(key)
      queries.setQueryData(key, (list) =>
        list?.map((task) => {
          if (task.id !== id) return task
          const { doneOn: _, ...values } = task.values
          return { ...task, values: isDone ? { ...values, doneOn: today() } : values }
        }),
      )
      return before
    },
    onError: (error, _, before) => {
      queries.setQueryData(tasksQuery(moment).queryKey, before)
      tellFailed(p('notSaved'), error)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['onboarding tasks'] }),
  })
  const isDone = ({ values }: RecordVersion): boolean => typeof values['doneOn'] === 'string'
  const sorted = tasks.toSorted((a, b) =>
    String(a.values['dueDate']).localeCompare(String(b.values['dueDate'])),
  )
  const done = tasks.filter(isDone).length
  // What was done before the page was opened is folded away; what is ticked now stays in sight.
  const [before] = useState(() => new Set(tasks.filter(isDone).map(({ id }) => id)))
  const [showsDone, setShowsDone] = useState(false)
  const folded = sorted.filter((task) => before.has(task.id) && isDone(task)).length
  const shown = sorted.filter((task) => showsDone || !before.has(task.id) || !isDone(task))
  const joiner = names.get(tasks[0]?.subjectId ?? '') ?? t('somebody')
  return (
    <Card withBorder>
      <Stack gap="sm">
        <div>
          <Group justify="space-between" align="baseline" wrap="nowrap">
            <Title order={2}>{joiner}</Title>
            <Text size="sm" c="dimmed" className="number" flex="none">
              {t('doneOf', { done, all: tasks.length })}
            </Text>
          </Group>
          <Progress
            mt={4}
            size="sm"
            value={(done / tasks.length) * 100}
            aria-label={t('doneOf', { done, all: tasks.length })}
          />
        </div>
        {shown.map((task) => {
          const { id, values } = task
          const due = String(values['dueDate'])
          const isLate = !isDone(task) && due < (moment.asOf ?? today())
          const owner = values['ownerId'] === me.personId ? t('you') : names.get(String(values['ownerId']))
          return (
            <Checkbox
              key={id}
              checked={isDone(task)}
              disabled={moment.asOf !== undefined}
              onChange={({ currentTarget: { checked } }) => finish.mutate({ id, isDone: checked })}
              label={String(values['name'])}
              description={
                <Text span size="xs" c={isLate ? 'var(--mantine-color-error)' : 'dimmed'} className="number">
                  {[isLate ? t('late', { day: day(due) }) : t('due', { day: day(due) }), owner]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              }
            />
          )
        })}
        {folded > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'start' }}
            aria-expanded={showsDone}
            onClick={() => setShowsDone(!showsDone)}
          >
            {showsDone ? t('hideDone') : t('showDone', { count: folded })}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
