import { Card, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { LineForm } from '../parts/line-form.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { pastQuery } from './administration-queries.ts'

const shortestReason = 3

/** Before which day the past was brought in later: reports and rows to learn from see days before it as they happened. */
export function PastBroughtIn() {
  const t = useTranslations('admin.past')
  const said = useSaid()
  const { day, instant } = useFormat()
  const { roles } = useMe()
  const isFor = roles.includes('hr_manager') || roles.includes('administrator')
  const { data } = useQuery({ ...pastQuery, enabled: isFor })
  if (!data) return null
  const { past } = data
  return (
    <Card withBorder component="section" id="past" aria-label={t('title')}>
      <Title order={2}>{t('title')}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        {t('text')}
      </Text>
      <Text>{past?.before ? t('before', { day: day(past.before) }) : t('nothing')}</Text>
      {past && (
        <Text size="xs" c="dimmed" mb="sm">
          {past.setBy === null
            ? t('setByItself', { at: instant(past.setAt), reason: said(past.reason) })
            : t('setBy', { name: past.setBy, at: instant(past.setAt), reason: past.reason })}
        </Text>
      )}
      <Change key={past?.setAt} before={past?.before ?? ''} />
    </Card>
  )
}

function Change({ before }: { readonly before: string }) {
  const t = useTranslations('admin.past')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [wanted, setWanted] = useState(before)
  const [reason, setReason] = useState('')
  const change = useMutation({
    mutationFn: () =>
      api.call('setPastBroughtIn', { body: { before: wanted === '' ? null : wanted, reason } }),
    onSuccess: () => {
      tellDone(p('changed'))
      return queries.invalidateQueries({ queryKey: pastQuery.queryKey })
    },
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <LineForm
      submit={t('change')}
      isBusy={change.isPending}
      isDisabled={wanted === before || reason.trim().length < shortestReason}
      onSubmit={() => change.mutate()}
    >
      <TextInput
        type="date"
        label={t('day')}
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <TextInput
        label={t('reason')}
        flex={1}
        miw={220}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </LineForm>
  )
}
