import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { accountsQuery } from '../administration/administration-queries.ts'
import { today } from '../app/search.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { tellDone } from '../parts/tell.tsx'
import { decidersQuery } from './outlook-queries.ts'

interface Asked {
  readonly to: string
  readonly words: string
  readonly dueOn: string
  readonly isBlind: boolean
}

interface AskSomebodyProps {
  readonly title: string
  readonly text: string
  readonly act: string
  /** What is told once it is done. */
  readonly done: string
  /** Whether a day is asked for, and whether it may be blind. */
  readonly isDated?: boolean
  readonly mayBeBlind?: boolean
  /** The case whose deciders alone can be chosen; any account when left out. */
  readonly ofCase?: string
  readonly onClose: () => void
  readonly onAsk: (asked: Asked) => Promise<unknown>
}

/** Asks an account to decide: who, what, by when. */
export function AskSomebody(props: AskSomebodyProps) {
  const { title, text, act, done, isDated = false, mayBeBlind = false, ofCase, onClose, onAsk } = props
  const t = useTranslations('outlook')
  const queries = useQueryClient()
  const [to, setTo] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [dueOn, setDueOn] = useState(inTwoWeeks())
  const [isBlind, setBlind] = useState(false)
  const ask = useMutation({
    mutationFn: () => onAsk({ to: to ?? '', words, dueOn, isBlind }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['outlook'] })
      tellDone(done)
      onClose()
    },
  })
  return (
    <DialogForm
      title={title}
      text={text}
      submit={act}
      sending={ask}
      isDisabled={to === null}
      onSubmit={() => ask.mutate()}
      onClose={onClose}
    >
      {ofCase === undefined ? (
        <AccountSelect value={to} onChange={setTo} />
      ) : (
        <DeciderSelect ofCase={ofCase} value={to} onChange={setTo} />
      )}
      <Textarea
        label={t('question')}
        required
        minLength={3}
        maxLength={2000}
        autosize
        minRows={2}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {isDated && (
        <TextInput
          type="date"
          label={t('due')}
          required
          min={today()}
          value={dueOn}
          onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
        />
      )}
      {mayBeBlind && (
        <Checkbox
          label={t('isBlind')}
          checked={isBlind}
          onChange={({ currentTarget }) => setBlind(currentTarget.checked)}
        />
      )}
    </DialogForm>
  )
}

interface AccountSelectProps {
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** One of those who may decide on a case. */
function DeciderSelect({ ofCase, value, onChange }: AccountSelectProps & { readonly ofCase: string }) {
  const t = useTranslations('outlook')
  const found = useQuery(decidersQuery(ofCase))
  const options = (found.data ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }))
  return (
    <Select
      label={t('to')}
      required
      searchable
      data={options}
      {...(found.data?.length === 0 && { description: t('noDecider') })}
      value={value}
      onChange={onChange}
    />
  )
}

function AccountSelect({ value, onChange }: AccountSelectProps) {
  const t = useTranslations('outlook')
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 150)
  const [chosen, setChosen] = useState<Option>()
  // What was chosen is written into the field, and is not searched for.
  const isSearched = words !== '' && words !== chosen?.label
  const found = useInfiniteQuery({
    ...accountsQuery(isSearched ? words : undefined),
    placeholderData: keepPreviousData,
  })
  const options: readonly Option[] = (found.data?.pages[0]?.items ?? [])
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, displayName, login }) => ({ value: id, label: `${displayName} · ${login}` }))
  const isListed = options.some((option) => option.value === value)
  return (
    <Select
      label={t('to')}
      placeholder={t('find')}
      required
      searchable
      data={[...(chosen && value === chosen.value && !isListed ? [chosen] : []), ...options]}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      value={value}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id))
        onChange(id)
      }}
    />
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

const inTwoWeeks = (): string => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
