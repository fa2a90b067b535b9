import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NewValuesOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { today } from '../app/search.ts'
import { Confirm } from '../parts/confirm.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { isWritten } from './round-figures.ts'
import type { Reviewee, Round } from './round-figures.ts'

interface RoundActsProps {
  readonly round: Round
  readonly reviewees: readonly Reviewee[]
}

type Act = 'open' | 'askMore' | 'calibrate' | 'publish' | 'close'

/** What can be done with a round where it stands; the HR manager moves it on, a lead publishes for the own people. */
const actsAt: Readonly<Record<string, readonly Act[]>> = {
  planned: ['open'],
  open: ['askMore', 'calibrate'],
  calibrating: ['publish'],
  published: ['publish', 'close'],
}

export function RoundActs({ round, reviewees }: RoundActsProps) {
  const t = useTranslations('reviews')
  const p = useTranslations('parts')
  const me = useMe()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Act>()
  const isOfHr = me.roles.includes('hr_manager')
  const ready = reviewees.filter((one) => isWritten(one) && one.review?.status !== 'published').length
  const missing = reviewees.filter((one) => !isWritten(one)).length
  const unasked = reviewees.filter(({ review, managerId }) => review === null && managerId !== null).length
  const move = useMutation({
    mutationFn: (act: Act) => carryOut(act, { id: round.id, isOfHr }),
    onSuccess: (count, act) => {
      const told = { open: 'asked', askMore: 'asked', publish: 'published' } as const
      tellDone(act === 'calibrate' || act === 'close' ? p('changed') : t(told[act], { count }))
    },
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () =>
      Promise.all(
        [['review rounds'], ['reviewees'], ['calibration'], ['reviews']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
  const may = (act: Act): boolean => {
    if (act === 'publish') return ready > 0
    if (act === 'askMore') return isOfHr && unasked > 0
    return isOfHr
  }
  const acts = (actsAt[round.values.status ?? ''] ?? []).filter(may)
  return (
    <>
      {acts.map((act, place) => (
        <Button
          key={act}
          variant={place === acts.length - 1 ? 'filled' : 'default'}
          loading={move.isPending && move.variables === act}
          onClick={() => setAsked(act)}
        >
          {t(`acts.${act}`)}
        </Button>
      ))}
      {asked && (
        <Confirm
          title={t(`acts.${asked}`)}
          text={t(`actTexts.${asked}`, { ready, missing, unasked })}
          act={t(`acts.${asked}`)}
          onClose={() => setAsked(undefined)}
          onConfirm={() => move.mutate(asked)}
        />
      )}
    </>
  )
}

/** Does it; answers how many reviews it was about. */
async function carryOut(
  act: Act,
  { id, isOfHr }: { readonly id: string; readonly isOfHr: boolean },
): Promise<number> {
  const stand = (status: NewValuesOf<'review_cycle'>['status']) =>
    api.records('review-cycles').amend(id, { from: today(), values: { status } })
  if (act === 'open' || act === 'askMore')
    return (await api.call('openReviews', { params: { id } })).data.asked
  if (act === 'publish') {
    const { published } = (await api.call('publishReviews', { params: { id }, body: {} })).data
    if (isOfHr) await stand('published')
    return published
  }
  await stand(act === 'calibrate' ? 'calibrating' : 'closed')
  return 0
}
