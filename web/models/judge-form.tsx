import { MultiSelect, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { lakeSetsQuery, newestSets } from './model-queries.ts'

interface JudgeFormProps {
  readonly id: string
  readonly onStarted: (jobId: string) => void
  readonly onClose: () => void
}

/** Has a version judged on later rows whose answer is known. */
export function JudgeForm({ id, onStarted, onClose }: JudgeFormProps) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const sets = useQuery(lakeSetsQuery)
  const [dataSet, setDataSet] = useState<string | null>(null)
  const [protectedColumns, setProtected] = useState<string[]>([])
  const judge = useMutation({
    mutationFn: () =>
      api.call('judgeModelVersion', {
        params: { id },
        body: { dataSet: dataSet ?? '', protectedColumns },
      }),
    onSuccess: ({ data }) => {
      onStarted(data.jobId)
      onClose()
    },
  })
  const usable = newestSets((sets.data ?? []).filter(({ isProtected }) => !isProtected))
  const columns = usable.find(({ name }) => name === dataSet)?.columns.map(({ name }) => name) ?? []
  return (
    <DialogForm
      title={t('judge')}
      text={t('judgeText')}
      submit={t('judgeAct')}
      sending={judge}
      isDisabled={dataSet === null}
      onSubmit={() => judge.mutate()}
      onClose={onClose}
    >
      <Select
        label={t('data.title')}
        required
        searchable
        placeholder={p('choose')}
        data={usable.map(({ name }) => name)}
        value={dataSet}
        onChange={setDataSet}
      />
      <MultiSelect
        label={t('training.protected')}
        description={t('trainingHelp.protected')}
        searchable
        clearable
        data={columns}
        value={protectedColumns}
        onChange={setProtected}
      />
    </DialogForm>
  )
}
