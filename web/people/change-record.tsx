import { formAt, wayToChange } from '@cadre/contract/forms'
import { Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { today } from '../app/search.ts'
import { useWords } from '../language/use-words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'
import type { OverviewRecord } from './kind-card.tsx'

interface ChangeRecordProps {
  readonly kind: string
  readonly record: OverviewRecord
  readonly onClose: () => void
}

/** Changes a record from a day on, or asks whoever may write it to do so. */
export function ChangeRecord({ kind, record, onClose }: ChangeRecordProps) {
  const t = useTranslations('person')
  const word = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const [from, setFrom] = useState(today())
  const [reason, setReason] = useState('')
  const way = wayToChange(kind, me.dataClasses)
  const send = async (values: Record<string, unknown>): Promise<void> => {
    const change = { from, values, ...(reason.trim() !== '' && { reason: reason.trim() }) }
    if (way === 'change') await api.records(kind).amend(record.id, change)
    else await api.records(kind).propose({ operation: 'amend', id: record.id, change })
    await Promise.all(
      [kind, 'person', 'timeline', 'people', 'change requests'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )
    tellDone(t(way === 'change' ? 'changedNow' : 'askedNow'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={word(kind)} size="lg">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t(way === 'change' ? 'changeText' : 'askText')}
        </Text>
        <RecordForm
          kind={formAt(kind).kind}
          before={record.values}
          submit={t(way ?? 'change')}
          onCancel={onClose}
          onSubmit={send}
        >
          <TextInput
            type="date"
            label={t('holdsFrom')}
            required
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            label={t('why')}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </RecordForm>
      </Stack>
    </Dialog>
  )
}
