import { Anchor, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { usePersonNames } from '../people/use-person-names.ts'
import { openingsQuery } from './study-queries.ts'
import type { Opening } from './study-queries.ts'

/** Whose pseudonyms of a study are: asked with a reason, decided by an HR manager who did not ask, read for a day. */
export function Openings({ studyId }: { readonly studyId: string }) {
  const t = useTranslations('studies')
  const found = useQuery(openingsQuery)
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  return (
    <Stack gap="sm" component="section" aria-label={t('openings')}>
      <div>
        <Title order={2}>{t('openings')}</Title>
        <Text size="sm">{t('openingsText')}</Text>
      </div>
      {found.data
        .filter((one) => one.studyId === studyId)
        .map((one) => (
          <OpeningLine key={one.id} opening={one} />
        ))}
      <Ask studyId={studyId} />
    </Stack>
  )
}

function useAct(said: string) {
  const p = useTranslations('parts')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => tellDone(said),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['openings'] }),
  })
}

function Ask({ studyId }: { readonly studyId: string }) {
  const t = useTranslations('studies')
  const [pseudonym, setPseudonym] = useState('')
  const [reason, setReason] = useState('')
  const ask = useAct(t('whoseAsked'))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const body = { pseudonym: pseudonym.trim(), reason: reason.trim() }
        ask.mutate(async () => {
          await api.call('askWhose', { params: { id: studyId }, body })
          setPseudonym('')
          setReason('')
        })
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={t('pseudonym')}
          required
          pattern="\s*psn_[0-9a-f]{32}\s*"
          placeholder="psn_…"
          value={pseudonym}
          onChange={({ currentTarget }) => setPseudonym(currentTarget.value)}
        />
        <TextInput
          label={t('whyOpen')}
          required
          minLength={3}
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group>
          <Button type="submit" variant="default" loading={ask.isPending}>
            {t('askWhose')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function OpeningLine({ opening }: { readonly opening: Opening }) {
  const t = useTranslations('studies')
  const me = useMe()
  const { instant } = useFormat()
  const { pseudonym, reason, status, askedAt, askedBy, decidedBy, decisionReason, expiresAt } = opening
  const isHr = me.roles.includes('hr_manager')
  const isOwn = askedBy === me.accountId
  const mayRead = isHr && status === 'approved' && (isOwn || decidedBy === me.accountId)
  return (
    <Card withBorder padding="sm">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <code>{pseudonym}</code>
      </Text>
      <Text size="sm">{reason}</Text>
      <Text size="xs" c="dimmed">
        {t('whoseAskedAt', { at: instant(askedAt) })} · {t(`whoseStates.${status}`)}
        {decisionReason !== null && ` · ${t('because', { reason: decisionReason })}`}
      </Text>
      {status === 'waiting' && isHr && !isOwn && <DecideOpening id={opening.id} />}
      {status === 'waiting' && isHr && isOwn && <Text size="sm">{t('anotherDecides')}</Text>}
      {mayRead && <ReadWhose id={opening.id} until={expiresAt ?? ''} />}
    </Card>
  )
}

function DecideOpening({ id }: { readonly id: string }) {
  const t = useTranslations('studies')
  const p = useTranslations('parts')
  const [reason, setReason] = useState('')
  const decide = useAct(p('changed'))
  const say = (isApproved: boolean) => () =>
    decide.mutate(() =>
      api.call('decideWhose', { params: { id }, body: { isApproved, reason: reason.trim() } }),
    )
  return (
    <Stack gap="xs" mt={4}>
      <TextInput
        label={t('reason')}
        required
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={reason.trim() === ''} onClick={say(false)}>
          {t('refuseOpening')}
        </Button>
        <Button size="compact-sm" disabled={reason.trim() === ''} onClick={say(true)}>
          {t('approveOpening')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Read on purpose: each time stands in the audit trail. */
function ReadWhose({ id, until }: { readonly id: string; readonly until: string }) {
  const t = useTranslations('studies')
  const p = useTranslations('parts')
  const { instant } = useFormat()
  const read = useMutation({
    mutationFn: () => api.call('readWhose', { params: { id } }),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  const personId = read.data?.data.personId
  const nameOf = usePersonNames([personId])
  if (personId !== undefined)
    return (
      <Text size="sm">
        {t('itIs')}{' '}
        <Anchor component={Link} to="/people/$id" params={{ id: personId } as never} size="sm">
          {nameOf(personId) ?? personId}
        </Anchor>
      </Text>
    )
  return (
    <Group gap="xs" mt={4}>
      <Button size="compact-sm" variant="default" loading={read.isPending} onClick={() => read.mutate()}>
        {t('readWhose')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('readableUntil', { at: instant(until) })}
      </Text>
    </Group>
  )
}
