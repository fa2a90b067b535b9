import { Alert, Button, Card, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { tellFailed } from '../parts/tell.tsx'
import { isActive } from './import-queries.ts'
import type { Job, WholeImport } from './import-queries.ts'

interface ImportProgressProps {
  readonly found: WholeImport
  readonly job: Job
}

/** What a job of an import is doing, with the way to stop it, or why it failed and the way to go on. */
export function ImportProgress({ found, job }: ImportProgressProps) {
  const said = useSaid()
  const t = useTranslations('imports')
  const { share, number } = useFormat()
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (name: 'cancelJob' | 'retryJob') => api.call(name, { params: { id: job.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs', job.id] }),
    onError: (error) => tellFailed(t('refused'), error),
  })
  const kind = (['import_read', 'import_check', 'import_run', 'import_undo'] as const).find(
    (one) => one === job.kind,
  )
  if (!isActive(job))
    return (
      <Alert color="red" variant="light" role="alert" title={t('jobFailed')}>
        <Stack gap="xs" align="start">
          <Text size="sm">{said(job.errorMessage ?? '')}</Text>
          <Button size="compact-sm" onClick={() => act.mutate('retryJob')}>
            {t('goOn')}
          </Button>
        </Stack>
      </Alert>
    )
  const counts = found.counts?.rows
  return (
    <Card withBorder role="status">
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{kind ? t(`jobs.${kind}`) : said(job.message)}</Text>
          <Text className="number">{share(job.shareDone)}</Text>
        </Group>
        <Progress value={job.shareDone * 100} animated aria-label={kind ? t(`jobs.${kind}`) : job.kind} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {job.state === 'waiting'
              ? t('waiting')
              : counts && job.kind === 'import_run'
                ? t('written', {
                    done: number(counts.created + counts.updated + counts.unchanged),
                    all: number(found.rowCount),
                  })
                : t('mayLeave')}
          </Text>
          <Button
            variant="default"
            size="compact-sm"
            disabled={job.isCancelAsked}
            onClick={() => act.mutate('cancelJob')}
          >
            {t('stop')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
