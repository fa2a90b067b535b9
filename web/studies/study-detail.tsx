import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { Confirm } from '../parts/confirm.tsx'
import { errorText } from '../parts/error-text.ts'
import { SidePanel } from '../parts/side-panel.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { DataSets } from './data-sets.tsx'
import { Openings } from './openings.tsx'
import type { Study } from './study-queries.ts'

interface StudyDetailProps {
  readonly study: Study
  readonly onClose: () => void
}

/** One study: what it asks, who decided, its data sets, and its end. */
export function StudyDetail({ study, onClose }: StudyDetailProps) {
  const t = useTranslations('studies')
  const me = useMe()
  const { day } = useFormat()
  const { name, question, purpose, status, endsOn, decisionReason, asOf } = study
  return (
    <SidePanel title={name} onClose={onClose}>
      <Stack gap="xs">
        <Text>{question}</Text>
        <Text size="sm" c="dimmed">
          {[
            t(`states.${status}`),
            t(`purposes.${purpose as 'audit'}`),
            t('readUntil', { day: day(endsOn) }),
            asOf !== null && t('knows', { day: day(asOf) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {decisionReason !== null && <Text size="sm">{t('because', { reason: decisionReason })}</Text>}
      </Stack>
      {status === 'waiting' && me.roles.includes('hr_manager') && <Decide study={study} />}
      {status === 'approved' && me.roles.includes('data_scientist') && <DataSets study={study} />}
      {status === 'approved' && <Openings studyId={study.id} />}
      {status === 'approved' && <End study={study} />}
    </SidePanel>
  )
}

function Decide({ study: { id } }: { readonly study: Study }) {
  const t = useTranslations('studies')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [asked, setAsked] = useState<boolean>()
  const decide = useMutation({
    mutationFn: (body: { isApproved: boolean; reason: string }) =>
      api.call('decideStudy', { params: { id }, body }),
    onSuccess: () => tellDone(p('changed')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['studies'] }),
  })
  return (
    <Stack gap="xs">
      <Title order={2}>{t('decide')}</Title>
      <Text size="sm">{t('decideText')}</Text>
      {decide.isError && (
        <Alert color="red" variant="light" role="alert" title={p('notSaved')}>
          {errorText(decide.error)}
        </Alert>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('refuse')}
        </Button>
        <Button loading={decide.isPending} onClick={() => setAsked(true)}>
          {t('approve')}
        </Button>
      </Group>
      {asked !== undefined && (
        <Confirm
          title={t(asked ? 'approve' : 'refuse')}
          text={t(asked ? 'approveText' : 'refuseText')}
          act={t(asked ? 'approve' : 'refuse')}
          isDangerous={!asked}
          reason={t('reason')}
          onClose={() => setAsked(undefined)}
          onConfirm={(reason) => decide.mutate({ isApproved: asked, reason })}
        />
      )}
    </Stack>
  )
}

function End({ study: { id } }: { readonly study: Study }) {
  const t = useTranslations('studies')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const end = useMutation({
    mutationFn: () => api.call('endStudy', { params: { id } }),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['studies'] }),
  })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'start' }}
        loading={end.isPending}
        onClick={() => setAsks(true)}
      >
        {t('end')}
      </Button>
      {asks && (
        <Confirm
          title={t('end')}
          text={t('endText')}
          act={t('end')}
          isDangerous
          onClose={() => setAsks(false)}
          onConfirm={() => end.mutate()}
        />
      )}
    </>
  )
}
