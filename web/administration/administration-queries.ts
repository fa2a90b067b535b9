import type { AnswerOf, InputOf } from '@cadre/contract/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type Account = AnswerOf<'listAccounts'>['items'][number]
export type JobLine = AnswerOf<'listJobs'>['items'][number]
export type AuditLine = AnswerOf<'listAuditEntries'>['items'][number]
export type TechnicalLine = AnswerOf<'listTechnicalEntries'>['items'][number]
type AuditQuery = NonNullable<InputOf<'listAuditEntries'>['query']>
export type JobState = JobLine['state']

const nextOf = ({ nextCursor }: { readonly nextCursor: string | null }): string | undefined =>
  nextCursor ?? undefined
const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })
const start = undefined as string | undefined

export const accountsQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['accounts', q ?? ''],
    initialPageParam: start,
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 100, ...(q !== undefined && { q }), ...from(pageParam) }
      return (await api.call('listAccounts', { query }, { signal })).data
    },
    getNextPageParam: nextOf,
  })

export const accountSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['account sessions', id],
    queryFn: async ({ signal }) =>
      (await api.call('listAccountSessions', { params: { id } }, { signal })).data.items,
  })

export type PipelineLine = AnswerOf<'listPipelines'>['items'][number]
export type PipelineRunLine = PipelineLine['runs'][number]

/** Graphs of jobs with their newest runs; looked at again while one is under way. */
export const pipelinesQuery = queryOptions({
  queryKey: ['jobs', 'pipelines'],
  refetchInterval: 2000,
  queryFn: async ({ signal }) => (await api.call('listPipelines', {}, { signal })).data.items,
})

export const pastQuery = queryOptions({
  queryKey: ['past brought in'],
  queryFn: async ({ signal }) => (await api.call('readPastBroughtIn', {}, { signal })).data,
})

export const jobsQuery = (state: JobState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'list', state ?? ''],
    initialPageParam: start,
    refetchInterval: 5000,
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 50, ...(state && { state }), ...from(pageParam) }
      return (await api.call('listJobs', { query }, { signal })).data
    },
    getNextPageParam: nextOf,
  })

export const jobDetailQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: async ({ signal }) => (await api.call('getJob', { params: { id } }, { signal })).data,
  })

/** The trail with names and subjects, or for who may not see those, what was done and to how many. */
export const auditQuery = (query: AuditQuery, isTechnical: boolean) =>
  infiniteQueryOptions({
    queryKey: ['audit trail', isTechnical, query],
    initialPageParam: start,
    queryFn: async ({ pageParam, signal }) => {
      const paged = { ...query, limit: 100, ...from(pageParam) }
      if (isTechnical) {
        const { subjectId: _, ...technical } = paged
        return (await api.call('listTechnicalEntries', { query: technical }, { signal })).data
      }
      return (await api.call('listAuditEntries', { query: paged }, { signal })).data
    },
    getNextPageParam: nextOf,
  })

/** Goes through the whole chain, stretch by stretch. */
export const verificationQuery = queryOptions({
  queryKey: ['audit trail', 'verification'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => {
    let [after, entries, faults, waiting]: [number | null, number, number, number] = [0, 0, 0, 0]
    while (after !== null) {
      const { data }: { data: AnswerOf<'verifyAuditTrail'> } = await api.call(
        'verifyAuditTrail',
        { query: { after } },
        { signal },
      )
      entries += data.entries
      faults += data.faultCount
      waiting = data.waiting
      after = data.nextAfter
    }
    return { entries, faults, waiting }
  },
})

export type Webhook = AnswerOf<'listWebhooks'>['items'][number]
export type Delivery = AnswerOf<'listWebhookDeliveries'>['items'][number]

/** Other programs that are told of events; looked at again, because messages are sent meanwhile. */
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  refetchInterval: 5000,
  queryFn: async ({ signal }) => (await api.call('listWebhooks', {}, { signal })).data,
})

export const deliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', 'deliveries', id],
    refetchInterval: 5000,
    queryFn: async ({ signal }) =>
      (await api.call('listWebhookDeliveries', { params: { id } }, { signal })).data.items,
  })

export const readinessQuery = queryOptions({
  queryKey: ['readiness'],
  refetchInterval: 10_000,
  queryFn: async ({ signal }): Promise<{ ready: boolean; causes: string[] }> => {
    const answer = await fetch('/ready', { signal })
    return (await answer.json()) as { ready: boolean; causes: string[] }
  },
})

export const customFieldsQuery = queryOptions({
  queryKey: ['custom fields'],
  queryFn: async ({ signal }) => (await api.call('listCustomFields', {}, { signal })).data.items,
})

/** Where it is told what jobs read and write, and what of it waits. */
export const lineageStandingQuery = queryOptions({
  queryKey: ['lineage standing'],
  queryFn: async ({ signal }) => (await api.call('readLineageStanding', {}, { signal })).data,
})

/** How the server that answers is set. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }) => (await api.call('listSettings', {}, { signal })).data.items,
})
