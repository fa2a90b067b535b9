import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { Confirm } from '../parts/confirm.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { mayMake } from './model-queries.ts'
import type { Model, Promotion, Version } from './model-queries.ts'

interface ApprovalProps {
  readonly model: Model
  readonly version: Version
}

/** Asks that a version answers, or decides on it: never whoever trained or proposed it. */
export function Approval({ model, version }: ApprovalProps) {
  const me = useMe()
  const waiting = model.promotions.find(
    ({ versionId, status }) => versionId === version.id && status === 'waiting',
  )
  if (waiting) return <Waiting promotion={waiting} model={model} version={version} />
  const isWeighed = weighsGroups(model, version)
  const isFit = version.judgements[0]?.isPassed === true || isWeighed
  if (!mayMake(me) || !isFit || version.stage === 'champion' || version.retrainBy !== null) return null
  return <Propose model={model} version={version} />
}

/** Whether the last judgement found a difference between groups and nothing else, and people may weigh it in words. */
function weighsGroups({ weighedIn }: Model, { judgements: [latest] }: Version): boolean {
  if (weighedIn === null || latest === undefined || latest.isPassed) return false
  return latest.gates.every(({ name, verdict }) => verdict !== 'failed' || name === 'fairness')
}

/** What the dialog asks for where a difference between groups is weighed. */
function useWeighing({ model, version }: ApprovalProps): { shortestReason?: number; reasonHelp?: string } {
  const t = useTranslations('models')
  const { weighedIn } = model
  if (weighedIn === null || !weighsGroups(model, version)) return {}
  return { shortestReason: weighedIn, reasonHelp: t('weighGroups', { least: weighedIn }) }
}

function Propose({ model, version }: ApprovalProps) {
  const { id } = version
  const weighing = useWeighing({ model, version })
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const propose = useMutation({
    mutationFn: (reason: string) => api.call('askForPromotion', { params: { id }, body: { reason } }),
    onSuccess: () => tellDone(t('proposed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  return (
    <Group gap="sm">
      <Button loading={propose.isPending} onClick={() => setAsks(true)}>
        {t('propose')}
      </Button>
      <Text size="sm" c="dimmed">
        {weighing.reasonHelp ?? t('proposeText')}
      </Text>
      {asks && (
        <Confirm
          title={t('propose')}
          text={t('proposeText')}
          act={t('propose')}
          reason={t('reason')}
          {...weighing}
          onClose={() => setAsks(false)}
          onConfirm={(reason) => propose.mutate(reason)}
        />
      )}
    </Group>
  )
}

function Waiting({ promotion, model, version }: ApprovalProps & { readonly promotion: Promotion }) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const me = useMe()
  const { instant } = useFormat()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<boolean>()
  const weighing = useWeighing({ model, version })
  const { id, askedBy, askedAt, reason } = promotion
  const decide = useMutation({
    mutationFn: (body: { isApproved: boolean; reason: string }) =>
      api.call('decidePromotion', { params: { id }, body }),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  const isOwn = askedBy === me.accountId || version.madeBy === me.accountId
  return (
    <Alert
      color="orange"
      variant="light"
      title={t('waits')}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      <Stack gap="sm" align="start">
        <Text size="sm">
          {t('waitsText', { name: model.names[askedBy] ?? '–', at: instant(askedAt), reason })}
        </Text>
        {isOwn && <Text size="sm">{t('othersDecide')}</Text>}
        {mayMake(me) && !isOwn && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('refuse')}
            </Button>
            <Button loading={decide.isPending} onClick={() => setAsked(true)}>
              {t('approve')}
            </Button>
          </Group>
        )}
      </Stack>
      {asked !== undefined && (
        <Confirm
          title={t(asked ? 'approve' : 'refuse')}
          text={t(asked ? 'approveText' : 'refuseText')}
          act={t(asked ? 'approve' : 'refuse')}
          isDangerous={!asked}
          reason={t('reason')}
          {...(asked && weighing)}
          onClose={() => setAsked(undefined)}
          onConfirm={(why) => decide.mutate({ isApproved: asked, reason: why })}
        />
      )}
    </Alert>
  )
}
