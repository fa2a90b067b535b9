import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { tellDone } from '../parts/tell.tsx'

/** Asks a colleague for feedback: they are told, and write it or not. */
export function AskForFeedback({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('own.feedback')
  const [personId, setPerson] = useState<string | null>(null)
  const ask = useMutation({
    mutationFn: () => api.call('askForFeedback', { body: { personIds: [personId ?? ''] } }),
    onSuccess: () => {
      tellDone(t('asked'))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('ask')}
      text={t('text')}
      submit={t('submit')}
      sending={ask}
      isDisabled={personId === null}
      onSubmit={() => ask.mutate()}
      onClose={onClose}
    >
      <RecordSelect
        label={t('whom')}
        required
        paths={['person-profiles']}
        value={personId}
        onChange={setPerson}
      />
    </DialogForm>
  )
}
