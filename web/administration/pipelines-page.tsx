import { Alert, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { pipelinesQuery } from './administration-queries.ts'
import type { PipelineLine, PipelineRunLine } from './administration-queries.ts'
import { PipelineGraph } from './pipeline-graph.tsx'

/** Graphs of jobs: how the newest run of each stands step by step, and the way to run one or to catch up on months. */
export function PipelinesPage() {
  const t = useTranslations('admin')
  const pipelines = useQuery(pipelinesQuery)
  if (pipelines.isError) return <LoadFailed error={pipelines.error} />
  if (pipelines.isPending) return <PageLoading />
  return (
    <Page title={t('pipelines')} text={t('pipelinesText')}>
      {pipelines.data.map((pipeline) => (
        <PipelineCard key={pipeline.name} pipeline={pipeline} />
      ))}
    </Page>
  )
}

function PipelineCard({ pipeline }: { readonly pipeline: PipelineLine }) {
  const t = useTranslations('admin')
  const word = useWords()
  const { instant } = useFormat()
  const say = useSaid()
  const [newest] = pipeline.runs
  const lastDay = newest?.steps.at(-1)?.day
  return (
    <Card withBorder>
      <Stack gap="md">
        <div>
          <Title order={2}>{word(pipeline.name)}</Title>
          <Text size="sm" c="dimmed">
            {newest
              ? t('lastRun', { state: t(`jobStates.${newest.state}`), at: instant(newest.enteredAt) })
              : t('noRun')}
          </Text>
        </div>
        <PipelineGraph
          pipeline={pipeline}
          steps={newest?.steps.filter(({ day }) => day === lastDay) ?? []}
          isOver={newest?.endedAt != null}
        />
        {newest?.problem && <Alert color="red">{say(newest.problem)}</Alert>}
        <PipelineStart pipeline={pipeline} newest={newest} />
        {pipeline.runs.length > 1 && <PipelineRuns pipeline={pipeline} />}
      </Stack>
    </Card>
  )
}

interface PipelineStartProps {
  readonly pipeline: PipelineLine
  readonly newest: PipelineRunLine | undefined
}

function PipelineStart({ pipeline, newest }: PipelineStartProps) {
  const t = useTranslations('admin')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const settled = {
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
    onError: (error: Error) => tellFailed(p('notSaved'), error),
  }
  const start = useMutation({
    mutationFn: () =>
      api.call('startJob', {
        body: { kind: pipeline.name, input: { ...(from !== '' && { from }), ...(to !== '' && { to }) } },
      }),
    ...settled,
  })
  const again = useMutation({
    mutationFn: (id: string) => api.call('retryJob', { params: { id } }),
    ...settled,
  })
  const isUnderWay = newest?.state === 'waiting' || newest?.state === 'running'
  return (
    <Group align="end" gap="sm">
      <TextInput
        type="date"
        label={t('monthsFrom')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('monthsTo')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={isUnderWay}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        {t('runPipeline')}
      </Button>
      {newest && (newest.state === 'failed' || newest.state === 'cancelled') && (
        <Button loading={again.isPending} onClick={() => again.mutate(newest.id)}>
          {t('retryJob')}
        </Button>
      )}
    </Group>
  )
}

function PipelineRuns({ pipeline }: { readonly pipeline: PipelineLine }) {
  const t = useTranslations('admin')
  const { instant, number } = useFormat()
  const say = useSaid()
  return (
    <DataTable
      label={t('earlierRuns')}
      rows={pipeline.runs}
      idOf={({ id }) => id}
      columns={[
        {
          id: 'when',
          title: t('when'),
          sortBy: ({ enteredAt }) => enteredAt,
          cell: ({ enteredAt }) => instant(enteredAt),
        },
        { id: 'state', title: t('state'), cell: ({ state }) => t(`jobStates.${state}`) },
        {
          id: 'days',
          title: t('months'),
          isNumber: true,
          cell: ({ steps }) => number(new Set(steps.map(({ day }) => day)).size),
        },
        { id: 'why', title: t('message'), isQuiet: true, cell: ({ problem }) => problem && say(problem) },
      ]}
    />
  )
}
