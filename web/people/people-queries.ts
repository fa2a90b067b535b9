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
    // Lines are not compared one by one with those that were there: of thousands that takes longer than drawing them.
    structuralSharing: false,
    queryFn: async ({ pageParam, signal }) => {
      const paged = pageParam === undefined ? query : { ...query, cursor: pageParam }
      return (await api.call('listPeople', { query: paged }, { signal })).data
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** How many people a list has in all. It takes longer than a page of them, and is the same in every order. */
export const peopleCountQuery = ({ sort: _sort, limit: _limit, ...query }: PeopleInput) =>
  queryOptions({
    queryKey: ['people', 'count', query],
    queryFn: async ({ signal }) =>
      (await api.call('listPeople', { query: { ...query, limit: 1, count: 'true' } }, { signal })).data
        .total ?? 0,
  })

export const personQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['person', id, moment],
    queryFn: async ({ signal }) =>
      (await api.call('getPerson', { params: { id }, query: moment }, { signal })).data,
  })

/** Base pay of a person beside what others pay for the job. */
export const marketPayQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['person', id, 'market pay', moment],
    queryFn: async ({ signal }) =>
      (await api.call('personMarketPay', { params: { id }, query: moment }, { signal })).data,
  })

/** What somebody is called; nothing where it is not within reach. */
export const profileQuery = (subjectId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['profile name', subjectId, moment],
    queryFn: async ({ signal }): Promise<string | null> => {
      const { data } = await api
        .records('person-profiles')
        .list({ ...moment, subjectId, limit: 1 }, { signal })
      const values = data.items[0]?.values
      return values === undefined
        ? null
        : [values.preferredName ?? values.firstName, values.lastName].filter(Boolean).join(' ')
    },
  })

export type TimelineEvent = AnswerOf<'personTimeline'>['items'][number]

/** What happened to a person, told by some kinds of record. */
export const timelineQuery = (id: string, kinds: readonly string[]) =>
  queryOptions({
    queryKey: ['timeline', id, kinds],
    queryFn: async ({ signal }) => {
      const query = { limit: 300, kinds: kinds.join(',') }
      return (await api.call('personTimeline', { params: { id }, query }, { signal })).data
    },
  })

/** Documents of the applications that somebody who now is a person of the organisation came by. */
export const documentsQuery = (personId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['person documents', personId, moment],
    queryFn: async ({ signal }) => {
      const all = async (path: string, query: Readonly<Record<string, string>>) =>
        (await api.records(path).list({ ...moment, limit: 200, ...query }, { signal })).data.items
      const candidates = await all('candidates', { filter: `employeeId:eq:${personId}` })
      if (candidates.length === 0) return []
      const applications = await all('applications', { subjectId: candidates.map(({ id }) => id).join(',') })
      if (applications.length === 0) return []
      return all('attachments', { subjectId: applications.map(({ id }) => id).join(',') })
    },
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
