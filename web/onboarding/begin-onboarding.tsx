import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { tellDone } from '../parts/tell.tsx'

/** Makes the plan of somebody who starts from a template, with an owner and a day for each task. */
export function BeginOnboarding({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('start')
  const queries = useQueryClient()
  const [personId, setPerson] = useState<string | null>(null)
  const [templateId, setTemplate] = useState<string | null>(null)
  const [buddyId, setBuddy] = useState<string | null>(null)
  const [firstDay, setFirstDay] = useState(today())
  const begin = useMutation({
    mutationFn: () =>
      api.call('beginOnboarding', {
        body: {
          personId: personId ?? '',
          templateId: templateId ?? '',
          firstDay,
          ...(buddyId !== null && { buddyId }),
        },
      }),
    onSuccess: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['onboarding tasks'] })
      tellDone(t('begun', { count: data.taskIds.length }))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('begin')}
      submit={t('make')}
      sending={begin}
      isDisabled={personId === null || templateId === null}
      onSubmit={() => begin.mutate()}
      onClose={onClose}
    >
      <RecordSelect
        label={t('who')}
        required
        paths={['person-profiles']}
        value={personId}
        onChange={setPerson}
      />
      <RecordSelect
        label={t('template')}
        required
        paths={['onboarding-templates']}
        value={templateId}
        onChange={setTemplate}
      />
      <TextInput
        type="date"
        label={t('firstDay')}
        required
        value={firstDay}
        onChange={({ currentTarget }) => setFirstDay(currentTarget.value)}
      />
      <RecordSelect label={t('buddy')} paths={['person-profiles']} value={buddyId} onChange={setBuddy} />
    </DialogForm>
  )
}
