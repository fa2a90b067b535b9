import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { JobProgress } from '../parts/job-progress.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { modelQuery, runQuery } from './model-queries.ts'
import type { Run } from './model-queries.ts'
import { RunFiguresView } from './run-figures-view.tsx'
import { RunNotes } from './run-notes.tsx'
import { RunSettings } from './run-settings.tsx'
import { RunBadge } from './run-table.tsx'

/** One training: how far it is, and once it is done what came of it. */
export function RunPage() {
  const t = useTranslations('models')
  const { name, id } = useParams({ from: '/models/$name/runs/$id' })
  const { instant } = useFormat()
  const queries = useQueryClient()
  const run = useQuery(runQuery(id))
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ['models'] }), [queries])
  if (run.isError) return <LoadFailed error={run.error} />
  if (run.isPending) return <PageLoading />
  const { dataSet, state, startedAt, startedBy, jobId, result, problem, names, learningCurve, meanings } =
    run.data
  const who = names[startedBy]
  return (
    <Stack gap="xs">
      <Anchor
        component={Link}
        to="/models/$name"
        params={{ name } as never}
        search={{ tab: 'runs' } as never}
        size="sm"
        className="no-print"
      >
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t('tabs.runs')}
        </Group>
      </Anchor>
      <Page
        title={t('runOf', { dataSet })}
        text={[instant(startedAt), who !== undefined && t('by', { name: who })].filter(Boolean).join(' · ')}
        actions={state === 'done' && <ToVersion name={name} runId={id} />}
      >
        <Group gap="sm">
          <RunBadge state={state} />
        </Group>
        {(state === 'waiting' || state === 'failed' || state === 'cancelled') && (
          <JobProgress id={jobId} title={t('runOf', { dataSet })} onDone={refresh} />
        )}
        {state !== 'waiting' && state !== 'failed' && state !== 'cancelled' && learningCurve === null && (
          <JobProgress id={jobId} title={t('learning.drawing')} onDone={refresh} />
        )}
        {state === 'failed' && problem !== null && <Text size="sm">{problem}</Text>}
        {result && (
          <>
            {result.refusal && <Refusal reasons={result.refusal.reasons} />}
            <RunFiguresView result={result} learningCurve={learningCurve} meanings={meanings} />
          </>
        )}
        <RunSettings run={run.data} />
        <RunNotes run={run.data} />
      </Page>
    </Stack>
  )
}

function Refusal({ reasons }: { readonly reasons: readonly string[] }) {
  const said = useSaid()
  const t = useTranslations('models')
  return (
    <Alert
      color="orange"
      variant="light"
      title={t('refused')}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      <List size="sm">
        {reasons.map((reason) => (
          <List.Item key={reason}>{said(reason)}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** The way to the version that a training brought. */
function ToVersion({ name, runId }: { readonly name: string; readonly runId: Run['id'] }) {
  const t = useTranslations('models')
  // What was known of the model before the training ended lacks the version that came of it.
  const model = useQuery({ ...modelQuery(name), refetchOnMount: 'always' })
  const version = model.data?.items.find((one) => one.runId === runId)
  if (!version) return null
  return (
    <Button component={Link} to="/models/$name/versions/$id" params={{ name, id: version.id } as never}>
      {t('seeVersion', { number: version.number })}
    </Button>
  )
}
