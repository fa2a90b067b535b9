import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { fullName, namesQuery, peopleQuery, personQuery } from '../people/people-queries.ts'

interface RecordSelectProps {
  readonly label: string
  readonly required?: boolean
  readonly error?: string
  /** Paths of the kinds of record to choose from. */
  readonly paths: readonly string[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** Chooses a record by its name: people are searched for, what the organisation has few of is listed. */
export function RecordSelect(props: RecordSelectProps) {
  return props.paths.includes('person-profiles') ? <PersonSelect {...props} /> : <ListedSelect {...props} />
}

function ListedSelect({ paths, value, onChange, ...rest }: RecordSelectProps) {
  const t = useTranslations('parts')
  const { moment } = useMoment()
  const lists = useQueries({ queries: paths.map((path) => namesQuery(path, moment)) })
  const names = lists.flatMap(({ data }) => [...(data ?? [])])
  const sorted = names.toSorted(([, a], [, b]) => a.localeCompare(b))
  return (
    <Select
      {...rest}
      placeholder={t('choose')}
      searchable
      clearable={rest.required !== true}
      limit={100}
      data={sorted.map(([id, name]) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}

function PersonSelect(props: RecordSelectProps) {
  const { paths: _, value, onChange, ...rest } = props
  const t = useTranslations('parts')
  const { moment } = useMoment()
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 150)
  const found = useQuery({
    ...peopleQuery({ ...moment, working: 'true', limit: 20, ...(words !== '' && { q: words }) }),
    placeholderData: keepPreviousData,
  })
  const chosen = useQuery({ ...personQuery(value ?? '', moment), enabled: value !== null })
  const people = (found.data?.items ?? []).map((person) => ({
    value: person.id,
    label: [fullName(person), person.title].filter(Boolean).join(' · '),
  }))
  const isListed = people.some((person) => person.value === value)
  const profile = (
    chosen.data?.records['person-profiles']?.[0] as { values?: Record<string, string> } | undefined
  )?.values
  const own =
    value !== null && !isListed && profile
      ? [{ value, label: `${profile['preferredName'] ?? profile['firstName']} ${profile['lastName']}` }]
      : []
  return (
    <Select
      {...rest}
      placeholder={t('choose')}
      searchable
      clearable={rest.required !== true}
      data={[...own, ...people]}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
    />
  )
}
