import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type Notice = AnswerOf<'listNotices'>['items'][number]
export type NoticeStanding = AnswerOf<'readNoticeStanding'>['items'][number]
export type Purpose = NoticeStanding['purpose']
export type Population = NoticeStanding['population']

/** Every notice that was ever published, newest first. */
export const noticesQuery = queryOptions({
  queryKey: ['notices', 'all'],
  queryFn: async ({ signal }) => (await api.call('listNotices', {}, { signal })).data.items,
})

/** How far people have been told of each purpose. */
export const noticeStandingQuery = queryOptions({
  queryKey: ['notices', 'standing'],
  queryFn: async ({ signal }) => (await api.call('readNoticeStanding', {}, { signal })).data.items,
})

export const untoldQuery = (purpose: Purpose, population: Population) =>
  queryOptions({
    queryKey: ['notices', 'untold', purpose, population],
    queryFn: async ({ signal }) =>
      (await api.call('listUntold', { query: { purpose, population } }, { signal })).data,
  })

/** Purposes for which somebody was not told and something waits: a report, or a model. */
export const waiting = (standing: readonly NoticeStanding[]): readonly NoticeStanding[] =>
  standing.filter(({ untold, reports, models }) => untold > 0 && reports.length + models > 0)
