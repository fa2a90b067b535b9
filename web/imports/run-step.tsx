import { Alert, Button, Grid, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { Confirm } from '../parts/confirm.tsx'
import { UntoldHint } from '../notices/untold-hint.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { IssueList } from './issue-list.tsx'
import { ReadDifferently } from './read-differently.tsx'
import { RecordsMade, RowsTaken } from './run-report.tsx'
import { importQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'

/** What a run has written: the report, the rejected rows, the way back. */
export function RunStep({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const act = useMutation({
    mutationFn: (name: 'runImport' | 'undoImport') => {
      const params = { id: found.id }
      // A run that goes on was let through when it began.
      return name === 'undoImport' ? api.call(name, { params }) : api.call(name, { params, body: {} })
    },
    onSuccess: ({ data }) => {
      queries.setQueryData(importQuery(found.id).queryKey, data)
      // Everything that was shown may have other people in it now.
      return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'imports' })
    },
    onError: (error) => tellFailed(t('refused'), error),
  })
  const isWhole = found.state === 'done'
  return (
    <Stack gap="md">
      {found.state === 'running' && (
        <Alert color="yellow" variant="light" title={t('stopped')}>
          <Stack gap="xs" align="start">
            <Text size="sm">{t('stoppedText')}</Text>
            <Button size="compact-sm" onClick={() => act.mutate('runImport')}>
              {t('goOn')}
            </Button>
          </Stack>
        </Alert>
      )}
      {found.state === 'undone' && (
        <Alert variant="light" title={t('undone')}>
          {t('undoneText')}
        </Alert>
      )}
      <RowsTaken found={found} />
      {isWhole && <UntoldHint of={({ reports, models }) => reports.length + models > 0} />}
      <Group gap="xs">
        {isWhole && (
          <Button component={Link} to="/people">
            {t('toPeople')}
          </Button>
        )}
        {(found.counts?.rows.rejected ?? 0) > 0 && (
          <Button
            component="a"
            href={`/api/v1/imports/${found.id}/rejected`}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('rejectedFile', { count: found.counts!.rows.rejected })}
          </Button>
        )}
        <Button component={Link} to="/imports" variant="default">
          {t('another')}
        </Button>
        {found.state !== 'undone' && (
          <Button variant="default" color="red" loading={act.isPending} onClick={() => setAsks(true)}>
            {t('undo')}
          </Button>
        )}
      </Group>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            {found.issues.length > 0 && <IssueList issues={found.issues} />}
            <ReadDifferently found={found} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <RecordsMade found={found} />
        </Grid.Col>
      </Grid>
      {asks && (
        <Confirm
          title={t('undo')}
          text={t('undoText')}
          act={t('undo')}
          isDangerous
          onClose={() => setAsks(false)}
          onConfirm={() => act.mutate('undoImport')}
        />
      )}
    </Stack>
  )
}
