import { kindAt } from '@cadre/contract/forms'
import type { InputOf } from '@cadre/contract/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import type { OverviewRecord } from '../people/kind-card.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { correctionsQuery } from './own-queries.ts'

/** A record about oneself that is wrong. */
export interface WrongRecord {
  /** Path of its kind. */
  readonly path: string
  readonly record: OverviewRecord
}

type About = NonNullable<InputOf<'enterSubjectRequest'>['body']['about']>

/** Says what is wrong with a record: it reaches HR, who answers by a day that is told. */
export function AskCorrection({
  wrong: { path, record },
  onClose,
}: {
  readonly wrong: WrongRecord
  readonly onClose: () => void
}) {
  const t = useTranslations('own.correction')
  const p = useTranslations('parts')
  const word = useWords()
  const { day } = useFormat()
  const queries = useQueryClient()
  const kind = kindAt(path)
  const ask = useMutation({
    mutationFn: (words: string) =>
      api.call('enterSubjectRequest', {
        body: { kind: 'rectification', words, about: { entity: kind, id: record.id } as About },
      }),
    onSuccess: ({ data }) => tellDone(t('asked', { day: day(data.dueOn) })),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: correctionsQuery.queryKey }),
  })
  return (
    <Confirm
      title={t('title', { kind: word(kind) })}
      text={t('text')}
      act={t('ask')}
      reason={t('words')}
      onClose={onClose}
      onConfirm={(words) => ask.mutate(words)}
    />
  )
}
