import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { Confirm } from '../parts/confirm.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { AnswerRequest } from './answer-request.tsx'
import { ErasurePlan } from './erasure-plan.tsx'
import { isOpen } from './request-queries.ts'
import type { SubjectRequest } from './request-queries.ts'
import { takeExport } from './take-export.ts'

interface RequestDetailProps {
  readonly request: SubjectRequest
  readonly name: string
  readonly onClose: () => void
}

/** One request: when it is due, and what is done about it. */
export function RequestDetail({ request, name, onClose }: RequestDetailProps) {
  const t = useTranslations('requests')
  const r = useTranslations('rights')
  const p = useTranslations('parts')
  const said = useSaid()
  const { day } = useFormat()
  const queries = useQueryClient()
  const [asks, setAsks] = useState<'extend' | 'answer'>()
  const { id, kind, receivedOn, dueOn, isOverdue, extensionReason, answer } = request
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['subject requests'] }),
  })
  return (
    <SidePanel title={`${name} · ${r(`kinds.${kind}` as never)}`} onClose={onClose} size="lg">
      <div>
        <Text size="sm">
          {r(isOpen(request) ? 'receivedAndDue' : 'received', {
            received: day(receivedOn),
            due: day(dueOn),
          })}
        </Text>
        {extensionReason !== null && (
          <Text size="sm">{r('extendedBecause', { reason: extensionReason })}</Text>
        )}
      </div>
      {isOverdue && (
        <Alert color="red" variant="light" py="xs">
          {t('overdueText')}
        </Alert>
      )}
      {answer !== null && (
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {t('told')}
          </Text>
          <Text size="sm">{said(answer)}</Text>
        </Stack>
      )}
      {kind === 'access' && request.state !== 'refused' && (
        <Stack gap="xs" align="start">
          <Text size="sm">{t('exportText')}</Text>
          <Group gap="xs">
            {(['page', 'json'] as const).map((as) => (
              <Button
                key={as}
                variant="default"
                loading={act.isPending}
                onClick={() => act.mutate(() => takeExport(id, as))}
              >
                {t(as)}
              </Button>
            ))}
          </Group>
        </Stack>
      )}
      {kind === 'rectification' && isOpen(request) && <Text size="sm">{t('rectificationText')}</Text>}
      {kind === 'erasure' && isOpen(request) && <ErasurePlan requestId={id} />}
      {isOpen(request) && (
        <Group gap="xs">
          <Button variant="default" onClick={() => setAsks('answer')}>
            {t(kind === 'erasure' ? 'refuse' : 'answer')}
          </Button>
          {extensionReason === null && (
            <Button variant="default" onClick={() => setAsks('extend')}>
              {t('extend')}
            </Button>
          )}
        </Group>
      )}
      {asks === 'extend' && (
        <Confirm
          title={t('extend')}
          text={t('extendText')}
          act={t('extend')}
          reason={t('reason')}
          onClose={() => setAsks(undefined)}
          onConfirm={(reason) =>
            act.mutate(() => api.call('extendSubjectRequest', { params: { id }, body: { reason } }))
          }
        />
      )}
      {asks === 'answer' && <AnswerRequest request={request} onClose={() => setAsks(undefined)} />}
    </SidePanel>
  )
}
