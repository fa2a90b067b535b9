import { Alert, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { offerFile } from '../parts/offer-file.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { noticesQuery } from './own-queries.ts'

/** What one was told of the use of one's data, and all of it to take away. */
export function OwnPrivacy() {
  return (
    <Stack gap="md">
      <OwnExport />
      <Notices />
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

function Notices() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const word = useWords()
  const language = useLocale()
  const { instant } = useFormat()
  const queries = useQueryClient()
  const notices = useQuery(noticesQuery)
  const told = useMutation({
    mutationFn: (id: string) =>
      api.call('recordNoticeGiven', { params: { id }, body: { how: 'read by the person in Cadre' } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  if (notices.isError) return <LoadFailed error={notices.error} />
  if (notices.isPending) return <PageLoading />
  const ofPeople = notices.data.filter(({ population }) => population === 'employee')
  const own = ofPeople.filter((notice) => notice.language === language)
  const shown = own.length > 0 ? own : ofPeople
  return (
    <Stack gap="sm">
      <Title order={2}>{t('notices')}</Title>
      {shown.length === 0 && <Alert variant="light">{t('noNotice')}</Alert>}
      {shown.map(({ id, purpose, body, version, publishedAt, givenToMeAt }) => (
        <Card key={id} withBorder>
          <Group justify="space-between" mb="xs">
            <Text fw={600}>{word(purpose)}</Text>
            {givenToMeAt === null ? (
              <Button size="compact-sm" loading={told.isPending} onClick={() => told.mutate(id)}>
                {t('noticeRead')}
              </Button>
            ) : (
              <Badge variant="dot" color="teal" tt="none" fw={500}>
                {t('toldOn', { at: instant(givenToMeAt) })}
              </Badge>
            )}
          </Group>
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {body}
          </Text>
          <Text size="xs" c="dimmed" mt="xs">
            {t('noticeVersion', { version, at: instant(publishedAt) })}
          </Text>
        </Card>
      ))}
    </Stack>
  )
}
