import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

export type ReviewCase = AnswerOf<'listReviewCases'>['items'][number]
export type WholeCase = AnswerOf<'getReviewCase'>
export type Decision = AnswerOf<'personOutlook'>['decisions'][number]
export type ModelScore = AnswerOf<'personOutlook'>['items'][number]
export type ReviewerFigures = AnswerOf<'readReviewFigures'>['items'][number]
export type Intervention = AnswerOf<'listInterventions'>['items'][number]
export type InterventionEffect = AnswerOf<'readInterventionEffect'>
export type WhatIfAnswer = AnswerOf<'readWhatIf'>
export type Suggestion = AnswerOf<'personOutlook'>['suggestions'][number]
export type SuggestedAction = AnswerOf<'listSuggestedActions'>['items'][number]
export type Peers = NonNullable<AnswerOf<'readCasePeers'>['peers']>
export type BandCount = AnswerOf<'readBands'>['items'][number]

export const casesQuery = (state: 'open' | 'decided', own: boolean) =>
  queryOptions({
    queryKey: ['outlook', 'cases', state, own],
    queryFn: async ({ signal }) =>
      (await api.call('listReviewCases', { query: { state, own: own ? 'true' : 'false' } }, { signal })).data,
  })

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['outlook', 'case', id],
    queryFn: async ({ signal }) => (await api.call('getReviewCase', { params: { id } }, { signal })).data,
  })

export const personOutlookQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['outlook', 'person', id, moment],
    queryFn: async ({ signal }) =>
      (await api.call('personOutlook', { params: { id }, query: moment }, { signal })).data,
  })

export const ownOutlookQuery = queryOptions({
  queryKey: ['outlook', 'own'],
  queryFn: async ({ signal }) => (await api.call('ownOutlook', {}, { signal })).data,
})

export const whatIfQuery = (id: string, toward: 'lower' | 'higher') =>
  queryOptions({
    queryKey: ['outlook', 'what if', id, toward],
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      (await api.call('readWhatIf', { params: { id }, query: { toward } }, { signal })).data,
  })

export const bandsQuery = (name: string, moment: Moment) =>
  queryOptions({
    queryKey: ['outlook', 'bands', name, moment],
    enabled: name !== '',
    queryFn: async ({ signal }) =>
      (await api.call('readBands', { params: { name }, query: moment }, { signal })).data,
  })

export const figuresQuery = queryOptions({
  queryKey: ['outlook', 'figures'],
  queryFn: async ({ signal }) => (await api.call('readReviewFigures', {}, { signal })).data,
})

export const interventionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['outlook', 'done', id],
    queryFn: async ({ signal }) => (await api.call('listInterventions', { params: { id } }, { signal })).data,
  })

export const casePeersQuery = (id: string) =>
  queryOptions({
    queryKey: ['outlook', 'case', id, 'peers'],
    queryFn: async ({ signal }) => (await api.call('readCasePeers', { params: { id } }, { signal })).data,
  })

export const suggestedActionsQuery = queryOptions({
  queryKey: ['outlook', 'actions'],
  queryFn: async ({ signal }) => (await api.call('listSuggestedActions', {}, { signal })).data,
})

export const actionHistoryQuery = (kind: string) =>
  queryOptions({
    queryKey: ['outlook', 'actions', kind],
    queryFn: async ({ signal }) =>
      (await api.call('listActionHistory', { query: { kind } }, { signal })).data,
  })

export const interventionKindsQuery = queryOptions({
  queryKey: ['outlook', 'done kinds'],
  queryFn: async ({ signal }) => (await api.call('listInterventionKinds', {}, { signal })).data,
})

export const interventionEffectQuery = (kind: string, model: string) =>
  queryOptions({
    queryKey: ['outlook', 'done effect', kind, model],
    queryFn: async ({ signal }) =>
      (await api.call('readInterventionEffect', { query: { kind, model } }, { signal })).data,
  })

/** Who else may be asked to decide a case. */
export const decidersQuery = (id: string) =>
  queryOptions({
    queryKey: ['outlook', 'deciders', id],
    queryFn: async ({ signal }) =>
      (await api.call('listCaseDeciders', { params: { id } }, { signal })).data.items,
  })
