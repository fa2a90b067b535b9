import { FileInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { plainText } from '../parts/plain-text.ts'
import { tellDone } from '../parts/tell.tsx'

const accepted = '.csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.parquet'

/** Puts a file of rows among the data sets, to train on. */
export function AddTable({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('models.data')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: () => api.call('addLakeTable', { params: { name }, body: file as never }),
    onSuccess: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['lake sets'] })
      tellDone(
        [
          t('added', { name: data.name }),
          ...(data.erasedRows > 0 ? [t('erasedRows', { count: data.erasedRows })] : []),
        ].join('. '),
      )
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('add')}
      text={t('addText')}
      submit={t('add')}
      sending={add}
      isDisabled={!file}
      onSubmit={() => {
        if (file) add.mutate()
      }}
      onClose={onClose}
    >
      <FileInput
        label={t('file')}
        placeholder={p('choose')}
        required
        accept={accepted}
        value={file}
        onChange={(chosen) => {
          setFile(chosen)
          if (chosen && name === '') setName(nameOf(chosen.name))
        }}
      />
      <TextInput
        label={t('name')}
        description={t('nameText')}
        required
        pattern="[a-z][a-z0-9_]{1,59}"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </DialogForm>
  )
}

/** "Leavers 2025.csv" is `leavers_2025`. */
const nameOf = (fileName: string): string =>
  plainText(fileName.replace(/\.[^.]*$/, ''))
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60)
