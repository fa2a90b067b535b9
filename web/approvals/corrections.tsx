import { Anchor, Button, Group, Stack, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { CorrectionCard } from '../own/correction-card.tsx'
import { correctionsQuery } from '../own/own-queries.ts'
import type { Correction } from '../own/own-queries.ts'
import { Confirm } from '../parts/confirm.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { useSubjectNames } from '../requests/use-subject-names.ts'

/** What people say is wrong on record about them, for whoever answers, the first due first; what is given, where nobody says so. */
export function Corrections({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('own.correction')
  const { personId, roles } = useMe()
  const found = useQuery({ ...correctionsQuery, enabled: roles.includes('hr_manager') })
  const waiting = (found.data ?? []).filter(
    ({ state, subjectId }) => state === 'open' && subjectId !== personId,
  )
  const nameOf = useSubjectNames(waiting.map(({ subjectId }) => subjectId))
  if (waiting.length === 0) return children
  return (
    <Stack gap="sm" component="section" aria-label={t('heading')}>
      <Title order={2}>{t('heading')}</Title>
      {waiting.map((correction) => (
        <Waiting key={correction.id} correction={correction} name={nameOf(correction.subjectId)} />
      ))}
    </Stack>
  )
}

interface WaitingProps {
  readonly correction: Correction
  readonly name: string | undefined
}

/** Records are corrected on the page of the person; here it is answered. */
function Waiting({ correction, name }: WaitingProps) {
  const t = useTranslations('own.correction')
  const o = useTranslations('own')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [asks, setAsks] = useState<'done' | 'refused'>()
  const { id, subjectId } = correction
  const answer = useMutation({
    mutationFn: (body: { state: 'done' | 'refused'; answer: string }) =>
      api.call('answerSubjectRequest', { params: { id }, body }),
    onSuccess: () => tellDone(t('answered')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: correctionsQuery.queryKey }),
  })
  const person = (
    <Anchor component={Link} to="/people/$id" params={{ id: subjectId } as never} c="inherit">
      {name ?? o('person')}
    </Anchor>
  )
  return (
    <CorrectionCard correction={correction} title={person}>
      <Group justify="end" gap="xs" mt="xs">
        <Button variant="default" onClick={() => setAsks('refused')}>
          {t('refuse')}
        </Button>
        <Button onClick={() => setAsks('done')}>{t('done')}</Button>
      </Group>
      {asks && (
        <Confirm
          title={t(asks === 'done' ? 'done' : 'refuse')}
          text={t(asks === 'done' ? 'doneText' : 'refuseText')}
          act={t(asks === 'done' ? 'done' : 'refuse')}
          reason={t('answerWords')}
          onClose={() => setAsks(undefined)}
          onConfirm={(words) => answer.mutate({ state: asks, answer: words })}
        />
      )}
    </CorrectionCard>
  )
}
