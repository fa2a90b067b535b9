import { Alert, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { lakeSetsQuery, newestSets } from '../models/model-queries.ts'
import { UntoldHint } from '../notices/untold-hint.tsx'
import { DialogForm } from '../parts/dialog-form.tsx'

interface ScoreFormProps {
  readonly name: string
  readonly purpose: string | undefined
  readonly onStarted: (jobId: string) => void
  readonly onClose: () => void
}

/** Has everybody in a data set scored by the version that answers. */
export function ScoreForm({ name, purpose, onStarted, onClose }: ScoreFormProps) {
  const t = useTranslations('outlook')
  const p = useTranslations('parts')
  const sets = useQuery(lakeSetsQuery)
  const [dataSet, setDataSet] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: () => api.call('scorePeople', { params: { name }, body: { dataSet: dataSet ?? '' } }),
    onSuccess: ({ data }) => {
      onStarted(data.jobId)
      onClose()
    },
  })
  const usable = newestSets(sets.data ?? []).filter(
    ({ isProtected, columns }) => !isProtected && columns.some(({ role }) => role === 'subject'),
  )
  return (
    <DialogForm
      title={t('scoreEverybody')}
      text={t('scoreText')}
      submit={t('start')}
      sending={start}
      isDisabled={dataSet === null}
      onSubmit={() => {
        if (dataSet !== null) start.mutate()
      }}
      onClose={onClose}
    >
      <UntoldHint of={({ purpose: one, population }) => one === purpose && population === 'employee'} />
      {sets.data && usable.length === 0 && <Alert variant="light">{t('noSubject')}</Alert>}
      <Select
        label={t('dataSet')}
        required
        searchable
        placeholder={p('choose')}
        data={usable.map((set) => set.name)}
        value={dataSet}
        onChange={setDataSet}
      />
    </DialogForm>
  )
}
