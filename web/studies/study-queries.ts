import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type Study = AnswerOf<'listStudies'>['items'][number]
export type DataSetLine = AnswerOf<'listDataSets'>['items'][number]

/** Studies that the account asked for or may decide on. */
export const studiesQuery = queryOptions({
  queryKey: ['studies'],
  queryFn: async ({ signal }) => (await api.call('listStudies', {}, { signal })).data.items,
})

/** What is in a study; it is read for the study's own purpose and no other. */
export const dataSetsQuery = ({ id, purpose }: Pick<Study, 'id' | 'purpose'>) =>
  queryOptions({
    queryKey: ['studies', id, 'data sets'],
    queryFn: async ({ signal }) =>
      (await api.call('listDataSets', { params: { id } }, { signal, purpose })).data.items,
  })

export type Opening = AnswerOf<'listReidentifications'>['items'][number]

/** Questions whose a pseudonym is, asked by this account or to be decided by it. */
export const openingsQuery = queryOptions({
  queryKey: ['openings'],
  queryFn: async ({ signal }) => (await api.call('listReidentifications', {}, { signal })).data.items,
})
