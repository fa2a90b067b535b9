import { Alert, Button, Card, Group, Radio, Select, Stack, Textarea, Title } from '@mantine/core'
import type { InputOf } from '@cadre/contract/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { errorText } from '../parts/error-text.ts'
import { tellDone } from '../parts/tell.tsx'

type NewDecision = InputOf<'decideReviewCase'>['body']

const choices = ['act', 'watch', 'no action'] as const
const reasonCodes = [
  'evidence fits',
  'evidence incomplete',
  'known circumstances',
  'score is wrong',
  'other',
] as const

/** A decision with its reason: nothing is chosen beforehand, and it is never altered. */
export function DecideForm({ id }: { readonly id: string }) {
  const t = useTranslations('outlook')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [choice, setChoice] = useState<NewDecision['choice']>()
  const [reasonCode, setReasonCode] = useState<NewDecision['reasonCode'] | null>(null)
  const [words, setWords] = useState('')
  const decide = useMutation({
    mutationFn: (body: NewDecision) => api.call('decideReviewCase', { params: { id }, body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['outlook'] })
      tellDone(t('decided'))
    },
  })
  return (
    <Card withBorder component="section" aria-label={t('decide')} className="no-print">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (choice && reasonCode) decide.mutate({ choice, reasonCode, words })
        }}
      >
        <Stack gap="md">
          <Title order={2}>{t('decide')}</Title>
          <Radio.Group
            label={t('choice')}
            required
            value={choice ?? ''}
            onChange={(value) => setChoice(value as NewDecision['choice'])}
          >
            <Stack gap="xs" mt="xs">
              {choices.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  required
                  label={t(`choices.${value}`)}
                  description={t(`choiceTexts.${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Select
            label={t('reasonCode')}
            required
            placeholder={p('choose')}
            data={reasonCodes.map((value) => ({ value, label: t(`reasonCodes.${value}`) }))}
            value={reasonCode}
            onChange={(value) => setReasonCode(value as NewDecision['reasonCode'] | null)}
          />
          <Textarea
            label={t('words')}
            description={t('wordsText')}
            required
            minLength={10}
            maxLength={4000}
            autosize
            minRows={3}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          {decide.isError && (
            <Alert color="red" variant="light" role="alert" title={p('notSaved')}>
              {errorText(decide.error)}
            </Alert>
          )}
          <Group justify="end">
            <Button type="submit" loading={decide.isPending}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
