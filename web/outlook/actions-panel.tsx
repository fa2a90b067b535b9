import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useSaid } from '../language/use-said.ts'
import { Confirm } from '../parts/confirm.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { ActionForm } from './action-form.tsx'
import { ActionHistory } from './action-history.tsx'
import { capitalised } from './capitalised.ts'
import { suggestedActionsQuery } from './outlook-queries.ts'
import type { SuggestedAction } from './outlook-queries.ts'
import { useInputs } from './use-inputs.ts'
import type { Meanings } from './use-inputs.ts'

type Opened = { readonly what: 'form' | 'history' | 'retire'; readonly action?: SuggestedAction }

/** The organisation's list of what may help: added to, changed and retired by HR, with what was said before. */
export function ActionsPanel() {
  const t = useTranslations('outlook.actions')
  const p = useTranslations('parts')
  const said = useSaid()
  const queries = useQueryClient()
  const [opened, setOpened] = useState<Opened>()
  const found = useQuery(suggestedActionsQuery)
  const retire = useMutation({
    mutationFn: ({ action, isRetired }: { readonly action: SuggestedAction; readonly isRetired: boolean }) =>
      api.call('enterSuggestedAction', {
        body: {
          kind: action.kind,
          answers: action.answers,
          evidence: action.evidence,
          source: action.source ?? 'comes with Cadre',
          isRetired,
          basedOn: action.version,
        },
      }),
    onSuccess: () => tellDone(t('saved')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outlook'] }),
  })
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { items, features } = found.data
  const close = (): void => setOpened(undefined)
  const chosen = opened?.action
  return (
    <Stack gap="md" maw={860}>
      <Group justify="space-between" align="start">
        <Text size="sm" c="dimmed" maw={560}>
          {t('text')}
        </Text>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened({ what: 'form' })}>
          {t('add')}
        </Button>
      </Group>
      {items
        .toSorted((a, b) => Number(a.isRetired) - Number(b.isRetired))
        .map((action) => (
          <ActionCard
            key={action.kind}
            action={action}
            features={features}
            onOpen={(what) => setOpened({ what, action })}
            onUseAgain={() => retire.mutate({ action, isRetired: false })}
          />
        ))}
      {opened?.what === 'form' && (
        <ActionForm features={features} onClose={close} {...(chosen && { action: chosen })} />
      )}
      {opened?.what === 'history' && chosen && <ActionHistory kind={chosen.kind} onClose={close} />}
      {opened?.what === 'retire' && chosen && (
        <Confirm
          title={t('retire')}
          text={t('retireText', { kind: capitalised(said(chosen.kind)) })}
          act={t('retire')}
          onClose={close}
          onConfirm={() => retire.mutate({ action: chosen, isRetired: true })}
        />
      )}
    </Stack>
  )
}

interface ActionCardProps {
  readonly action: SuggestedAction
  readonly features: Meanings
  readonly onOpen: (what: Opened['what']) => void
  readonly onUseAgain: () => void
}

function ActionCard({ action, features, onOpen, onUseAgain }: ActionCardProps) {
  const t = useTranslations('outlook.actions')
  const s = useTranslations('outlook.suggested')
  const said = useSaid()
  const { nameOf } = useInputs(features)
  const { kind, answers, evidence, source, isRetired, version } = action
  const name = capitalised(said(kind))
  return (
    <Card withBorder component="section" aria-label={name}>
      <Stack gap="xs">
        <Group gap="sm">
          <Title order={2} fz="md" {...(isRetired && { c: 'dimmed' })}>
            {name}
          </Title>
          {isRetired && (
            <Badge variant="default" tt="none">
              {t('retired')}
            </Badge>
          )}
        </Group>
        <Text size="sm">{capitalised(said(evidence))}</Text>
        <Text size="xs" c="dimmed">
          {s('because', { things: answers.map(nameOf).join('; ') })}
        </Text>
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {source === null ? t('comes') : s('source', { source: said(source) })}
          </Text>
          <Group gap="xs">
            {isRetired ? (
              <Button size="compact-sm" variant="default" onClick={onUseAgain}>
                {t('again')}
              </Button>
            ) : (
              <>
                <Button size="compact-sm" variant="default" onClick={() => onOpen('form')}>
                  {t('change')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => onOpen('retire')}>
                  {t('retire')}
                </Button>
              </>
            )}
            {version > 0 && (
              <Button size="compact-sm" variant="default" onClick={() => onOpen('history')}>
                {t('history')}
              </Button>
            )}
          </Group>
        </Group>
      </Stack>
    </Card>
  )
}
