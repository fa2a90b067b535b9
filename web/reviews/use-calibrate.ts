import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMoment } from '../app/search.ts'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { revieweesQuery } from './review-queries.ts'
import type { Reviewee } from './round-figures.ts'

export interface Calibrated {
  readonly reviewId: string
  readonly rating: number
  readonly reason: string
}

/** The person stands at the new rating at once, and goes back when it is refused. */
export function useCalibrate(id: string) {
  const t = useTranslations('reviews')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const queries = useQueryClient()
  const key = revieweesQuery(id, moment).queryKey
  return useMutation({
    mutationFn: async (item: Calibrated) => {
      const { results } = (await api.call('calibrateReviews', { params: { id }, body: { items: [item] } }))
        .data
      const [result] = results
      if (result && result.code !== 'ok') throw new Error(result.message ?? result.code)
    },
    onMutate: async ({ reviewId, rating }) => {
      // An answer that is under way knows nothing of this yet.
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData(key)
      queries.setQueryData(key, (list) =>
        list?.map((one) => (one.review?.id === reviewId ? withRating(one, rating) : one)),
      )
      return before
    },
    onSuccess: () => tellDone(t('ratingChanged')),
    onError: (error, _, before) => {
      queries.setQueryData(key, before)
      tellFailed(p('notSaved'), error)
    },
    onSettled: () =>
      Promise.all(
        [['reviewees', id], ['calibration', id], ['reviews']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

function withRating(one: Reviewee, rating: number): Reviewee {
  const { review } = one
  if (!review) return one
  const proposedRating = review.proposedRating ?? review.rating
  return { ...one, review: { ...review, proposedRating, rating, status: 'calibrated' } }
}
