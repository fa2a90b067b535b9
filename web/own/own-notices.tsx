import { Alert, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { usePurposes } from '../models/use-purposes.ts'
import { noticesQuery } from '../notices/notice-queries.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'

/** What one is told of the uses of one's data, once for each, in one's language where there is a text in it. */
export function OwnNotices() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const nameOf = usePurposes()
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
  const byPurpose = Map.groupBy(
    notices.data.filter(({ isForMe }) => isForMe),
    ({ purpose }) => purpose,
  )
  return (
    <Stack gap="sm">
      <Title order={2}>{t('notices')}</Title>
      {byPurpose.size === 0 && <Alert variant="light">{t('noNotice')}</Alert>}
      {[...byPurpose].map(([purpose, texts]) => {
        const { id, body, version, publishedAt, ...text } =
          texts.find((one) => one.language === language) ?? texts[0]!
        // Who was told in one language was told.
        const toldAt = texts.find(({ givenToMeAt }) => givenToMeAt !== null)?.givenToMeAt
        return (
          <Card key={purpose} withBorder component="section" aria-label={nameOf(purpose)}>
            <Group justify="space-between" mb="xs">
              <Text fw={600}>{nameOf(purpose)}</Text>
              {toldAt === undefined || toldAt === null ? (
                <Button size="compact-sm" loading={told.isPending} onClick={() => told.mutate(id)}>
                  {t('noticeRead')}
                </Button>
              ) : (
                <Badge variant="dot" color="teal" tt="none" fw={500}>
                  {t('toldOn', { at: instant(toldAt) })}
                </Badge>
              )}
            </Group>
            <Text size="sm" lang={text.language} style={{ whiteSpace: 'pre-line' }}>
              {body}
            </Text>
            <Text size="xs" c="dimmed" mt="xs">
              {t('noticeVersion', { version, at: instant(publishedAt) })}
            </Text>
          </Card>
        )
      })}
    </Stack>
  )
}
