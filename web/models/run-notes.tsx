import { Stack, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { LineForm } from '../parts/line-form.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { mayMake } from './model-queries.ts'
import type { Run } from './model-queries.ts'

/** What people noted about a training. */
export function RunNotes({ run: { id, notes, names } }: { readonly run: Run }) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const me = useMe()
  const { instant } = useFormat()
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const add = useMutation({
    mutationFn: () => api.call('noteOnModelRun', { params: { id }, body: { words } }),
    onSuccess: async () => {
      setWords('')
      await queries.invalidateQueries({ queryKey: ['models', 'run', id] })
    },
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  if (notes.length === 0 && !mayMake(me)) return null
  return (
    <Stack gap="sm" component="section" aria-label={t('notes')}>
      <Title order={2}>{t('notes')}</Title>
      {notes.map((note) => (
        <div key={note.writtenAt}>
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {note.words}
          </Text>
          <Text size="xs" c="dimmed">
            {[names[note.writtenBy], instant(note.writtenAt)]
              .filter((text) => text !== undefined)
              .join(' · ')}
          </Text>
        </div>
      ))}
      {mayMake(me) && (
        <LineForm
          submit={t('noteAdd')}
          isBusy={add.isPending}
          isDisabled={words.trim() === ''}
          onSubmit={() => add.mutate()}
        >
          <Textarea
            flex={1}
            miw={240}
            label={t('noteLabel')}
            autosize
            maxLength={4000}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </LineForm>
      )}
    </Stack>
  )
}
