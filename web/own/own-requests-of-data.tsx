import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { Confirm } from '../parts/confirm.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { subjectRequestsQuery } from '../requests/request-queries.ts'

/** What one asked for by the rights one has on one's data, with the day an answer is due; and the way to ask for erasure. */
export function OwnRequestsOfData() {
  const t = useTranslations('rights')
  const p = useTranslations('parts')
  const said = useSaid()
  const { personId } = useMe()
  const { day } = useFormat()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const found = useQuery(subjectRequestsQuery)
  const ask = useMutation({
    mutationFn: () => api.call('enterSubjectRequest', { body: { kind: 'erasure' } }),
    onSuccess: () => tellDone(t('asked')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['subject requests'] }),
  })
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const own = found.data.filter(({ subjectId }) => subjectId === personId)
  const isAsked = own.some(
    ({ kind, state }) => kind === 'erasure' && (state === 'open' || state === 'planned'),
  )
  return (
    <Card withBorder component="section" aria-label={t('own')}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{t('own')}</Title>
          <Text size="sm">{t('ownText')}</Text>
        </div>
        {own.map(({ id, kind, receivedOn, dueOn, state, isOverdue, answer, extensionReason }) => (
          <div key={id}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {t(`kinds.${kind}` as never)}
              </Text>
              <Badge
                variant="dot"
                color={isOverdue ? 'red' : state === 'done' ? 'teal' : 'gray'}
                tt="none"
                fw={500}
              >
                {t(`states.${state}`)}
              </Badge>
            </Group>
            <Text size="xs" c={isOverdue ? 'var(--mantine-color-error)' : 'dimmed'}>
              {t(state === 'open' || state === 'planned' ? 'receivedAndDue' : 'received', {
                received: day(receivedOn),
                due: day(dueOn),
              })}
            </Text>
            {extensionReason !== null && (
              <Text size="sm">{t('extendedBecause', { reason: extensionReason })}</Text>
            )}
            {answer !== null && <Text size="sm">{said(answer)}</Text>}
          </div>
        ))}
        <Group>
          <Button variant="default" disabled={isAsked} loading={ask.isPending} onClick={() => setAsks(true)}>
            {t('askErasure')}
          </Button>
        </Group>
      </Stack>
      {asks && (
        <Confirm
          title={t('askErasure')}
          text={t('askErasureText')}
          act={t('askErasure')}
          onClose={() => setAsks(false)}
          onConfirm={() => ask.mutate()}
        />
      )}
    </Card>
  )
}
