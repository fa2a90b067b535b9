import { Button, Card, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { offerFile } from '../parts/offer-file.ts'
import { tellFailed } from '../parts/tell.tsx'
import { OwnNotices } from './own-notices.tsx'

/** What one was told of the use of one's data, and all of it to take away. */
export function OwnPrivacy() {
  return (
    <Stack gap="md">
      <OwnExport />
      <OwnNotices />
    </Stack>
  )
}

function OwnExport() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const take = useMutation({
    mutationFn: async () => {
      const { data: request } = await api.call('enterSubjectRequest', { body: { kind: 'access' } })
      const { data } = await api.call('exportSubject', { params: { id: request.id } })
      offerFile(
        `own-data-${today()}.json`,
        new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
      )
    },
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <Card withBorder>
      <Stack gap="xs" align="start">
        <Title order={2}>{t('export')}</Title>
        <Text size="sm">{t('exportText')}</Text>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t('exportAct')}
        </Button>
      </Stack>
    </Card>
  )
}
