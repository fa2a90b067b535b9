import { Button, Group, Stack, Text, TextInput, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Confirm } from '../parts/confirm.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { DialogForm } from '../parts/dialog-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { holdsQuery } from './request-queries.ts'
import type { Hold } from './request-queries.ts'
import { useSubjectNames } from './use-subject-names.ts'

/** What is held for a court or an authority: neither erasure nor retention takes it. */
export function HoldsPanel() {
  const t = useTranslations('requests')
  const p = useTranslations('parts')
  const word = useWords()
  const { day } = useFormat()
  const queries = useQueryClient()
  const found = useQuery(holdsQuery)
  const [places, setPlaces] = useState(false)
  const [lifted, setLifted] = useState<Hold>()
  const nameOf = useSubjectNames((found.data ?? []).map(({ subjectId }) => subjectId))
  const lift = useMutation({
    mutationFn: (id: string) => api.call('liftHold', { params: { id } }),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['holds'] }),
  })
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  return (
    <Stack gap="md" pt="md">
      <Text size="sm">{t('holdsText')}</Text>
      <Group>
        <Button variant="default" onClick={() => setPlaces(true)}>
          {t('hold')}
        </Button>
      </Group>
      {found.data.length === 0 ? (
        <NothingHere title={t('noHold')} />
      ) : (
        <DataTable<Hold>
          label={t('tabs.holds')}
          rows={found.data}
          comesSorted
          idOf={({ id }) => id}
          columns={[
            { id: 'who', title: t('who'), cell: ({ subjectId }) => nameOf(subjectId) ?? t('somebody') },
            {
              id: 'what',
              title: t('records'),
              cell: ({ dataClasses }) => dataClasses?.map(word).join(', ') ?? t('everything'),
            },
            { id: 'why', title: t('reason'), width: 'minmax(0, 2fr)', cell: ({ reason }) => reason },
            { id: 'until', title: t('holdUntil'), isNamed: true, cell: ({ until }) => day(until) },
            {
              id: 'act',
              title: '',
              isAct: true,
              cell: (hold) =>
                hold.liftedAt === null ? (
                  <Button size="compact-sm" variant="default" onClick={() => setLifted(hold)}>
                    {t('lift')}
                  </Button>
                ) : (
                  <Text size="sm" c="dimmed">
                    {t('lifted')}
                  </Text>
                ),
            },
          ]}
        />
      )}
      {places && <PlaceHold onClose={() => setPlaces(false)} />}
      {lifted && (
        <Confirm
          title={t('lift')}
          text={t('liftText', { name: nameOf(lifted.subjectId) ?? t('somebody') })}
          act={t('lift')}
          onClose={() => setLifted(undefined)}
          onConfirm={() => lift.mutate(lifted.id)}
        />
      )}
    </Stack>
  )
}

function PlaceHold({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('requests')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [subjectId, setSubject] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const place = useMutation({
    mutationFn: () =>
      api.call('placeHold', { body: { subjectId: subjectId!, reason: reason.trim(), until } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['holds'] })
      onClose()
    },
    // Says also where one signs in again, where that is too long ago.
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <DialogForm
      title={t('hold')}
      text={t('holdText')}
      submit={t('hold')}
      sending={{ isPending: place.isPending, isError: false, error: undefined }}
      isDisabled={subjectId === null || reason.trim().length < 3 || until === ''}
      onSubmit={() => place.mutate()}
      onClose={onClose}
    >
      <RecordSelect
        label={t('who')}
        required
        paths={['person-profiles']}
        value={subjectId}
        onChange={setSubject}
      />
      <Textarea
        label={t('reason')}
        required
        minLength={3}
        maxLength={500}
        autosize
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <TextInput
        label={t('holdUntil')}
        required
        type="date"
        value={until}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
      />
    </DialogForm>
  )
}
