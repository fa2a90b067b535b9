import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { ReviewLink } from './own-reviews.tsx'
import { RatingInput } from './rating-input.tsx'
import { revieweesQuery, reviewsQuery } from './review-queries.ts'
import { movedFrom } from './round-figures.ts'
import type { Reviewee, Round } from './round-figures.ts'

interface CalibrateDialogProps {
  readonly round: Round
  readonly reviewee: Reviewee
  readonly onClose: () => void
}

/** What the manager wrote, and another rating with the reason why. */
export function CalibrateDialog({ round, reviewee, onClose }: CalibrateDialogProps) {
  const t = useTranslations('reviews')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const { number } = useFormat()
  const { personId, name, review } = reviewee
  const written = useQuery(
    reviewsQuery({
      ...moment,
      subjectId: personId,
      filter: [`cycleId:eq:${round.id}`, 'kind:eq:manager'],
    }),
  )
  const [rating, setRating] = useState(review?.rating ?? null)
  const [reason, setReason] = useState('')
  const calibrate = useCalibrate(round.id)
  const before = movedFrom(reviewee)
  const values = written.data?.[0]?.values
  const mayChange = round.values.status === 'calibrating' && review?.status !== 'published'
  return (
    <Modal opened onClose={onClose} title={name} size="lg" closeButtonProps={{ 'aria-label': p('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (rating === null || !review) return
          calibrate.mutate({ reviewId: review.id, rating, reason: reason.trim() })
          onClose()
        }}
      >
        <Stack gap="md">
          {before !== undefined && (
            <Text size="sm">
              {t('movedFrom', { before: number(before), now: number(review?.rating ?? 0) })}
            </Text>
          )}
          <Written title={t('strengths')} text={values?.strengths} />
          <Written title={t('growth')} text={values?.growth} />
          <ReviewLink cycleId={round.id} personId={personId}>
            {t('wholeReview')}
          </ReviewLink>
          {mayChange ? (
            <>
              <RatingInput round={round} label={t('newRating')} value={rating} onChange={setRating} />
              <Textarea
                label={t('reason')}
                description={t('reasonText')}
                required
                minLength={3}
                maxLength={500}
                autosize
                minRows={2}
                value={reason}
                onChange={({ currentTarget }) => setReason(currentTarget.value)}
              />
              <Group justify="end" gap="xs">
                <Button variant="default" onClick={onClose}>
                  {p('cancel')}
                </Button>
                <Button type="submit" disabled={rating === null || rating === review?.rating}>
                  {t('changeRating')}
                </Button>
              </Group>
            </>
          ) : (
            <Alert color="gray" variant="light">
              {t('boardClosed')}
            </Alert>
          )}
        </Stack>
      </form>
    </Modal>
  )
}

function Written({ title, text }: { readonly title: string; readonly text: string | undefined }) {
  if (text === undefined || text === '') return null
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
    </div>
  )
}

interface Changed {
  readonly reviewId: string
  readonly rating: number
  readonly reason: string
}

/** The person stands at the new rating at once, and goes back when it is refused. */
function useCalibrate(id: string) {
  const t = useTranslations('reviews')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const queries = useQueryClient()
  const key = revieweesQuery(id, moment).queryKey
  return useMutation({
    mutationFn: async (item: Changed) => {
      const { results } = (await api.call('calibrateReviews', { params: { id }, body: { items: [item] } }))
        .data
      const [result] = results
      if (result && result.code !== 'ok') throw new Error(result.message ?? result.code)
    },
    onMutate: ({ reviewId, rating }) => {
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
