import { Select, TextInput, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InputOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { tellDone } from '../parts/tell.tsx'

type NewStudy = InputOf<'askForStudy'>['body']
const purposes = ['retention', 'development', 'planning', 'pay', 'wellbeing', 'audit'] as const

/** What is to be found out, for what, until when; an HR manager decides. */
export function AskForStudy({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('studies')
  const queries = useQueryClient()
  const [study, setStudy] = useState<NewStudy>({ name: '', question: '', purpose: 'retention', endsOn: '' })
  const change = (part: Partial<NewStudy>): void => setStudy((old) => ({ ...old, ...part }))
  const ask = useMutation({
    mutationFn: () => api.call('askForStudy', { body: study }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['studies'] })
      tellDone(t('askedDone'))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('ask')}
      submit={t('send')}
      sending={ask}
      onSubmit={() => ask.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t('study')}
        required
        maxLength={200}
        value={study.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <Textarea
        label={t('question')}
        required
        maxLength={2000}
        autosize
        minRows={2}
        value={study.question}
        onChange={({ currentTarget }) => change({ question: currentTarget.value })}
      />
      <Select
        label={t('purpose')}
        required
        allowDeselect={false}
        data={purposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        value={study.purpose}
        onChange={(value) => value !== null && change({ purpose: value as NewStudy['purpose'] })}
      />
      <TextInput
        type="date"
        label={t('until')}
        required
        min={today()}
        value={study.endsOn}
        onChange={({ currentTarget }) => change({ endsOn: currentTarget.value })}
      />
    </DialogForm>
  )
}
