import { Select, TextInput, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'

const kinds = ['access', 'erasure', 'rectification'] as const

/** Enters a request that came by letter or in person, and how it was made sure who asks. */
export function EnterRequest({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('requests')
  const r = useTranslations('rights')
  const queries = useQueryClient()
  const [subjectId, setSubject] = useState<string | null>(null)
  const [kind, setKind] = useState<(typeof kinds)[number]>('access')
  const [receivedOn, setReceivedOn] = useState(today())
  const [identityCheck, setCheck] = useState('')
  const enter = useMutation({
    mutationFn: () =>
      api.call('enterSubjectRequest', {
        body: { kind, receivedOn, identityCheck: identityCheck.trim(), subjectId: subjectId! },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['subject requests'] })
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('enter')}
      text={t('enterText')}
      submit={t('enterAct')}
      sending={enter}
      isDisabled={subjectId === null || identityCheck.trim().length < 3 || receivedOn === ''}
      onSubmit={() => enter.mutate()}
      onClose={onClose}
    >
      <RecordSelect
        label={t('who')}
        required
        paths={['person-profiles']}
        value={subjectId}
        onChange={setSubject}
      />
      <Select
        label={t('what')}
        required
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: r(`kinds.${value}`) }))}
        value={kind}
        onChange={(next) => setKind(kinds.find((one) => one === next) ?? kind)}
      />
      <TextInput
        label={t('receivedOn')}
        required
        type="date"
        max={today()}
        value={receivedOn}
        onChange={({ currentTarget }) => setReceivedOn(currentTarget.value)}
      />
      <Textarea
        label={t('identityCheck')}
        description={t('identityCheckText')}
        required
        minLength={3}
        maxLength={500}
        autosize
        value={identityCheck}
        onChange={({ currentTarget }) => setCheck(currentTarget.value)}
      />
    </DialogForm>
  )
}
