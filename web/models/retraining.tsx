import { Alert, Button, Checkbox, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import type { AnswerOf, InputOf } from '@cadre/contract/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { JobProgress } from '../parts/job-progress.tsx'
import { LineForm } from '../parts/line-form.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { mayMake, retrainingQuery } from './model-queries.ts'

type Plan = InputOf<'planModelRetraining'>['body']
type Standing = AnswerOf<'readModelRetraining'>['plan']

/** When a model is trained anew without being asked, and the way to do it now; a person promotes what comes of it. */
export function Retraining({ name }: { readonly name: string }) {
  const t = useTranslations('models.retraining')
  const me = useMe()
  const plan = useQuery(retrainingQuery(name))
  if (!plan.data || !mayMake(me)) return null
  const standing = plan.data.plan
  return (
    <Stack gap="sm" component="section" aria-label={t('title')}>
      <Group justify="space-between">
        <div>
          <Title order={2}>{t('title')}</Title>
          <Text size="sm" c="dimmed">
            {t('text')}
          </Text>
        </div>
        <RetrainNow name={name} />
      </Group>
      {standing?.problem && <NotTrained at={standing.triedAt} problem={standing.problem} />}
      <PlanForm key={standing?.setAt ?? 'none'} name={name} standing={standing} />
    </Stack>
  )
}

/** Why the plan brought no training the last time. */
function NotTrained({ at, problem }: { readonly at: string | null; readonly problem: string }) {
  const t = useTranslations('models.retraining')
  const { day } = useFormat()
  const said = useSaid()
  return (
    <Alert color="orange" variant="light">
      {t('notTrained', { day: at === null ? '–' : day(at.slice(0, 10)), problem: said(problem) })}
    </Alert>
  )
}

function RetrainNow({ name }: { readonly name: string }) {
  const t = useTranslations('models.retraining')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [jobId, setJobId] = useState<string>()
  const retrain = useMutation({
    mutationFn: () => api.call('retrainModelNow', { params: { name } }),
    onSuccess: ({ data }) => setJobId(data.jobId),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  const refresh = useCallback(() => {
    setJobId(undefined)
    tellDone(t('done'))
    void queries.invalidateQueries({ queryKey: ['models'] })
  }, [queries, t])
  return jobId === undefined ? (
    <Button variant="default" size="compact-sm" loading={retrain.isPending} onClick={() => retrain.mutate()}>
      {t('now')}
    </Button>
  ) : (
    <JobProgress id={jobId} title={t('now')} onDone={refresh} />
  )
}

function PlanForm({ name, standing }: { readonly name: string; readonly standing: Standing }) {
  const t = useTranslations('models.retraining')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [plan, setPlan] = useState<Plan>({
    everyMonths: standing?.everyMonths ?? null,
    onAlert: standing?.onAlert ?? false,
  })
  const save = useMutation({
    mutationFn: () => api.call('planModelRetraining', { params: { name }, body: plan }),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models', 'retraining', name] }),
  })
  return (
    <LineForm submit={p('save')} isBusy={save.isPending} onSubmit={() => save.mutate()}>
      <NumberInput
        label={t('everyMonths')}
        placeholder={t('never')}
        w={180}
        min={1}
        max={36}
        allowDecimal={false}
        value={plan.everyMonths ?? ''}
        onChange={(months) =>
          setPlan((old) => ({ ...old, everyMonths: typeof months === 'number' ? months : null }))
        }
      />
      <Checkbox
        label={t('onAlert')}
        pb={8}
        checked={plan.onAlert}
        onChange={({ currentTarget: { checked } }) => setPlan((old) => ({ ...old, onAlert: checked }))}
      />
    </LineForm>
  )
}
