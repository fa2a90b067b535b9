import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

/** Rounds of reviews on the day looked at, the latest period first. */
export const roundsQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['review rounds', moment],
    queryFn: async ({ signal }) =>
      (await api.records('review-cycles').list({ ...moment, sort: '-periodEnd', limit: 100 }, { signal }))
        .data.items,
  })

export const roundQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['review rounds', id, moment],
    queryFn: async ({ signal }) =>
      (await api.records('review-cycles').get(id, { ...moment }, { signal })).data,
  })

/** Everybody whom a round is about and the reader reaches. */
export const revieweesQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['reviewees', id, moment],
    queryFn: async ({ signal }) =>
      (await api.call('listReviewees', { params: { id }, query: moment }, { signal })).data.items,
  })

export const calibrationQuery = (id: string, by: 'department' | 'reviewer', moment: Moment) =>
  queryOptions({
    queryKey: ['calibration', id, by, moment],
    queryFn: async ({ signal }) =>
      (await api.call('readCalibration', { params: { id }, query: { ...moment, by } }, { signal })).data,
  })

type ReviewsQuery = Moment & { readonly subjectId?: string; readonly filter: readonly string[] }

/** Reviews by whom they are about, by whom they are from, of which round. */
export const reviewsQuery = (query: ReviewsQuery) =>
  queryOptions({
    queryKey: ['reviews', query],
    queryFn: async ({ signal }) =>
      (await api.records('reviews').list({ ...query, sort: '-validFrom', limit: 100 }, { signal })).data
        .items,
  })

/** What happened to somebody in a period that a reviewer asks about: goals, feedback, time off. */
export const checkInsOfQuery = (subjectId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['goal check-ins', 'of', subjectId, moment],
    queryFn: async ({ signal }) =>
      (
        await api
          .records('goal-check-ins')
          .list({ ...moment, subjectId, sort: '-validFrom', limit: 100 }, { signal })
      ).data.items,
  })

export const feedbackQuery = (subjectId: string, since: string, moment: Moment) =>
  queryOptions({
    queryKey: ['feedback', subjectId, since, moment],
    queryFn: async ({ signal }) => {
      const { items } = (
        await api
          .records('feedback')
          .list({ ...moment, subjectId, sort: '-validFrom', limit: 100 }, { signal })
      ).data
      return items.filter(({ validFrom }) => validFrom >= since)
    },
  })

interface Period {
  readonly from: string
  readonly to: string
}

/** Approved time off that began in a period, newest first. */
export const absencesQuery = (personId: string, { from, to }: Period) =>
  queryOptions({
    queryKey: ['absences', personId, from, to],
    queryFn: async ({ signal }) => {
      const query = { kinds: 'absences', from, to, limit: 500 }
      const { items } = (await api.call('personTimeline', { params: { id: personId }, query }, { signal }))
        .data
      const began = items.filter(({ what, values }) => what === 'began' && values['status'] === 'approved')
      const endOf = new Map(items.map(({ what, recordId, on }) => [`${what} ${recordId}`, on]))
      return began.map(({ recordId, on, values }) => ({
        id: recordId,
        from: on,
        /** First day back; left out when it is after the period. */
        back: endOf.get(`ended ${recordId}`),
        kind: String(values['kind']),
        days: typeof values['days'] === 'number' ? values['days'] : undefined,
      }))
    },
  })
