import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type Catalogue = AnswerOf<'listFeatures'>
export type FeatureLine = Catalogue['items'][number]
export type Feature = AnswerOf<'getFeature'>
export type Figures = NonNullable<Feature['figures']>
export type SnapshotPurpose = Figures['purpose']

export const featuresQuery = queryOptions({
  queryKey: ['features', 'list'],
  queryFn: async ({ signal }) => (await api.call('listFeatures', {}, { signal })).data,
})

export const featureQuery = (name: string, purpose: SnapshotPurpose | undefined) =>
  queryOptions({
    queryKey: ['features', 'one', name, purpose],
    queryFn: async ({ signal }) =>
      (await api.call('getFeature', { params: { name }, query: purpose ? { purpose } : {} }, { signal }))
        .data,
  })
