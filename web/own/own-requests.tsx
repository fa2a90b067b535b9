import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { ChangeValues } from './change-values.tsx'
import { CorrectionCard } from './correction-card.tsx'
import { correctionsQuery, ownRequestsQuery } from './own-queries.ts'

export const requestColours = {
  waiting: 'yellow',
  applied: 'teal',
  approved: 'teal',
  refused: 'red',
  withdrawn: 'gray',
  expired: 'gray',
} as const

/** What one asked for, and what became of it. */
export function OwnRequests() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const word = useWords()
  const { instant } = useFormat()
  const queries = useQueryClient()
  const { personId } = useMe()
  const requests = useQuery(ownRequestsQuery)
  const found = useQuery(correctionsQuery)
  const withdraw = useMutation({
    mutationFn: (id: string) => api.call('withdrawChangeRequest', { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['change requests'] }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  if (requests.isError) return <LoadFailed error={requests.error} />
  if (found.isError) return <LoadFailed error={found.error} />
  if (requests.isPending || found.isPending) return <PageLoading />
  const corrections = found.data?.filter(({ subjectId }) => subjectId === personId) ?? []
  if (requests.data.length === 0 && corrections.length === 0)
    return <NothingHere title={t('noRequest')} text={t('noRequestText')} />
  return (
    <Stack gap="sm">
      {corrections.map((correction) => (
        <CorrectionCard key={correction.id} correction={correction} />
      ))}
      {requests.data.map((request) => (
        <Card key={request.id} withBorder>
          <Group justify="space-between" align="start" mb={4}>
            <div>
              <Text fw={600}>{word(request.entity)}</Text>
              <Text size="xs" c="dimmed">
                {instant(request.proposedAt)}
              </Text>
            </div>
            <Badge variant="dot" color={requestColours[request.status]} tt="none" fw={500}>
              {t(`statuses.${request.status}`)}
            </Badge>
          </Group>
          <ChangeValues request={request} />
          {request.decisionReason !== null && (
            <Text size="sm">{t('because', { reason: request.decisionReason })}</Text>
          )}
          {request.status === 'waiting' && (
            <Group justify="end">
              <Button variant="default" size="compact-sm" onClick={() => withdraw.mutate(request.id)}>
                {t('withdraw')}
              </Button>
            </Group>
          )}
        </Card>
      ))}
    </Stack>
  )
}
