import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Me } from '../api/me.ts'

export type ModelLine = AnswerOf<'listModels'>['items'][number]
export type Model = AnswerOf<'getModel'>
export type VersionLine = Model['items'][number]
export type Promotion = Model['promotions'][number]
export type Version = AnswerOf<'getModelVersion'>
export type Judgement = Version['judgements'][number]
export type RunLine = AnswerOf<'listModelRuns'>['items'][number]
export type Run = AnswerOf<'getModelRun'>
export type RunFigures = NonNullable<Run['result']>
export type Watch = AnswerOf<'listModelWatches'>['items'][number]
export type ModelAlert = AnswerOf<'listModelAlerts'>['items'][number]
export type Experiment = AnswerOf<'listModelExperiments'>['items'][number]
export type Comparison = AnswerOf<'listModelComparisons'>['items'][number]
export type Split = NonNullable<Comparison['result']['split']>
export type LakeSet = AnswerOf<'listLakeSets'>['items'][number]

/** Who sets up, trains, proposes and decides; administrators only read. */
export const mayMake = (me: Me): boolean =>
  me.roles.some((role) => role === 'data_scientist' || role === 'hr_manager')

export const modelsQuery = queryOptions({
  queryKey: ['models', 'list'],
  queryFn: async ({ signal }) => (await api.call('listModels', {}, { signal })).data.items,
})

export const useCasesQuery = queryOptions({
  queryKey: ['use cases'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => (await api.call('listUseCases', {}, { signal })).data.items,
})

export const lakeSetsQuery = queryOptions({
  queryKey: ['lake sets'],
  queryFn: async ({ signal }) => (await api.call('listLakeSets', {}, { signal })).data.items,
})

export const modelQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'one', name],
    queryFn: async ({ signal }) => (await api.call('getModel', { params: { name } }, { signal })).data,
  })

export const runsQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'runs', name],
    queryFn: async ({ signal }) => (await api.call('listModelRuns', { params: { name } }, { signal })).data,
  })

/** A training, asked for again while it is at work. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['models', 'run', id],
    queryFn: async ({ signal }) => (await api.call('getModelRun', { params: { id } }, { signal })).data,
    refetchInterval: ({ state }): number | false => (state.data?.state === 'waiting' ? 2000 : false),
  })

export const versionQuery = (id: string) =>
  queryOptions({
    queryKey: ['models', 'version', id],
    queryFn: async ({ signal }) => (await api.call('getModelVersion', { params: { id } }, { signal })).data,
  })

export const watchesQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'watches', name],
    queryFn: async ({ signal }) =>
      (await api.call('listModelWatches', { params: { name } }, { signal })).data.items,
  })

export const retrainingQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'retraining', name],
    queryFn: async ({ signal }) =>
      (await api.call('readModelRetraining', { params: { name } }, { signal })).data,
  })

export const experimentsQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'experiments', name],
    queryFn: async ({ signal }) =>
      (await api.call('listModelExperiments', { params: { name } }, { signal })).data,
  })

export const comparisonsQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'comparisons', name],
    queryFn: async ({ signal }) =>
      (await api.call('listModelComparisons', { params: { name } }, { signal })).data.items,
  })

/** What was raised about models in use and lasts. */
export const alertsQuery = queryOptions({
  queryKey: ['models', 'alerts'],
  queryFn: async ({ signal }) => (await api.call('listModelAlerts', {}, { signal })).data.items,
})

/** Whether rows of a data set are each of a day. */
export const hasDays = (set: LakeSet | undefined): boolean =>
  set?.columns.some(({ name, type }) => name === 'as_of' && type === 'date') ?? false

/** The newest data set of each name, by name, with how many older ones there are. */
export function newestSets(sets: readonly LakeSet[]): readonly (LakeSet & { readonly older: number })[] {
  return [...Map.groupBy(sets, ({ name }) => name).values()]
    .map((ofName) => {
      const newest = ofName.reduce((a, b) => (b.sequence > a.sequence ? b : a))
      return { ...newest, older: ofName.length - 1 }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
