import { Alert, Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NewValuesOf, RecordOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { today } from '../app/search.ts'
import { errorText } from '../parts/error-text.ts'
import { PageLoading } from '../parts/states.tsx'
import { tellDone } from '../parts/tell.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { RatingInput } from './rating-input.tsx'
import type { Round } from './round-figures.ts'

interface ReviewFormProps {
  readonly round: Round
  readonly personId: string
  readonly kind: NewValuesOf<'review'>['kind']
  /** The review as it was asked for or handed in. */
  readonly before: RecordOf<'review'> | undefined
}

interface Typed {
  readonly rating: number | null
  readonly strengths: string
  readonly growth: string
}

/** Rating and words of a review. What is typed is kept as it is typed, and seen by nobody until it is handed in. */
export function ReviewForm(props: ReviewFormProps) {
  const { round, personId, before } = props
  const draft = useDraft(`review:${round.id}:${personId}`)
  if (draft.kept === undefined) return <PageLoading />
  return <OpenForm {...props} draft={draft} first={typedIn(draft.kept) ?? typedIn(before?.values) ?? empty} />
}

const empty: Typed = { rating: null, strengths: '', growth: '' }

function typedIn(content: unknown): Typed | undefined {
  if (typeof content !== 'object' || content === null) return undefined
  const { rating, strengths, growth } = content as Readonly<Record<string, unknown>>
  return {
    rating: typeof rating === 'number' ? rating : null,
    strengths: typeof strengths === 'string' ? strengths : '',
    growth: typeof growth === 'string' ? growth : '',
  }
}

interface OpenFormProps extends ReviewFormProps {
  readonly draft: ReturnType<typeof useDraft>
  readonly first: Typed
}

function OpenForm({ round, personId, kind, before, draft, first }: OpenFormProps) {
  const t = useTranslations('reviews')
  const [typed, setTyped] = useState(first)
  const [needsRating, setNeedsRating] = useState(false)
  const handIn = useHandIn({ round, personId, kind, before })
  const change = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part }
    setTyped(next)
    draft.keep(next)
  }
  const isIn = before !== undefined && before.values.status !== 'draft'
  return (
    <Card withBorder mb="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setNeedsRating(typed.rating === null)
          if (typed.rating !== null) handIn.mutate(typed, { onSuccess: () => void draft.discard() })
        }}
      >
        <Stack gap="md">
          <Title order={2}>{t(`writing.${kind as 'self'}`)}</Title>
          <RatingInput
            round={round}
            label={t('rating')}
            value={typed.rating}
            error={needsRating && typed.rating === null ? t('needsRating') : undefined}
            onChange={(rating) => change({ rating })}
          />
          {(['strengths', 'growth'] as const).map((field) => (
            <Textarea
              key={field}
              label={t(field)}
              description={t(`${field}Text`)}
              autosize
              minRows={4}
              maxLength={20_000}
              value={typed[field]}
              onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
            />
          ))}
          {handIn.isError && (
            <Alert color="red" variant="light" role="alert">
              {errorText(handIn.error)}
            </Alert>
          )}
          <Group justify="space-between" gap="sm">
            <Text
              size="sm"
              c={draft.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}
              role="status"
            >
              {draft.state === 'idle' ? t('keptText') : t(`draft.${draft.state}`)}
            </Text>
            <Button type="submit" loading={handIn.isPending}>
              {t(isIn ? 'handInAgain' : 'handIn')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

/** Hands the review in: the one that was asked for, or a new one. */
function useHandIn({ round, personId, kind, before }: ReviewFormProps) {
  const t = useTranslations('reviews')
  const me = useMe()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (typed: Typed) => {
      const values = {
        status: 'submitted' as const,
        rating: typed.rating,
        strengths: typed.strengths.trim() === '' ? null : typed.strengths,
        growth: typed.growth.trim() === '' ? null : typed.growth,
      }
      const reviews = api.records('reviews')
      if (before) return reviews.amend(before.id, { from: today(), values })
      const circumstances = { cycleId: round.id, reviewerId: me.personId, kind }
      return reviews.create({ subjectId: personId, from: today(), values: { ...circumstances, ...values } })
    },
    onSuccess: () => {
      tellDone(t('handedIn'))
      return Promise.all(
        [['reviews'], ['reviewees']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
    },
  })
}
