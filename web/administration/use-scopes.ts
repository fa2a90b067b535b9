import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'

const country = 'country:'

const placesQuery = queryOptions({
  queryKey: ['places of roles'],
  queryFn: async ({ signal }) => {
    const [entities, locations] = await Promise.all([
      api.records('legal-entities').list({ limit: 200 }, { signal }),
      api.records('locations').list({ limit: 200 }, { signal }),
    ])
    return {
      entities: entities.data.items.map(({ id, values }) => ({ value: id, label: values.name ?? id })),
      countries: [...new Set(locations.data.items.map(({ values }) => values.country))].filter(
        (code): code is string => typeof code === 'string',
      ),
    }
  },
})

/** The parts of the organisation that a role may be held for, and what each is called. */
export function useScopes() {
  const language = useLocale()
  const found = useQuery({ ...placesQuery, enabled: reaches(useMe(), 'organisation') })
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    const entities = found.data?.entities ?? []
    const nameOf = (one: string): string =>
      one.startsWith(country)
        ? (names.of(one.slice(country.length)) ?? one)
        : (entities.find(({ value }) => value === one)?.label ?? one)
    const countries = (found.data?.countries ?? []).map((code) => country + code)
    return { options: [...countries.map((value) => ({ value, label: nameOf(value) })), ...entities], nameOf }
  }, [found.data, language])
}
