import { Button, Card, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { Statistic } from '../parts/statistic.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { BatchQuality, useLacksReason } from './batch-quality.tsx'
import { IssueList } from './issue-list.tsx'
import { importQuery } from './import-queries.ts'
import type { Shown, WholeImport } from './import-queries.ts'
import { MissingPeople } from './missing-people.tsx'
import { ReadDifferently } from './read-differently.tsx'
import { SheetGrid } from './sheet-grid.tsx'

/** What a run would do, and the cells that stand in its way: they are mended here and checked again. */
export function CheckStep({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const navigate = useNavigate()
  const hasRejected = (found.counts?.rows.rejected ?? 0) > 0
  const [show, setShow] = useState<Shown>(
    hasRejected ? 'rejected' : found.issues.length > 0 ? 'with issues' : 'all',
  )
  const [edits, setEdits] = useState(0)
  const [reason, setReason] = useState('')
  if (!found.counts)
    return (
      <Stack gap="md" align="start">
        <Text>{t('notChecked')}</Text>
        <Button onClick={() => void navigate({ to: '.', search: { step: 'columns' } as never })}>
          {t('toColumns')}
        </Button>
      </Stack>
    )
  return (
    <Stack gap="md">
      <DryRun found={found} />
      <MissingPeople found={found} />
      <BatchQuality found={found} reason={reason} onReason={setReason} />
      <NextSteps found={found} edits={edits} reason={reason} />
      {found.issues.length > 0 && <IssueList issues={found.issues} />}
      {!hasRejected && <ReadDifferently found={found} />}
      <Group justify="space-between">
        <SegmentedControl
          size="sm"
          aria-label={t('show')}
          value={show}
          onChange={(value) => setShow(value as Shown)}
          data={(['rejected', 'with issues', 'all'] as const).map((value) => ({
            value,
            label: t(`shown.${value}`),
          }))}
        />
        <Text size="sm" c="dimmed">
          {t('gridHint')}
        </Text>
      </Group>
      <SheetGrid found={found} show={show} onEdit={() => setEdits((count) => count + 1)} />
      {hasRejected && <ReadDifferently found={found} />}
    </Stack>
  )
}

function DryRun({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const { number, day } = useFormat()
  const { rows, missing } = found.counts!
  const date = found.mapping ? day(found.mapping.asOf) : ''
  const definition = (meaning: string) => ({ meaning, population: found.fileName, date })
  return (
    <Card withBorder>
      <SimpleGrid cols={{ base: 2, sm: 3, md: missing > 0 ? 6 : 5 }}>
        <Statistic
          label={t('created')}
          value={number(rows.created)}
          definition={definition(t('createdText'))}
        />
        <Statistic
          label={t('updated')}
          value={number(rows.updated)}
          definition={definition(t('updatedText'))}
        />
        <Statistic
          label={t('unchanged')}
          value={number(rows.unchanged)}
          definition={definition(t('unchangedText'))}
        />
        <Statistic
          label={t('rejected')}
          value={number(rows.rejected)}
          definition={definition(t('rejectedText'))}
          {...(rows.rejected > 0 && { color: 'var(--mantine-color-error)' })}
        />
        <Statistic
          label={t('leftOut')}
          value={number(rows.leftOut)}
          definition={definition(t('leftOutText'))}
        />
        {missing > 0 && (
          <Statistic label={t('missing')} value={number(missing)} definition={definition(t('missingText'))} />
        )}
      </SimpleGrid>
    </Card>
  )
}

interface NextStepsProps {
  readonly found: WholeImport
  readonly edits: number
  readonly reason: string
}

function NextSteps({ found, edits, reason }: NextStepsProps) {
  const t = useTranslations('imports')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const act = useMutation({
    mutationFn: (name: 'checkImport' | 'runImport') => {
      const params = { id: found.id }
      if (name === 'checkImport') return api.call(name, { params })
      return api.call(name, { params, body: reason.trim() === '' ? {} : { acceptUnmet: reason.trim() } })
    },
    onSuccess: ({ data }) => queries.setQueryData(importQuery(found.id).queryKey, data),
    onError: (error) => tellFailed(t('refused'), error),
  })
  const { rows } = found.counts!
  const toWrite = rows.created + rows.updated
  const lacksReason = useLacksReason(found, reason)
  return (
    <Group justify="space-between">
      <Text fw={600}>
        {edits > 0
          ? t('edited', { count: edits })
          : toWrite === 0
            ? t(rows.rejected > 0 ? 'allRejected' : 'nothingToWrite')
            : t('ready', { count: toWrite, rejected: rows.rejected })}
      </Text>
      <Group gap="xs">
        <Button
          variant="default"
          onClick={() => void navigate({ to: '.', search: { step: 'columns' } as never })}
        >
          {t('toColumns')}
        </Button>
        <Button
          variant={edits > 0 ? 'filled' : 'default'}
          loading={act.isPending && act.variables === 'checkImport'}
          onClick={() => act.mutate('checkImport')}
        >
          {t('checkAgain')}
        </Button>
        <Button
          disabled={toWrite === 0 || edits > 0 || lacksReason}
          loading={act.isPending && act.variables === 'runImport'}
          onClick={() => act.mutate('runImport')}
        >
          {t('run', { count: toWrite })}
        </Button>
      </Group>
    </Group>
  )
}
