import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useSaid } from '../language/use-said.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { tellDone } from '../parts/tell.tsx'
import { capitalised } from './capitalised.ts'
import type { SuggestedAction } from './outlook-queries.ts'
import { useInputs } from './use-inputs.ts'
import type { Meanings } from './use-inputs.ts'

interface ActionFormProps {
  /** What is changed; a new one when left out. */
  readonly action?: SuggestedAction
  readonly features: Meanings
  readonly onClose: () => void
}

/** Adds an action to the list of what may help, or says anew what one answers and what is known of it. */
export function ActionForm({ action, features, onClose }: ActionFormProps) {
  const t = useTranslations('outlook.actions')
  const said = useSaid()
  const { nameOf } = useInputs(features)
  const queries = useQueryClient()
  const [kind, setKind] = useState('')
  const [answers, setAnswers] = useState<string[]>(action?.answers ?? [])
  const [evidence, setEvidence] = useState(action ? said(action.evidence) : '')
  const [source, setSource] = useState(said(action?.source ?? ''))
  const choices = useMemo(
    () =>
      Object.keys(features)
        .map((value) => ({ value, label: nameOf(value) }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    [features, nameOf],
  )
  const enter = useMutation({
    mutationFn: () =>
      api.call('enterSuggestedAction', {
        body: {
          kind: action?.kind ?? kind,
          answers,
          evidence,
          source,
          isRetired: false,
          basedOn: action?.version ?? null,
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['outlook'] })
      tellDone(t('saved'))
      onClose()
    },
  })
  return (
    <DialogForm
      title={action ? capitalised(said(action.kind)) : t('add')}
      text={t(action ? 'changeText' : 'addText')}
      submit={t('save')}
      sending={enter}
      isDisabled={answers.length === 0}
      onSubmit={() => enter.mutate()}
      onClose={onClose}
    >
      {!action && (
        <TextInput
          label={t('kind')}
          description={t('kindHint')}
          required
          data-autofocus
          minLength={3}
          maxLength={80}
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value)}
        />
      )}
      <MultiSelect
        label={t('answers')}
        description={t('answersHint')}
        required
        searchable
        hidePickedOptions
        maxDropdownHeight={260}
        data={choices}
        value={answers}
        onChange={setAnswers}
      />
      <Textarea
        label={t('evidence')}
        required
        minLength={3}
        maxLength={1000}
        autosize
        minRows={2}
        value={evidence}
        onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
      />
      <TextInput
        label={t('source')}
        required
        minLength={3}
        maxLength={500}
        value={source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
    </DialogForm>
  )
}
