import { Alert, Button, Group, Modal, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InputOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { errorText } from '../parts/error-text.ts'
import { tellDone } from '../parts/tell.tsx'

type NewStudy = InputOf<'askForStudy'>['body']
const purposes = ['retention', 'development', 'planning', 'pay', 'wellbeing', 'audit'] as const

/** What is to be found out, for what, until when; an HR manager decides. */
export function AskForStudy({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('studies')
  const p = useTranslations('parts')
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
    <Modal opened onClose={onClose} title={t('ask')} closeButtonProps={{ 'aria-label': p('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate()
        }}
      >
        <Stack gap="sm">
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
          {ask.isError && (
            <Alert color="red" variant="light" role="alert" title={p('notSaved')}>
              {errorText(ask.error)}
            </Alert>
          )}
          <Group justify="end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {p('cancel')}
            </Button>
            <Button type="submit" loading={ask.isPending}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
