import { formOf } from '@cadre/contract/forms'
import { Group, NumberInput, Text, TextInput, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { FieldInput } from '../parts/field-input.tsx'
import { tellDone } from '../parts/tell.tsx'
import { dayAfter, workingDayFrom, workingDays } from '../people/addable-kinds.ts'
import { timeOffQuery } from './own-queries.ts'

interface AskForLeaveProps {
  readonly personId: string
  readonly onClose: () => void
}

/** Asks for time off: whoever leads the person, or HR, decides. */
export function AskForLeave({ personId, onClose }: AskForLeaveProps) {
  const t = useTranslations('own.leave')
  const { number } = useFormat()
  const queries = useQueryClient()
  const [kind, setKind] = useState<unknown>('vacation')
  const [from, setFrom] = useState(() => workingDayFrom(today()))
  const [lastDay, setLastDay] = useState(() => workingDayFrom(today()))
  const [told, setTold] = useState<number>()
  const [note, setNote] = useState('')
  const days = told ?? workingDays(from, lastDay)
  const year = from.slice(0, 4)
  const taken = useQuery(timeOffQuery(personId, year))
  const ask = useMutation({
    mutationFn: () =>
      api.records('absences').propose({
        operation: 'create',
        record: {
          subjectId: personId,
          from,
          to: dayAfter(lastDay),
          values: {
            kind: kind as 'vacation',
            status: 'requested',
            days,
            ...(note.trim() !== '' && { note: note.trim() }),
          },
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['change requests'] })
      tellDone(t('asked'))
      onClose()
    },
  })
  const [kindField] = formOf('absence', ['kind']).fields
  return (
    <DialogForm
      title={t('ask')}
      text={t('text')}
      submit={t('submit')}
      sending={ask}
      isDisabled={from === '' || lastDay === '' || lastDay < from || kind === null || !(days > 0)}
      onSubmit={() => ask.mutate()}
      onClose={onClose}
    >
      <FieldInput field={kindField!} value={kind} label={t('kind')} onChange={setKind} />
      <Group grow align="start">
        <TextInput
          type="date"
          label={t('from')}
          required
          value={from}
          onChange={({ currentTarget: { value } }) => {
            setFrom(value)
            if (lastDay < value) setLastDay(value)
          }}
        />
        <TextInput
          type="date"
          label={t('lastDay')}
          required
          min={from}
          value={lastDay}
          onChange={({ currentTarget }) => setLastDay(currentTarget.value)}
        />
      </Group>
      <NumberInput
        label={t('days')}
        description={t('daysText')}
        min={0}
        max={400}
        value={days}
        onChange={(entered) => setTold(typeof entered === 'number' ? entered : undefined)}
      />
      {taken.data && (
        <Text size="sm" c="dimmed" className="number">
          {t('taken', { year, days: number(taken.data) })}
        </Text>
      )}
      <Textarea
        label={t('note')}
        description={t('noteText')}
        maxLength={500}
        autosize
        minRows={2}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </DialogForm>
  )
}
