import { Alert, Button, Card, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Statistic } from '../parts/statistic.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { IssueList } from './issue-list.tsx'
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
      {found.counts && <Report found={found} />}
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
      {found.issues.length > 0 && <IssueList issues={found.issues} />}
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

function Report({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const word = useWords()
  const { number, day } = useFormat()
  const { rows, records } = found.counts!
  return (
    <Card withBorder>
      <Stack gap="md">
        <div>
          <Title order={2}>
            {found.state === 'done'
              ? t('reportTitle', { created: rows.created, updated: rows.updated })
              : t('report')}
          </Title>
          {found.mapping && (
            <Text size="sm" c="dimmed">
              {t('reportFrom', { day: day(found.mapping.asOf) })}
            </Text>
          )}
        </div>
        <SimpleGrid cols={{ base: 2, sm: 5 }}>
          {(['created', 'updated', 'unchanged', 'rejected', 'leftOut'] as const).map((name) => (
            <Statistic
              key={name}
              label={t(name)}
              value={number(rows[name])}
              definition={{ meaning: t(`${name}Text`), population: found.fileName }}
            />
          ))}
        </SimpleGrid>
        <Table fz="sm" verticalSpacing={4} maw={520}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('recordKind')}</Table.Th>
              <Table.Th ta="right">{t('made')}</Table.Th>
              <Table.Th ta="right">{t('amended')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries(records).map(([kind, { created, amended }]) => (
              <Table.Tr key={kind}>
                <Table.Td>{word(kind)}</Table.Td>
                <Table.Td ta="right" className="number">
                  {number(created)}
                </Table.Td>
                <Table.Td ta="right" className="number">
                  {number(amended)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  )
}
