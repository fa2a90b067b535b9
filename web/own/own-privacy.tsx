import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { tellFailed } from '../parts/tell.tsx'
import { takeExport } from '../requests/take-export.ts'
import { OwnNotices } from './own-notices.tsx'
import { OwnObjections } from './own-objections.tsx'
import { OwnOpenings } from './own-openings.tsx'
import { OwnRequestsOfData } from './own-requests-of-data.tsx'
import { OwnRetention } from './own-retention.tsx'

/** What one was told of the use of one's data, the rights one has on it, and all of it to take away. */
export function OwnPrivacy() {
  return (
    <Stack gap="md">
      <OwnNotices />
      <OwnObjections />
      <OwnExport />
      <OwnRequestsOfData />
      <OwnOpenings />
      <OwnRetention />
    </Stack>
  )
}

function OwnExport() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const take = useMutation({
    mutationFn: async (as: 'page' | 'json') => {
      const { data: request } = await api.call('enterSubjectRequest', { body: { kind: 'access' } })
      await takeExport(request.id, as)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['subject requests'] }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <Card withBorder>
      <Stack gap="xs" align="start">
        <Title order={2}>{t('export')}</Title>
        <Text size="sm">{t('exportText')}</Text>
        <Group gap="xs">
          {(['page', 'json'] as const).map((as) => (
            <Button
              key={as}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={take.isPending && take.variables === as}
              onClick={() => take.mutate(as)}
            >
              {t(as === 'page' ? 'exportPage' : 'exportAct')}
            </Button>
          ))}
        </Group>
      </Stack>
    </Card>
  )
}
