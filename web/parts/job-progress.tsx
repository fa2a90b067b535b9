import { ApiError } from '@cadre/contract/client'
import { Alert, Button, Card, Group, Progress, Stack, Text } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { tellFailed } from './tell.tsx'

const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', 'progress', id],
    staleTime: 0,
    retry: false,
    queryFn: async ({ signal }) => (await api.call('getJob', { params: { id } }, { signal })).data,
    refetchInterval: ({ state }): number | false =>
      state.error || (state.data && state.data.endedAt !== null) ? false : 700,
  })

interface JobProgressProps {
  readonly id: string
  readonly title: string
  /** Called once it is done. */
  readonly onDone?: () => void
}

/** What a job is doing and how far it is, with the way to stop it; or why it failed and the way to go on. */
export function JobProgress({ id, title, onDone }: JobProgressProps) {
  const said = useSaid()
  const t = useTranslations('parts')
  const { share } = useFormat()
  const queries = useQueryClient()
  const job = useQuery(jobQuery(id))
  const act = useMutation({
    mutationFn: (name: 'cancelJob' | 'retryJob') => api.call(name, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs', 'progress', id] }),
    onError: (error) => tellFailed(t('notSaved'), error),
  })
  const state = job.data?.state
  useEffect(() => {
    if (state === 'done') onDone?.()
  }, [state, onDone])
  if (job.error instanceof ApiError && job.error.status === 404)
    return (
      <Card withBorder role="status">
        <Text size="sm">{t('jobElsewhere')}</Text>
      </Card>
    )
  if (!job.data || state === 'done') return null
  if (state === 'failed' || state === 'cancelled')
    return (
      <Alert
        color={state === 'failed' ? 'red' : 'gray'}
        variant="light"
        role="alert"
        title={t(state === 'failed' ? 'jobFailed' : 'jobStopped')}
      >
        <Stack gap="xs" align="start">
          {job.data.errorMessage !== null && <Text size="sm">{said(job.data.errorMessage)}</Text>}
          <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate('retryJob')}>
            {t('jobGoOn')}
          </Button>
        </Stack>
      </Alert>
    )
  return (
    <Card withBorder role="status">
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{title}</Text>
          <Text className="number">{share(job.data.shareDone)}</Text>
        </Group>
        <Progress value={job.data.shareDone * 100} animated aria-label={title} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {state === 'waiting'
              ? t('jobWaits')
              : [said(job.data.message), t('jobMayLeave')].filter(Boolean).join(' · ')}
          </Text>
          <Button
            variant="default"
            size="compact-sm"
            disabled={job.data.isCancelAsked}
            onClick={() => act.mutate('cancelJob')}
          >
            {t('jobStop')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
