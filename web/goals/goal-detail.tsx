import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { RecordVersion, NewValuesOf } from '@cadre/contract/client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useMayWrite } from '../organisation/use-may-write.ts'
import { RecordForm } from '../parts/record-form.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { tellDone } from '../parts/tell.tsx'
import { Confidence } from './confidence.tsx'
import { shareOf } from './goal-standing.ts'
import { checkInsQuery } from './goals-queries.ts'

/** What of a goal is changed from now on; whose it is stays. */
const changeable = [
  'name',
  'kind',
  'status',
  'parentId',
  'startValue',
  'targetValue',
  'unit',
  'dueDate',
] as const

/** One goal: how far it is, what was said of it, and a new check-in. */
export function GoalDetail({
  goal,
  onClose,
}: {
  readonly goal: RecordVersion
  readonly onClose: () => void
}) {
  const t = useTranslations('work')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const { moment } = useMoment()
  const { number } = useFormat()
  const checkIns = useQuery(checkInsQuery(goal.id, moment))
  // The form is empty again after each that was kept, and never while something is typed.
  const [kept, setKept] = useState(0)
  const [changes, setChanges] = useState(false)
  const { name, startValue, targetValue, unit } = goal.values
  const latest = checkIns.data?.find(({ values }) => typeof values['value'] === 'number')?.values['value']
  const share = shareOf(latest ?? startValue, startValue, targetValue)
  const mayWriteOf = useMayWrite()
  const mayWrite = moment.asOf === undefined && mayWriteOf({ dataClass: 'goals' }, goal.subjectId)
  const change = async (values: Record<string, unknown>): Promise<void> => {
    await api.records('goals').amend(goal.id, { from: today(), values })
    await queries.invalidateQueries({ queryKey: ['goals'] })
    tellDone(p('changed'))
    setChanges(false)
  }
  const checkIn = async (values: NewValuesOf<'goal_check_in'>): Promise<void> => {
    await api.records('goal-check-ins').create({
      ...(goal.subjectId !== null && { subjectId: goal.subjectId }),
      from: today(),
      values,
    })
    await queries.invalidateQueries({ queryKey: ['goal check-ins'] })
    setKept((count) => count + 1)
    tellDone(p('changed'))
  }
  return (
    <SidePanel title={String(name)} onClose={onClose}>
      {share !== undefined && (
        <Stack gap={4}>
          <Progress value={share * 100} aria-label={t('progress')} />
          <Text size="sm" className="number">
            {t('progressOf', {
              now: number(Number(latest ?? startValue)),
              target: number(Number(targetValue)),
              unit: typeof unit === 'string' ? unit : '',
            })}
          </Text>
        </Stack>
      )}
      {mayWrite && (
        <Stack gap="xs">
          <Title order={2}>{t('checkIn')}</Title>
          <RecordForm
            key={kept}
            kind="goal_check_in"
            fields={['value', 'confidence', 'note']}
            fixed={{ goalId: goal.id }}
            submit={t('keepCheckIn')}
            onSubmit={checkIn}
          />
        </Stack>
      )}
      {mayWrite && !changes && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          onClick={() => setChanges(true)}
        >
          {t('changeGoal')}
        </Button>
      )}
      {mayWrite && changes && (
        <RecordForm
          kind="goal"
          fields={changeable}
          before={goal.values}
          submit={p('save')}
          onCancel={() => setChanges(false)}
          onSubmit={change}
        />
      )}
      <Stack gap="xs">
        <Title order={2}>{t('checkIns')}</Title>
        {checkIns.isError && <LoadFailed error={checkIns.error} />}
        {checkIns.isPending && <PageLoading />}
        {checkIns.data?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noCheckIn')}
          </Text>
        )}
        {checkIns.data?.map((one) => (
          <CheckIn key={`${one.id} ${one.version}`} checkIn={one} />
        ))}
      </Stack>
    </SidePanel>
  )
}

function CheckIn({ checkIn: { validFrom, values } }: { readonly checkIn: RecordVersion }) {
  const { day, number } = useFormat()
  const { confidence, note, value } = values
  return (
    <div>
      <Group gap="xs">
        <Text size="xs" c="dimmed" className="number">
          {day(validFrom)}
        </Text>
        <Confidence value={confidence} />
        {typeof value === 'number' && <Text size="sm">{number(value)}</Text>}
      </Group>
      {typeof note === 'string' && <Text size="sm">{note}</Text>}
    </div>
  )
}
