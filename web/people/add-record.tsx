import { formAt, kindAt } from '@cadre/contract/forms'
import { Group, Stack, Text, TextInput } from '@mantine/core'
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
import { askedOf, dayAfter } from './addable-kinds.ts'

interface AddRecordProps {
  /** Path of the kind of record. */
  readonly kind: string
  readonly subjectId: string
  /** Enters it, or asks whoever may. */
  readonly way: 'add' | 'ask'
  readonly title?: string
  readonly text?: string
  readonly onClose: () => void
}

/** Enters a record of a kind about somebody, on a day or from a day on. */
export function AddRecord({ kind, subjectId, way, title, text, onClose }: AddRecordProps) {
  const t = useTranslations('person')
  const word = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const [from, setFrom] = useState(today())
  const [lastDay, setLastDay] = useState('')
  const { isEvent } = formAt(kind)
  const { fields, initial, fixed, needsEnd = false } = askedOf(kind, me.personId)
  const send = async (values: Record<string, unknown>): Promise<void> => {
    const record = { subjectId, from, ...(lastDay !== '' && { to: dayAfter(lastDay) }), values }
    if (way === 'add') await api.records(kind).create(record)
    else await api.records(kind).propose({ operation: 'create', record })
    await Promise.all(
      [kind, 'person', 'timeline', 'people', 'change requests', 'goals'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )
    tellDone(t(way === 'add' ? 'added' : 'askedNow'))
    onClose()
  }
  const said = text ?? (way === 'ask' ? t('askText') : undefined)
  return (
    <Dialog onClose={onClose} title={title ?? word(kindAt(kind))} size="lg">
      <Stack gap="sm">
        {said !== undefined && (
          <Text size="sm" c="dimmed">
            {said}
          </Text>
        )}
        <RecordForm<string>
          kind={formAt(kind).kind}
          {...(fields && { fields })}
          {...(initial && { initial })}
          {...(fixed && { fixed })}
          submit={t(way)}
          onCancel={onClose}
          onSubmit={send}
        >
          <Group grow align="start">
            <TextInput
              type="date"
              label={t(isEvent ? 'happenedOn' : needsEnd ? 'firstDay' : 'holdsFrom')}
              required
              value={from}
              onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            />
            {!isEvent && (
              <TextInput
                type="date"
                label={t('lastDay')}
                required={needsEnd}
                value={lastDay}
                min={from}
                onChange={({ currentTarget }) => setLastDay(currentTarget.value)}
              />
            )}
          </Group>
        </RecordForm>
      </Stack>
    </Dialog>
  )
}
