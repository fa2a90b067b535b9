import '@mantine/spotlight/styles.css'
import { Spotlight, spotlight } from '@mantine/spotlight'
import type { SpotlightActionData } from '@mantine/spotlight'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUser } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { peopleQuery } from '../people/people-queries.ts'
import { pagesFor } from './navigation.ts'
import { useMoment } from './search.ts'

export const openPalette = (): void => spotlight.open()

/** Ctrl-K: pages and people by name. */
export function CommandPalette() {
  const t = useTranslations('app')
  const names = useTranslations('nav')
  const me = useMe()
  const navigate = useNavigate()
  const { moment } = useMoment()
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 150)
  const found = useQuery({
    ...peopleQuery({ ...moment, q: words, limit: 8 }),
    enabled: words.length > 1 && reaches(me, 'directory'),
    placeholderData: keepPreviousData,
  })
  const pages = pagesFor(me)
    .filter(({ name }) => names(name).toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ path, name, Icon }): SpotlightActionData => ({
      id: path,
      label: names(name),
      leftSection: <Icon size={18} aria-hidden />,
      onClick: () => void navigate({ to: path, search: moment as never }),
    }))
  const people = (words.length > 1 ? (found.data?.items ?? []) : []).map((person): SpotlightActionData => ({
    id: person.id,
    label: `${person.preferredName ?? person.firstName} ${person.lastName}`,
    description: [person.title, person.departmentName].filter(Boolean).join(' · '),
    leftSection: <IconUser size={18} aria-hidden />,
    onClick: () => void navigate({ to: '/people/$id', params: { id: person.id }, search: moment as never }),
  }))
  return (
    <Spotlight
      actions={[...pages, ...people]}
      filter={(_, actions) => actions}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      nothingFound={t('nothingFound')}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('searchHint'),
        'aria-label': t('search'),
      }}
    />
  )
}
