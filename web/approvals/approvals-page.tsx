import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { ChangeValues } from '../own/change-values.tsx'
import { toDecideQuery } from '../own/own-queries.ts'
import type { ChangeRequest } from '../own/own-queries.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Corrections } from './corrections.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'

/** Changes that wait for a decision of this account, the oldest first. */
export function ApprovalsPage() {
  const t = useTranslations('own')
  const requests = useQuery(toDecideQuery)
  const { decide, lost } = useDecide()
  if (requests.isError) return <LoadFailed error={requests.error} />
  const oldestFirst = (requests.data ?? []).toReversed()
  return (
    <Page title={t('approvals')} text={t('approvalsText')}>
      {requests.isPending && <PageLoading />}
      <Corrections>
        {requests.data?.length === 0 && <NothingHere title={t('noneWaits')} text={t('noneWaitsText')} />}
      </Corrections>
      {oldestFirst.map((request) => (
        <Waiting key={request.id} request={request} given={lost.get(request.id)} onDecide={decide} />
      ))}
    </Page>
  )
}

interface Decided {
  readonly id: string
  /** Whose record it is. */
  readonly name: string
  /** Why it is declined; without one it is approved. */
  readonly reason?: string
}

/** A card goes at once; it comes back with what was written when the decision was not taken. */
function useDecide() {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [lost, setLost] = useState<ReadonlyMap<string, string>>(new Map())
  const key = toDecideQuery.queryKey
  const { mutate: decide } = useMutation({
    mutationFn: ({ id, reason }: Decided) =>
      reason === undefined
        ? api.call('approveChangeRequest', { params: { id }, body: {} })
        : api.call('refuseChangeRequest', { params: { id }, body: { reason } }),
    onMutate: async ({ id }) => {
      // An answer that is under way knows nothing of this yet.
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData(key)
      queries.setQueryData(key, (list) => list?.filter((one) => one.id !== id))
      return before
    },
    onSuccess: (_, { name, reason }) =>
      tellDone(t(reason === undefined ? 'approvedDone' : 'refusedDone', { name })),
    onError: (error, { id, reason }, before) => {
      queries.setQueryData(key, before)
      if (reason !== undefined) setLost((others) => new Map(others).set(id, reason))
      tellFailed(p('notSaved'), error)
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['change requests'] }),
        queries.invalidateQueries({ queryKey: ['person'] }),
      ]),
  })
  return { decide, lost }
}

interface WaitingProps {
  readonly request: ChangeRequest
  /** The reason that was written when declining it failed. */
  readonly given: string | undefined
  readonly onDecide: (decided: Decided) => void
}

function Waiting({ request, given, onDecide }: WaitingProps) {
  const t = useTranslations('own')
  const word = useWords()
  const { instant } = useFormat()
  const { moment } = useMoment()
  const [refuses, setRefuses] = useState(given !== undefined)
  const people = useQuery(chartQuery(moment))
  const { id, subjectId, entity, proposedAt, expiresAt } = request
  const name = people.data?.nodes.find((node) => node.id === subjectId)?.name ?? t('person')
  return (
    <Card withBorder>
      <Stack gap="xs">
        <div>
          <Text fw={600}>
            <Anchor
              component={Link}
              to="/people/$id"
              params={{ id: subjectId } as never}
              search={moment as never}
              c="inherit"
            >
              {name}
            </Anchor>{' '}
            · {word(entity)}
          </Text>
          <Text size="xs" c="dimmed">
            {t('askedOn', { at: instant(proposedAt), until: instant(expiresAt) })}
          </Text>
        </div>
        <ChangeValues request={request} />
        <Group justify="end" gap="xs">
          <Button variant="default" onClick={() => setRefuses(true)}>
            {t('refuse')}
          </Button>
          <Button onClick={() => onDecide({ id, name })}>{t('approve')}</Button>
        </Group>
      </Stack>
      {refuses && (
        <Confirm
          title={t('refuse')}
          text={t('refuseText', { name })}
          act={t('refuse')}
          isDangerous
          reason={t('reason')}
          {...(given !== undefined && { given })}
          onClose={() => setRefuses(false)}
          onConfirm={(reason) => onDecide({ id, name, reason })}
        />
      )}
    </Card>
  )
}
