import { Autocomplete, Group, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { useSaid } from '../language/use-said.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { tellDone } from '../parts/tell.tsx'

interface DoneFormProps {
  readonly personId: string
  /** The case whose decision it follows. */
  readonly caseId?: string
  readonly kinds: readonly string[]
  readonly onClose: () => void
}

/** Notes what was done: of which kind, when, and in which words. */
export function DoneForm({ personId, caseId, kinds, onClose }: DoneFormProps) {
  const t = useTranslations('outlook.done')
  const said = useSaid()
  const queries = useQueryClient()
  const [kind, setKind] = useState('')
  const [begunOn, setBegunOn] = useState('')
  const [endedOn, setEndedOn] = useState('')
  const [words, setWords] = useState('')
  const note = useMutation({
    mutationFn: () =>
      api.call('noteIntervention', {
        body: {
          personId,
          ...(caseId !== undefined && { caseId }),
          // Kinds are kept in the words of the list, whatever language they are shown in.
          kind: kinds.find((one) => said(one) === kind) ?? kind,
          begunOn,
          endedOn: endedOn === '' ? null : endedOn,
          words,
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['outlook', 'done'] })
      tellDone(t('noted'))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('note')}
      text={t('noteText')}
      submit={t('save')}
      sending={note}
      onSubmit={() => note.mutate()}
      onClose={onClose}
    >
      <Autocomplete
        label={t('kind')}
        required
        minLength={3}
        maxLength={80}
        data={[...new Set(kinds.map(said))]}
        value={kind}
        onChange={setKind}
      />
      <Group grow align="start">
        <TextInput
          type="date"
          label={t('begun')}
          required
          max={today()}
          value={begunOn}
          onChange={({ currentTarget }) => setBegunOn(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('ended')}
          min={begunOn}
          value={endedOn}
          onChange={({ currentTarget }) => setEndedOn(currentTarget.value)}
        />
      </Group>
      <Textarea
        label={t('words')}
        required
        minLength={3}
        maxLength={2000}
        autosize
        minRows={2}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
    </DialogForm>
  )
}
