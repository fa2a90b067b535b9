import type { RecordOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

export type Requisition = RecordOf<'requisition'>
export type Application = RecordOf<'application'>
export type Candidate = RecordOf<'candidate'>

/** The most records that are fetched to count or name by. */
const mostFetched = 5000

async function firstOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) {
    found.push(item)
    if (found.length >= mostFetched) break
  }
  return found
}

export const requisitionsQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['requisitions', moment],
    queryFn: ({ signal }) =>
      firstOf(api.records('requisitions').items({ ...moment, sort: 'name', limit: 500 }, { signal })),
  })

export const requisitionQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['requisitions', id, moment],
    queryFn: async ({ signal }) =>
      (await api.records('requisitions').get(id, { ...moment }, { signal })).data,
  })

/** The steps that applications go through, in their order. */
export const stagesQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['hiring stages', moment],
    queryFn: ({ signal }) =>
      firstOf(api.records('hiring-stages').items({ ...moment, sort: 'order', limit: 500 }, { signal })),
  })

/** Requisitions that somebody works on. */
export const workedOnQuery = (personId: string | null, moment: Moment) =>
  queryOptions({
    queryKey: ['requisitions worked on', personId, moment],
    enabled: personId !== null,
    queryFn: async ({ signal }): Promise<ReadonlySet<string>> => {
      const query = { ...moment, subjectId: personId ?? '', limit: 500, fields: 'requisitionId' }
      const members = await firstOf(api.records('requisition-members').items(query, { signal }))
      return new Set(members.map(({ values }) => values.requisitionId ?? ''))
    },
  })

/** How many applications in process the reader sees of each requisition. */
export const inProcessQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['applications in process', moment],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const query = { ...moment, filter: 'status:eq:in process', fields: 'requisitionId', limit: 500 }
      const counts = new Map<string, number>()
      for (const { values } of await firstOf(api.records('applications').items(query, { signal }))) {
        const id = values.requisitionId ?? ''
        counts.set(id, (counts.get(id) ?? 0) + 1)
      }
      return counts
    },
  })

export const applicationsQuery = (requisitionId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['applications', requisitionId, moment],
    queryFn: ({ signal }) => {
      const query = { ...moment, filter: `requisitionId:eq:${requisitionId}`, limit: 500 }
      return firstOf(api.records('applications').items(query, { signal }))
    },
  })

/** As many ids as an address of a request names. */
const askedAtOnce = 60

/** Who applied, by id. */
export const candidatesQuery = (ids: readonly string[], moment: Moment) =>
  queryOptions({
    queryKey: ['candidates', ids, moment],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, Candidate>> => {
      const candidates = new Map<string, Candidate>()
      for (let begin = 0; begin < ids.length; begin += askedAtOnce) {
        const subjectId = ids.slice(begin, begin + askedAtOnce).join(',')
        const query = { ...moment, subjectId, limit: askedAtOnce }
        for (const one of (await api.records('candidates').list(query, { signal })).data.items)
          candidates.set(one.id, one)
      }
      return candidates
    },
  })

/** Conversations of an application, and what it was offered. */
export const ofApplicationQuery = (path: 'interviews' | 'offers', applicationId: string, moment: Moment) =>
  queryOptions({
    queryKey: [path, applicationId, moment],
    queryFn: async ({ signal }) =>
      (await api.records(path).list({ ...moment, subjectId: applicationId, limit: 100 }, { signal })).data
        .items,
  })

export const candidateName = (candidate: Candidate | undefined): string =>
  [candidate?.values.firstName, candidate?.values.lastName].filter(Boolean).join(' ')
