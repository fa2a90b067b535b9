import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { accountsQuery } from '../administration/administration-queries.ts'
import { today } from '../app/search.ts'
import { errorText } from '../parts/error-text.ts'
import { tellDone } from '../parts/tell.tsx'

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
  readonly onClose: () => void
  readonly onAsk: (asked: Asked) => Promise<unknown>
}

/** Asks an account to decide: who, what, by when. */
export function AskSomebody(props: AskSomebodyProps) {
  const { title, text, act, done, isDated = false, mayBeBlind = false, onClose, onAsk } = props
  const t = useTranslations('outlook')
  const p = useTranslations('parts')
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
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': p('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (to !== null) ask.mutate()
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{text}</Text>
          <AccountSelect value={to} onChange={setTo} />
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
          {ask.isError && (
            <Alert color="red" variant="light" role="alert" title={p('notSaved')}>
              {errorText(ask.error)}
            </Alert>
          )}
          <Group justify="end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {p('cancel')}
            </Button>
            <Button type="submit" loading={ask.isPending} disabled={to === null}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface AccountSelectProps {
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

function AccountSelect({ value, onChange }: AccountSelectProps) {
  const t = useTranslations('outlook')
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 150)
  const found = useInfiniteQuery(accountsQuery(words === '' || value !== null ? undefined : words))
  const accounts = (found.data?.pages[0]?.items ?? []).filter(({ disabledAt }) => disabledAt === null)
  return (
    <Select
      label={t('to')}
      placeholder={t('find')}
      required
      searchable
      data={accounts.map(({ id, displayName, login }) => ({ value: id, label: `${displayName} · ${login}` }))}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
    />
  )
}

const inTwoWeeks = (): string => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
