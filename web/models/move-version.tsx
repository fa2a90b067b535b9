import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { Confirm } from '../parts/confirm.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { mayMake } from './model-queries.ts'
import type { Version } from './model-queries.ts'

type Stage = 'shadow' | 'archived' | 'candidate'

/** Where a version can go from where it stands, without anybody's approval: nothing of it has an effect. */
const ways: Readonly<Record<Version['stage'], readonly Stage[]>> = {
  candidate: ['shadow', 'archived'],
  shadow: ['archived'],
  champion: [],
  archived: ['candidate'],
}

/** Tries a version beside the one that answers, lays it aside, or takes it up again. */
export function MoveVersion({ version: { id, stage, retrainBy } }: { readonly version: Version }) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const me = useMe()
  const queries = useQueryClient()
  const [to, setTo] = useState<Stage>()
  const move = useMutation({
    mutationFn: (body: { stage: Stage; reason: string }) =>
      api.call('moveModelVersion', { params: { id }, body }),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  if (!mayMake(me)) return null
  // What is due to be trained anew takes no new place.
  const open = ways[stage].filter((one) => one !== 'shadow' || retrainBy === null)
  return (
    <>
      {open.map((one) => (
        <Button key={one} variant="default" loading={move.isPending} onClick={() => setTo(one)}>
          {t(`move.${one}`)}
        </Button>
      ))}
      {to && (
        <Confirm
          title={t(`move.${to}`)}
          text={t(`moveTexts.${to}`)}
          act={t(`move.${to}`)}
          reason={t('reason')}
          onClose={() => setTo(undefined)}
          onConfirm={(reason) => move.mutate({ stage: to, reason })}
        />
      )}
    </>
  )
}
