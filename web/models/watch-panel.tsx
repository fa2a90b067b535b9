import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { JobProgress } from '../parts/job-progress.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { ModelAlerts } from './model-alerts.tsx'
import { mayMake, watchesQuery } from './model-queries.ts'
import type { Watch } from './model-queries.ts'
import { Retraining } from './retraining.tsx'
import { WatchedDays } from './watched-days.tsx'
import { WatchedGroups } from './watched-groups.tsx'
import { WatchedInputs } from './watched-inputs.tsx'
import { WatchedOverTime } from './watched-over-time.tsx'

const verdictColours = { well: 'teal', watch: 'orange', act: 'red', unknown: 'gray' } as const

/** How a model in use fares: what was seen last, what to do about it, what was raised, and what became of its scores. */
export function WatchPanel({ name }: { readonly name: string }) {
  const t = useTranslations('models.watch')
  const me = useMe()
  const watches = useQuery(watchesQuery(name))
  if (watches.isError) return <LoadFailed error={watches.error} />
  if (watches.isPending) return <PageLoading />
  const [latest] = watches.data
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
        {mayMake(me) && <LookNow name={name} />}
      </Group>
      <ModelAlerts name={name} />
      {latest ? (
        <Seen watch={latest} watches={watches.data} />
      ) : (
        <NothingHere title={t('none')} text={t('noneText')} />
      )}
      <Retraining name={name} />
    </Stack>
  )
}

function LookNow({ name }: { readonly name: string }) {
  const t = useTranslations('models.watch')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [jobId, setJobId] = useState<string>()
  const look = useMutation({
    mutationFn: () => api.call('watchModelNow', { params: { name } }),
    onSuccess: ({ data }) => setJobId(data.jobId),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  const refresh = useCallback(() => {
    setJobId(undefined)
    void queries.invalidateQueries({ queryKey: ['models'] })
  }, [queries])
  return jobId === undefined ? (
    <Button variant="default" size="compact-sm" loading={look.isPending} onClick={() => look.mutate()}>
      {t('lookNow')}
    </Button>
  ) : (
    <JobProgress id={jobId} title={t('lookNow')} onDone={refresh} />
  )
}

interface SeenProps {
  readonly watch: Watch
  /** Every look that is kept, the newest first. */
  readonly watches: readonly Watch[]
}

function Seen({ watch, watches }: SeenProps) {
  const { number, watchedOn, result } = watch
  const said = useSaid()
  const t = useTranslations('models.watch')
  const m = useTranslations('models')
  const { day } = useFormat()
  return (
    <>
      <Stack gap="xs" component="section" aria-label={t('findings')}>
        <div>
          <Title order={2}>{t(`verdictTitles.${result.verdict}`)}</Title>
          <Text size="sm" c="dimmed">
            {m('version', { number })} · {day(watchedOn)}
          </Text>
        </div>
        <Table fz="sm" verticalSpacing={6} aria-label={t('findings')}>
          <Table.Tbody>
            {result.findings.map(({ about, verdict, finding, toDo }) => (
              <Table.Tr key={about}>
                <Table.Th scope="row" fw={550} style={{ verticalAlign: 'top' }}>
                  {t(`about.${about}`)}
                </Table.Th>
                <Table.Td style={{ verticalAlign: 'top' }}>
                  <Badge variant="dot" tt="none" fw={500} color={verdictColours[verdict]}>
                    {t(`verdicts.${verdict}`)}
                  </Badge>
                  <Text size="sm" mt={4}>
                    {said(finding)}
                  </Text>
                  {toDo !== '' && (
                    <Text size="sm" fw={550}>
                      {said(toDo)}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
      <WatchedOverTime watches={watches} />
      <WatchedInputs watch={watch} />
      <WatchedGroups watch={watch} />
      <WatchedDays days={result.days} task={result.task} />
    </>
  )
}
