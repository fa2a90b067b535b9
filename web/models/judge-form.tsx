import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { errorText } from '../parts/error-text.ts'
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
    <Modal opened onClose={onClose} title={t('judge')} closeButtonProps={{ 'aria-label': p('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          judge.mutate()
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('judgeText')}</Text>
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
          {judge.isError && (
            <Alert color="red" variant="light" role="alert" title={p('notSaved')}>
              {errorText(judge.error)}
            </Alert>
          )}
          <Group justify="end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {p('cancel')}
            </Button>
            <Button type="submit" loading={judge.isPending} disabled={dataSet === null}>
              {t('judgeAct')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
