import { Alert, Stack, Text } from '@mantine/core'
import { formOf, requestable } from '@cadre/contract/forms'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { useWords } from '../language/use-words.ts'
import { KindCard } from '../people/kind-card.tsx'
import type { OverviewRecord } from '../people/kind-card.tsx'
import { personQuery } from '../people/people-queries.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone } from '../parts/tell.tsx'
import { FieldList } from './field-list.tsx'

/** What a person changes in own records, at once or once somebody has approved it. */
const changeable = ['person', 'contact_details'] as const

/** Everything on record about oneself, with the way to change it. */
export function OwnData({ personId }: { readonly personId: string }) {
  const { moment } = useMoment()
  const person = useQuery(personQuery(personId, moment))
  const [changed, setChanged] = useState<(typeof changeable)[number]>()
  if (person.isError) return <LoadFailed error={person.error} />
  if (person.isPending) return <PageLoading />
  const records = person.data.records as Readonly<Record<string, readonly OverviewRecord[]>>
  const recordOf = (kind: string): OverviewRecord | undefined => records[formOf(kind).path]?.[0]
  const own = changeable.map((kind) => formOf(kind).path)
  return (
    <Stack gap="md">
      {changeable.map((kind) => (
        <FieldList key={kind} kind={kind} record={recordOf(kind)} onChange={() => setChanged(kind)} />
      ))}
      {Object.entries(records)
        .filter(([path, list]) => list.length > 0 && !own.includes(path))
        .map(([path, list]) => (
          <KindCard key={path} kind={path} records={list} names={person.data.names} firstLines={5} />
        ))}
      {changed && (
        <ChangeOwn
          kind={changed}
          personId={personId}
          record={recordOf(changed)}
          onClose={() => setChanged(undefined)}
        />
      )}
    </Stack>
  )
}

interface ChangeOwnProps {
  readonly kind: (typeof changeable)[number]
  readonly personId: string
  readonly record: OverviewRecord | undefined
  readonly onClose: () => void
}

function ChangeOwn({ kind, personId, record, onClose }: ChangeOwnProps) {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const word = useWords()
  const queries = useQueryClient()
  const { atOnce, onApproval } = requestable(kind)
  const send = async (values: Record<string, unknown>): Promise<void> => {
    const part = (names: readonly string[]) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
    let waits = false
    // What needs nobody's approval does not wait for what does.
    for (const some of [part(atOnce), part(onApproval)]) {
      if (Object.keys(some).length === 0) continue
      const change = { from: today(), values: some }
      const { data } = await api
        .records(formOf(kind).path)
        .propose(
          record
            ? { operation: 'amend', id: record.id, change }
            : { operation: 'create', record: { subjectId: personId, ...change } },
        )
      waits ||= data.status === 'waiting'
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['person'] }),
      queries.invalidateQueries({ queryKey: ['change requests'] }),
    ])
    tellDone(waits ? t('asked') : p('changed'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={word(kind)}>
      <Stack gap="sm">
        <Alert variant="light" py="xs">
          <Text size="sm">{t('needApproval', { fields: onApproval.map(word).join(', ') })}</Text>
        </Alert>
        <RecordForm
          kind={kind}
          fields={[...atOnce, ...onApproval]}
          before={record?.values ?? {}}
          submit={p('save')}
          onCancel={onClose}
          onSubmit={send}
        />
      </Stack>
    </Dialog>
  )
}
