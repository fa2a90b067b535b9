import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type Measures = AnswerOf<'listMeasures'>
export type Aggregate = AnswerOf<'aggregate'>
export type Cell = Aggregate['months'][number]['cells'][number]
export type Movement = AnswerOf<'movements'>['items'][number]

/** The figures that this account may ask for, with what each means. */
export const measuresQuery = queryOptions({
  queryKey: ['measures'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await api.call('listMeasures', {}, { signal })).data,
})

export interface FigureQuery {
  readonly measure: string
  /** Months as YYYY-MM. */
  readonly from: string
  readonly to: string
  readonly by?: string
  readonly currency?: string
}

/** A figure month by month; as it was closed, so it is not asked for again soon. */
export const figureQuery = ({ measure, ...query }: FigureQuery) =>
  queryOptions({
    queryKey: ['aggregate', measure, query],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }) =>
      (await api.call('aggregate', { params: { measure }, query }, { signal })).data,
  })

export interface MovementsInput {
  readonly from: string
  readonly to: string
  readonly departmentId?: string
  readonly locationId?: string
  readonly gradeId?: string
}

export const movementsQuery = (query: MovementsInput) =>
  queryOptions({
    queryKey: ['movements', query],
    queryFn: async ({ signal }) =>
      (await api.call('movements', { query: { ...query, limit: 500 } }, { signal })).data,
  })

/** The currencies that the organisation pays in, by its employers. */
export const currenciesQuery = queryOptions({
  queryKey: ['currencies'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<readonly string[]> => {
    const { data } = await api.records('legal-entities').list({ limit: 200 }, { signal })
    const found = data.items.map(({ values }) => values['currency'])
    return [...new Set(found.filter((currency) => typeof currency === 'string'))].toSorted()
  },
})

/** The survey of market pay that is of the newest day. */
export const newestSurveyQuery = queryOptions({
  queryKey: ['market-pay', 'newest'],
  staleTime: 10 * 60_000,
  queryFn: async ({ signal }) => {
    const { data } = await api.records('market-pay').list({ limit: 1, sort: '-surveyedOn' }, { signal })
    const { source, surveyedOn } = data.items[0]?.values ?? {}
    return source === undefined || surveyedOn === undefined ? null : { source, surveyedOn }
  },
})
