import type { RecordVersion } from '@cadre/contract/client'
import { Button, Card, Checkbox, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useMayWrite } from '../organisation/use-may-write.ts'
import { useFinishTask } from './use-finish-task.ts'

interface PlanProps {
  readonly tasks: readonly RecordVersion[]
  readonly names: ReadonlyMap<string, string>
}

/** The plan of one person: tasks by their day, what is late in words as well as in colour. */
export function Plan({ tasks, names }: PlanProps) {
  const t = useTranslations('start')
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
        {shown.map((task) => (
          <Task key={task.id} task={task} isDone={isDone(task)} names={names} />
        ))}
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

interface TaskProps {
  readonly task: RecordVersion
  readonly isDone: boolean
  readonly names: ReadonlyMap<string, string>
}

/** One task: ticked by whoever it is assigned to, or who writes the plan; where it is for another to tick, it says so. */
function Task({ task, isDone, names }: TaskProps) {
  const t = useTranslations('start')
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const mayWrite = useMayWrite()
  const finish = useFinishTask()
  const { values, subjectId } = task
  const due = String(values['dueDate'])
  const isLate = !isDone && due < (moment.asOf ?? today())
  const isOwn = me.personId !== null && values['ownerId'] === me.personId
  const owner = isOwn ? t('you') : names.get(String(values['ownerId']))
  const mayTick = mayWrite({ dataClass: 'onboarding' }, subjectId) || (isOwn && !isDone)
  const why = isDone ? t('tickedForGood') : t('forAnother')
  return (
    <Checkbox
      checked={isDone}
      disabled={moment.asOf !== undefined || !mayTick}
      onChange={({ currentTarget: { checked } }) => finish.mutate({ task, isDone: checked, isOwn })}
      label={String(values['name'])}
      description={
        <Text span size="xs" c={isLate ? 'var(--mantine-color-error)' : 'dimmed'} className="number">
          {[
            isLate ? t('late', { day: day(due) }) : t('due', { day: day(due) }),
            owner,
            !mayTick && moment.asOf === undefined && why,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      }
    />
  )
}
