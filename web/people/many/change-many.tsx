import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { today } from '../../app/search.ts'
import { useWords } from '../../language/use-words.ts'
import { AskedInDialog } from '../../parts/dialog-form.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FieldInput } from '../../parts/field-input.tsx'
import { LookAtChange } from './look-at-change.tsx'
import { MakeChange } from './make-change.tsx'
import { holderOf, manyFields } from './plan-change.ts'
import type { Chosen, ManyField, Wanted } from './plan-change.ts'
import { tryChange } from './run-change.ts'

interface ChangeManyProps {
  readonly people: readonly Chosen[]
  readonly onClose: () => void
}

/** One change for many people: what is asked, what would come of it for whom, and what came of it. */
export function ChangeMany({ people, onClose }: ChangeManyProps) {
  const t = useTranslations('many')
  const queries = useQueryClient()
  const [isMade, setMade] = useState(false)
  const [wanted, setWanted] = useState<Wanted>({ name: 'managerId', value: '', from: today() })
  const look = useMutation({ mutationFn: () => tryChange(people, wanted, queries) })
  const possible = (look.data ?? []).filter(({ outcome }) => outcome?.code === 'ok')
  return (
    <Dialog size="xl" title={t('title', { count: people.length })} onClose={onClose}>
      {isMade ? (
        <MakeChange lines={possible} wanted={wanted} onClose={onClose} />
      ) : look.data ? (
        <LookAtChange
          lines={look.data}
          wanted={wanted}
          possible={possible.length}
          onBack={look.reset}
          onMake={() => setMade(true)}
        />
      ) : (
        <AskedInDialog
          text={t('text')}
          submit={t('look')}
          sending={look}
          isDisabled={wanted.value === '' || wanted.from === ''}
          onSubmit={() => look.mutate()}
          onClose={onClose}
        >
          <WantedInputs wanted={wanted} onChange={setWanted} />
        </AskedInDialog>
      )}
    </Dialog>
  )
}

interface WantedInputsProps {
  readonly wanted: Wanted
  readonly onChange: (wanted: Wanted) => void
}

function WantedInputs({ wanted, onChange }: WantedInputsProps) {
  const t = useTranslations('many')
  const p = useTranslations('person')
  const word = useWords()
  const { name, value, from, reason = '' } = wanted
  return (
    <>
      <Select
        label={t('what')}
        required
        allowDeselect={false}
        data={manyFields.map((field) => ({ value: field, label: word(field) }))}
        value={name}
        onChange={(chosen) => onChange({ ...wanted, name: (chosen ?? name) as ManyField, value: '' })}
      />
      <FieldInput
        key={name}
        field={holderOf(name).field}
        label={t('newValue')}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange({ ...wanted, value: typeof chosen === 'string' ? chosen : '' })}
      />
      <TextInput
        type="date"
        label={p('holdsFrom')}
        required
        value={from}
        onChange={({ currentTarget }) => onChange({ ...wanted, from: currentTarget.value })}
      />
      <TextInput
        label={p('why')}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => onChange({ ...wanted, reason: currentTarget.value })}
      />
    </>
  )
}
