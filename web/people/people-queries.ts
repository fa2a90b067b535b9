import type { AnswerOf, InputOf } from '@cadre/contract/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

export type PersonLine = AnswerOf<'listPeople'>['items'][number]
type PeopleInput = NonNullable<InputOf<'listPeople'>['query']>

export const peopleQuery = (query: PeopleInput) =>
  queryOptions({
    queryKey: ['people', query],
    queryFn: async ({ signal }) => (await api.call('listPeople', { query }, { signal })).data,
  })

/** People page after page, as many as are scrolled to. */
export const peoplePagesQuery = (query: PeopleInput) =>
  infiniteQueryOptions({
    queryKey: ['people', 'pages', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const paged =
        pageParam === undefined ? { ...query, count: 'true' as const } : { ...query, cursor: pageParam }
      return (await api.call('listPeople', { query: paged }, { signal })).data
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const personQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['person', id, moment],
    queryFn: async ({ signal }) =>
      (await api.call('getPerson', { params: { id }, query: moment }, { signal })).data,
  })

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['timeline', id],
    queryFn: async ({ signal }) =>
      (await api.call('personTimeline', { params: { id }, query: { limit: 200 } }, { signal })).data,
  })

/** Names of the organisation's own records by id, for lines that refer to them. */
export const namesQuery = (path: string, moment: Moment) =>
  queryOptions({
    queryKey: ['names', path, moment],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const names = new Map<string, string>()
      for await (const { id, values } of api.records(path).items({ limit: 200, ...moment }, { signal }))
        names.set(id, nameIn(values) ?? id)
      return names
    },
  })

const nameIn = ({ name, title }: Readonly<Record<string, unknown>>): string | undefined =>
  [name, title].find((one) => typeof one === 'string')

export const fullName = (person: Pick<PersonLine, 'firstName' | 'preferredName' | 'lastName'>): string =>
  `${person.preferredName ?? person.firstName} ${person.lastName}`
