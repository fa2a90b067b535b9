import { Anchor, Badge, Button, Code, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { jobDetailQuery, jobsQuery } from './administration-queries.ts'
import type { JobLine } from './administration-queries.ts'
import { foldRoutine } from './fold-routine.ts'
import type { FoldedJob } from './fold-routine.ts'

const colours = { waiting: 'gray', running: 'blue', done: 'teal', failed: 'red', cancelled: 'gray' } as const
const filters = ['all', 'running', 'failed', 'done'] as const

/** Work that goes on in the background: how far it is, why it failed, and the way to stop it or let it go on. */
export function JobsPage() {
  const t = useTranslations('admin')
  const { state } = useSearch({ from: '/administration/jobs' })
  const navigate = useNavigate()
  const [opened, setOpened] = useState<string>()
  const pages = useInfiniteQuery(jobsQuery(state))
  const jobs = pages.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page title={t('jobs')} text={t('jobsText')}>
      <Group>
        <SegmentedControl
          aria-label={t('state')}
          value={state ?? 'all'}
          onChange={(value) =>
            void navigate({
              to: '.',
              replace: true,
              search: (value === 'all' ? {} : { state: value }) as never,
            })
          }
          data={filters.map((value) => ({ value, label: t(`jobFilters.${value}`) }))}
        />
      </Group>
      {pages.isError ? (
        <LoadFailed error={pages.error} />
      ) : pages.isPending ? (
        <PageLoading />
      ) : jobs.length === 0 ? (
        <NothingHere title={t('noJob')} text={t('noJobText')} />
      ) : (
        <JobTable jobs={jobs} onOpen={setOpened} />
      )}
      <MoreButton pages={pages} />
      {opened !== undefined && <JobDetail id={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

interface JobTableProps {
  readonly jobs: readonly JobLine[]
  readonly onOpen: (id: string) => void
}

function JobTable({ jobs, onOpen }: JobTableProps) {
  const said = useSaid()
  const t = useTranslations('admin')
  const word = useWords()
  const me = useMe()
  const { instant } = useFormat()
  const lines = useMemo(() => foldRoutine(jobs), [jobs])
  const saysSomething = jobs.some(({ errorMessage, message }) => errorMessage ?? message)
  const columns = useMemo(
    (): Column<FoldedJob>[] => [
      {
        id: 'kind',
        title: t('job'),
        width: 'minmax(0, 1.3fr)',
        sortBy: ({ job }) => job.kind,
        cell: ({ job: { id, kind }, count }) => (
          <Group gap={6}>
            <Anchor
              component="button"
              type="button"
              fw={550}
              c="inherit"
              ta="start"
              onClick={() => onOpen(id)}
            >
              {word(kind)}
            </Anchor>
            {count > 1 && (
              <Text span size="xs" c="dimmed" className="number">
                {t('times', { count })}
              </Text>
            )}
          </Group>
        ),
      },
      {
        id: 'state',
        title: t('state'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ job }) => job.state,
        cell: ({ job }) => <JobState job={job} />,
      },
      ...(saysSomething
        ? [
            {
              id: 'why',
              title: t('message'),
              width: 'minmax(0, 2fr)',
              isQuiet: true,
              cell: ({ job: { errorMessage, message } }: FoldedJob) => said(errorMessage ?? message),
            },
          ]
        : []),
      {
        id: 'by',
        title: t('startedBy'),
        isQuiet: true,
        width: 'minmax(0, 0.8fr)',
        cell: ({ job: { accountId } }) =>
          t(accountId === me.accountId ? 'you' : accountId === 'system' ? 'system' : 'somebody'),
      },
      {
        id: 'when',
        title: t('when'),
        isQuiet: true,
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ job }) => job.enteredAt,
        cell: ({ job: { enteredAt }, count, since }) =>
          count === 1 ? instant(enteredAt) : t('fromTo', { from: instant(since), to: instant(enteredAt) }),
      },
    ],
    [word, t, said, me.accountId, instant, onOpen, saysSomething],
  )
  return <DataTable label={t('jobs')} rows={lines} columns={columns} idOf={({ job: { id } }) => id} />
}

function JobState({ job: { state, shareDone } }: { readonly job: Pick<JobLine, 'state' | 'shareDone'> }) {
  const t = useTranslations('admin')
  const { share } = useFormat()
  return (
    <Stack gap={2}>
      <Badge variant="dot" color={colours[state]} tt="none" fw={500}>
        {t(`jobStates.${state}`)}
        {state === 'running' && ` ${share(shareDone)}`}
      </Badge>
      {state === 'running' && <Progress size="xs" value={shareDone * 100} aria-label={t('progress')} />}
    </Stack>
  )
}

function JobDetail({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const said = useSaid()
  const word = useWords()
  const t = useTranslations('admin')
  const p = useTranslations('parts')
  const { instant } = useFormat()
  const queries = useQueryClient()
  const job = useQuery(jobDetailQuery(id))
  const act = useMutation({
    mutationFn: (name: 'cancelJob' | 'retryJob') => api.call(name, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  const state = job.data?.state
  return (
    <Dialog onClose={onClose} size="lg" title={job.data ? word(job.data.kind) : t('job')}>
      {job.isError && <LoadFailed error={job.error} />}
      {job.data && (
        <Stack gap="md">
          <JobState job={job.data} />
          {job.data.errorMessage !== null && (
            <Text size="sm">
              {said(job.data.errorMessage)}{' '}
              <Text span size="xs" c="dimmed">
                {job.data.errorCode}
              </Text>
            </Text>
          )}
          <Stack gap={2}>
            {job.data.log.map(({ at, message, facts }) => (
              <Text key={`${at} ${message}`} size="sm">
                <Text span size="xs" c="dimmed" className="number">
                  {instant(at)}
                </Text>{' '}
                {said(message)}{' '}
                <Text span size="xs" c="dimmed">
                  {Object.entries(facts)
                    .map(([name, value]) => `${name} ${String(value)}`)
                    .join(' · ')}
                </Text>
              </Text>
            ))}
          </Stack>
          <Text size="xs" c="dimmed">
            {t('attempts', { count: job.data.attempt })} · <Code>{id}</Code>
          </Text>
          <Group justify="end" gap="xs">
            {(state === 'waiting' || state === 'running') && (
              <Button
                variant="default"
                disabled={job.data.isCancelAsked}
                onClick={() => act.mutate('cancelJob')}
              >
                {t('cancelJob')}
              </Button>
            )}
            {(state === 'failed' || state === 'cancelled') && (
              <Button loading={act.isPending} onClick={() => act.mutate('retryJob')}>
                {t('retryJob')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}
