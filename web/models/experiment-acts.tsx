import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { Confirm } from '../parts/confirm.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { mayMake } from './model-queries.ts'
import type { Experiment, Model } from './model-queries.ts'

type Act = 'approve' | 'refuse' | 'stop' | 'withdraw'

interface ExperimentActsProps {
  readonly experiment: Experiment
  readonly model: Model
}

/** What can be done with an experiment as it stands: somebody else approves or refuses it, anybody may stop it. */
export function ExperimentActs({ experiment, model }: ExperimentActsProps) {
  const t = useTranslations('models.beside')
  const m = useTranslations('models')
  const p = useTranslations('parts')
  const me = useMe()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Act>()
  const { id, state, declaredBy, challengerId } = experiment
  const act = useMutation({
    mutationFn: ({ what, reason }: { what: Act; reason: string }) =>
      what === 'stop' || what === 'withdraw'
        ? api.call('stopModelExperiment', { params: { id }, body: { reason } })
        : api.call('decideModelExperiment', {
            params: { id },
            body: { isApproved: what === 'approve', reason },
          }),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  if (!mayMake(me) || (state !== 'waiting' && state !== 'running')) return null
  const madeBy = model.items.find((version) => version.id === challengerId)?.madeBy
  const isOwn = declaredBy === me.accountId || madeBy === me.accountId
  const acts: readonly Act[] = state === 'running' ? ['stop'] : isOwn ? ['withdraw'] : ['refuse', 'approve']
  return (
    <Group gap="xs">
      {state === 'waiting' && isOwn && <Text size="sm">{t('othersDecide')}</Text>}
      {acts.map((one) => (
        <Button
          key={one}
          variant={one === 'approve' ? 'filled' : 'default'}
          loading={act.isPending}
          onClick={() => setAsked(one)}
        >
          {t(`acts.${one}`)}
        </Button>
      ))}
      {asked && (
        <Confirm
          title={t(`acts.${asked}`)}
          text={t(`actTexts.${asked}`)}
          act={t(`acts.${asked}`)}
          isDangerous={asked !== 'approve'}
          reason={m('reason')}
          onClose={() => setAsked(undefined)}
          onConfirm={(reason) => act.mutate({ what: asked, reason })}
        />
      )}
    </Group>
  )
}
