import type { AnswerOf } from '@cadre/contract/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'

export type ImportLine = AnswerOf<'listImports'>['items'][number]
export type WholeImport = AnswerOf<'getImport'>
export type ImportMapping = NonNullable<WholeImport['mapping']>
export type ColumnMapping = ImportMapping['columns'][number]
export type SheetRow = AnswerOf<'listImportRows'>['items'][number]
export type Job = AnswerOf<'getJob'>
export type Shown = 'all' | 'rejected' | 'with issues'

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: async ({ signal }) =>
    (await api.call('listImports', { query: { limit: 50 } }, { signal })).data.items,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: async ({ signal }) => (await api.call('getImport', { params: { id } }, { signal })).data,
  })

export const isActive = (job: Pick<Job, 'state'> | undefined): boolean =>
  job?.state === 'waiting' || job?.state === 'running'

/** A job, asked for again and again while it is at work; when it ends what it changed is read anew. */
export const jobQuery = (jobId: string | null, importId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId],
    enabled: jobId !== null,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Job> => {
      const { data } = await api.call('getJob', { params: { id: jobId! } }, { signal })
      if (!isActive(data)) await queryClient.invalidateQueries({ queryKey: ['imports', importId] })
      return data
    },
    refetchInterval: ({ state }): number | false => (state.data && !isActive(state.data) ? false : 700),
  })

export const rowsQuery = (id: string, show: Shown) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', show],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { show, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) }
      return (await api.call('listImportRows', { params: { id }, query }, { signal })).data
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** What the batch is like beside what is expected and the batch before. */
export const qualityQuery = ({ id, changedAt }: Pick<WholeImport, 'id' | 'changedAt'>) =>
  queryOptions({
    queryKey: ['imports', id, 'quality', changedAt],
    queryFn: async ({ signal }) => (await api.call('importQuality', { params: { id } }, { signal })).data,
  })

export type QualityLine = AnswerOf<'qualityOverTime'>['items'][number]

/** What the batches of this account were like, newest first. */
export const qualityOverTimeQuery = queryOptions({
  queryKey: ['imports', 'quality over time'],
  queryFn: async ({ signal }) =>
    (await api.call('qualityOverTime', { query: { limit: 100 } }, { signal })).data.items,
})

export type BatchLine = AnswerOf<'batchFigures'>['items'][number]

/** What sheets of everybody were like, as counts. */
export const batchFiguresQuery = queryOptions({
  queryKey: ['imports', 'batch figures'],
  queryFn: async ({ signal }) =>
    (await api.call('batchFigures', { query: { limit: 200 } }, { signal })).data.items,
})

/** Who is employed on the day of the sheet and not in it. */
export const missingQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'missing'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) }
      return (await api.call('missingFromImport', { params: { id }, query }, { signal })).data
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export type CellsRead = AnswerOf<'listImportChanges'>['items'][number]

/** What was read differently from what stands in the sheet. */
export const changesQuery = ({ id, changedAt }: Pick<WholeImport, 'id' | 'changedAt'>) =>
  queryOptions({
    queryKey: ['imports', id, 'changes', changedAt],
    queryFn: async ({ signal }) =>
      (await api.call('listImportChanges', { params: { id } }, { signal })).data.items,
  })

/** The first rows of a sheet, to show what stands in its columns. */
export const sampleQuery = (id: string, changedAt: string) =>
  queryOptions({
    queryKey: ['imports', id, 'sample', changedAt],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) =>
      (await api.call('listImportRows', { params: { id }, query: { limit: 500, show: 'all' } }, { signal }))
        .data.items,
  })

export const targetsQuery = queryOptions({
  queryKey: ['import targets'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await api.call('listImportTargets', {}, { signal })).data.items,
})

export const mappingsQuery = queryOptions({
  queryKey: ['import mappings'],
  queryFn: async ({ signal }) => (await api.call('listImportMappings', {}, { signal })).data.items,
})
