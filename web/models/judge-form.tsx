import { Alert, MultiSelect, Select, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { hasDays, lakeSetsQuery, newestSets } from './model-queries.ts'
import type { Version } from './model-queries.ts'

interface JudgeFormProps {
  readonly version: Version
  readonly onStarted: (jobId: string) => void
  readonly onClose: () => void
}

/** Has a version judged on rows that it has not learned from, and whose answer is known. */
export function JudgeForm({ version: { id, learnedFrom }, onStarted, onClose }: JudgeFormProps) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const sets = useQuery(lakeSetsQuery)
  const hasHeldOut = learnedFrom !== null && learnedFrom.heldOut > 0
  const [dataSet, setDataSet] = useState(hasHeldOut ? learnedFrom.dataSet : null)
  const [after, setAfter] = useState(learnedFrom?.lastDay ?? '')
  const [protectedColumns, setProtected] = useState<string[]>([])
  const usable = newestSets((sets.data ?? []).filter(({ isProtected }) => !isProtected))
  const chosen = usable.find(({ name }) => name === dataSet)
  const isOwn = learnedFrom !== null && dataSet === learnedFrom.dataSet
  const judgesHeldOut = isOwn && hasHeldOut && (after === '' || !hasDays(chosen))
  const judge = useMutation({
    mutationFn: () =>
      api.call('judgeModelVersion', {
        params: { id },
        body: {
          dataSet: dataSet ?? '',
          ...(hasDays(chosen) && after !== '' && { after }),
          protectedColumns,
        },
      }),
    onSuccess: ({ data }) => {
      onStarted(data.jobId)
      onClose()
    },
  })
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
      {hasDays(chosen) && (
        <TextInput
          type="date"
          label={t('judgeAfter')}
          description={learnedFrom !== null && <LearnedUpTo day={learnedFrom.lastDay} />}
          required={isOwn && !hasHeldOut}
          value={after}
          {...(isOwn && !hasHeldOut && learnedFrom.lastDay !== null && { min: learnedFrom.lastDay })}
          onChange={({ currentTarget }) => setAfter(currentTarget.value)}
        />
      )}
      {judgesHeldOut && <Text size="sm">{t('judgesHeldOut', { percent: learnedFrom.heldOut })}</Text>}
      {chosen && isOwn && !hasHeldOut && !hasDays(chosen) && (
        <Alert color="orange" variant="light">
          {t('nothingUnseen')}
        </Alert>
      )}
      <MultiSelect
        label={t('training.protected')}
        description={t('trainingHelp.protected')}
        searchable
        clearable
        data={chosen?.columns.map(({ name }) => name) ?? []}
        value={protectedColumns}
        onChange={setProtected}
      />
    </DialogForm>
  )
}

function LearnedUpTo({ day: lastDay }: { readonly day: string | null }) {
  const t = useTranslations('models')
  const { day } = useFormat()
  return lastDay === null ? null : t('learnedUpTo', { day: day(lastDay) })
}
