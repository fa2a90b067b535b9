import { Alert, Anchor, Stack, Text } from '@mantine/core'
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
import { AskCorrection } from './ask-correction.tsx'
import type { WrongRecord } from './ask-correction.tsx'
import { FieldList } from './field-list.tsx'

/** What a person changes in own records, at once or once somebody has approved it. */
const changeable = ['person', 'contact_details'] as const
/** What a person asks to have changed field by field; of all else it is said in words what is wrong. */
const askable = ['work_terms', 'absence'] as const
type Askable = (typeof changeable)[number] | (typeof askable)[number]

/** Everything on record about oneself, with the way to change it. */
export function OwnData({ personId }: { readonly personId: string }) {
  const t = useTranslations('own')
  const { moment } = useMoment()
  const person = useQuery(personQuery(personId, moment))
  const [changed, setChanged] = useState<Asked>()
  const [wrong, setWrong] = useState<WrongRecord>()
  if (person.isError) return <LoadFailed error={person.error} />
  if (person.isPending) return <PageLoading />
  const records = person.data.records as Readonly<Record<string, readonly OverviewRecord[]>>
  const recordOf = (kind: string): OverviewRecord | undefined => records[formOf(kind).path]?.[0]
  const own = changeable.map((kind) => formOf(kind).path)
  return (
    <Stack gap="md">
      {changeable.map((kind) => (
        <FieldList
          key={kind}
          kind={kind}
          record={recordOf(kind)}
          onChange={() => setChanged({ kind, record: recordOf(kind) })}
        />
      ))}
      {Object.entries(records)
        .filter(([path, list]) => list.length > 0 && !own.includes(path))
        .map(([path, list]) => (
          <KindCard
            key={path}
            kind={path}
            records={list}
            names={person.data.names}
            firstLines={5}
            action={{
              title: t('correction.act'),
              onClick: (record) => {
                const kind = askable.find((name) => formOf(name).path === path)
                if (kind) setChanged({ kind, record })
                else setWrong({ path, record })
              },
            }}
          />
        ))}
      {changed && (
        <ChangeOwn
          asked={changed}
          personId={personId}
          onClose={() => setChanged(undefined)}
          onElse={(record) => {
            setChanged(undefined)
            setWrong({ path: formOf(changed.kind).path, record })
          }}
        />
      )}
      {wrong && <AskCorrection wrong={wrong} onClose={() => setWrong(undefined)} />}
    </Stack>
  )
}

/** What is to be changed; nothing where it is not on record yet. */
interface Asked {
  readonly kind: Askable
  readonly record: OverviewRecord | undefined
}

interface ChangeOwnProps {
  readonly asked: Asked
  readonly personId: string
  readonly onClose: () => void
  /** Something else of the record is wrong. */
  readonly onElse: (record: OverviewRecord) => void
}

function ChangeOwn({ asked: { kind, record }, personId, onClose, onElse }: ChangeOwnProps) {
  const t = useTranslations('own')
  const p = useTranslations('parts')
  const word = useWords()
  const queries = useQueryClient()
  const { atOnce, onApproval: all } = requestable(kind)
  // Whether time off is granted is for whoever decides.
  const onApproval = all.filter((name) => name !== 'status')
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
          <Text size="sm">
            {atOnce.length === 0
              ? t('allApproval')
              : t('needApproval', { fields: onApproval.map(word).join(', ') })}
          </Text>
        </Alert>
        <RecordForm
          kind={kind}
          fields={[...atOnce, ...onApproval]}
          before={record?.values ?? {}}
          submit={p('save')}
          onCancel={onClose}
          onSubmit={send}
        />
        {record && (
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onElse(record)}>
            {t('correction.else')}
          </Anchor>
        )}
      </Stack>
    </Dialog>
  )
}
