import type { RecordVersion } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

interface ListAsked {
  readonly filter?: readonly string[]
  readonly sort?: string
  readonly subjectId?: string
  readonly limit?: number
}

/** The first records of a kind, with how many there are in all. */
export const firstOf = (path: string, moment: Moment, asked: ListAsked) =>
  queryOptions({
    queryKey: ['first of', path, moment, asked],
    queryFn: async ({ signal }): Promise<{ items: readonly RecordVersion[]; total: number }> => {
      const query = { ...moment, limit: 20, count: true, ...asked }
      const { data } = await api.records(path).list(query, { signal })
      return { items: data.items, total: data.total ?? data.items.length }
    },
  })

/** How many records of a kind there are for each of some words of a field. */
export const countsBy = (path: string, moment: Moment, { field, words, filter = [] }: CountsAsked) =>
  queryOptions({
    queryKey: ['counts by', path, moment, field, words, filter],
    queryFn: async ({ signal }): Promise<readonly (readonly [word: string, count: number])[]> =>
      Promise.all(
        words.map(async (word) => {
          const query = { ...moment, limit: 1, count: true, filter: [...filter, `${field}:eq:${word}`] }
          return [word, (await api.records(path).list(query, { signal })).data.total ?? 0] as const
        }),
      ),
  })

interface CountsAsked {
  readonly field: string
  readonly words: readonly string[]
  readonly filter?: readonly string[]
}

export const waitingQuery = queryOptions({
  queryKey: ['change requests', 'to decide', 'first'],
  queryFn: async ({ signal }) => {
    const query = { box: 'to decide', status: 'waiting', limit: 5, count: 'true' } as const
    return (await api.call('listChangeRequests', { query }, { signal })).data
  },
})

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) =>
    (await api.call('listNotifications', { query: { limit: 1 } }, { signal })).data,
})
