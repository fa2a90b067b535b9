import { Alert, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ReviewLink } from './own-reviews.tsx'
import { RatingInput } from './rating-input.tsx'
import { reviewsQuery } from './review-queries.ts'
import { movedFrom } from './round-figures.ts'
import type { Reviewee, Round } from './round-figures.ts'
import type { Calibrated } from './use-calibrate.ts'

interface CalibrateDialogProps {
  readonly round: Round
  readonly reviewee: Reviewee
  /** What was entered when it was not taken. */
  readonly given: Calibrated | undefined
  readonly onChange: (changed: Calibrated) => void
  readonly onClose: () => void
}

/** What the manager wrote, and another rating with the reason why. */
export function CalibrateDialog(props: CalibrateDialogProps) {
  const { round, reviewee, given, onChange, onClose } = props
  const t = useTranslations('reviews')
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
  const [rating, setRating] = useState(given?.rating ?? review?.rating ?? null)
  const [reason, setReason] = useState(given?.reason ?? '')
  const before = movedFrom(reviewee)
  const values = written.data?.[0]?.values
  const mayChange = round.values.status === 'calibrating' && review?.status !== 'published'
  const read = (
    <>
      {before !== undefined && (
        <Text size="sm">{t('movedFrom', { before: number(before), now: number(review?.rating ?? 0) })}</Text>
      )}
      <Written title={t('strengths')} text={values?.strengths} />
      <Written title={t('growth')} text={values?.growth} />
      <ReviewLink cycleId={round.id} personId={personId}>
        {t('wholeReview')}
      </ReviewLink>
    </>
  )
  if (!mayChange)
    return (
      <Dialog onClose={onClose} title={name} size="lg">
        <Stack gap="md">
          {read}
          <Alert color="gray" variant="light">
            {t('boardClosed')}
          </Alert>
        </Stack>
      </Dialog>
    )
  return (
    <DialogForm
      title={name}
      size="lg"
      submit={t('changeRating')}
      isDisabled={rating === null || rating === review?.rating}
      onSubmit={() => {
        if (rating === null || !review) return
        onChange({ reviewId: review.id, rating, reason: reason.trim() })
        onClose()
      }}
      onClose={onClose}
    >
      {read}
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
    </DialogForm>
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
