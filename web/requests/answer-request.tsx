import { Radio, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import type { SubjectRequest } from './request-queries.ts'

interface AnswerRequestProps {
  readonly request: SubjectRequest
  readonly onClose: () => void
}

/** Ends a request with what the person is told. An erasure is done by its plan; here it can only be refused. */
export function AnswerRequest({ request: { id, kind }, onClose }: AnswerRequestProps) {
  const t = useTranslations('requests')
  const queries = useQueryClient()
  const choices = kind === 'erasure' ? (['refused'] as const) : (['done', 'refused'] as const)
  const [state, setState] = useState<'done' | 'refused'>(choices[0])
  const [answer, setAnswer] = useState('')
  const send = useMutation({
    mutationFn: () =>
      api.call('answerSubjectRequest', { params: { id }, body: { state, answer: answer.trim() } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['subject requests'] })
      onClose()
    },
  })
  const act = t(kind === 'erasure' ? 'refuse' : 'answer')
  return (
    <DialogForm
      title={act}
      text={t(kind === 'erasure' ? 'answerErasure' : 'answerText')}
      submit={act}
      sending={send}
      isDisabled={answer.trim().length < 3}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      {choices.length > 1 && (
        <Radio.Group
          label={t('outcome')}
          value={state}
          onChange={(next) => setState(choices.find((one) => one === next) ?? state)}
        >
          <Stack gap="xs" mt="xs">
            {choices.map((one) => (
              <Radio key={one} value={one} label={t(`outcomes.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Textarea
        label={t('told')}
        required
        minLength={3}
        maxLength={500}
        autosize
        minRows={3}
        value={answer}
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
      />
    </DialogForm>
  )
}
