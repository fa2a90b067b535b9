import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type SubjectRequest = AnswerOf<'listSubjectRequests'>['items'][number]
export type Hold = AnswerOf<'listHolds'>['items'][number]
export type Due = AnswerOf<'listDueData'>['items'][number]

/** Requests of data subjects within reach, the most urgent first; one's own where one reaches no others. */
export const subjectRequestsQuery = queryOptions({
  queryKey: ['subject requests'],
  queryFn: async ({ signal }) => (await api.call('listSubjectRequests', {}, { signal })).data.items,
})

/** What was planned for an erasure; nothing while nobody has planned it. */
export const erasurePlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['subject requests', 'plan', id],
    queryFn: async ({ signal }) =>
      (await api.call('readErasurePlan', { params: { id } }, { signal })).data.plan,
  })

export const holdsQuery = queryOptions({
  queryKey: ['holds'],
  queryFn: async ({ signal }) => (await api.call('listHolds', {}, { signal })).data.items,
})

export const dueQuery = queryOptions({
  queryKey: ['retention due'],
  queryFn: async ({ signal }) => (await api.call('listDueData', {}, { signal })).data,
})

export const isOpen = ({ state }: Pick<SubjectRequest, 'state'>): boolean =>
  state === 'open' || state === 'planned'
