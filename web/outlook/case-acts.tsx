import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { AskSomebody } from './ask-somebody.tsx'
import type { WholeCase } from './outlook-queries.ts'

/** Hands a case on, or asks somebody else too: for whoever is asked to decide it, and for HR. */
export function CaseActs({ found }: { readonly found: WholeCase }) {
  const t = useTranslations('outlook')
  const me = useMe()
  const [asks, setAsks] = useState<'pass' | 'second'>()
  const { id, state, assignedTo, kind } = found
  const handsOut = reaches(me, 'outlook', 'write')
  if (!handsOut && assignedTo !== me.accountId) return null
  const params = { id }
  // Whoever holds no office chooses among those who may decide about the person.
  const among = handsOut ? {} : { ofCase: id }
  return (
    <>
      {state === 'open' && assignedTo === me.accountId && (
        <Button variant="default" onClick={() => setAsks('pass')}>
          {t('pass')}
        </Button>
      )}
      {kind !== 'second opinion' && (
        <Button variant="default" onClick={() => setAsks('second')}>
          {t('second')}
        </Button>
      )}
      {asks === 'pass' && (
        <AskSomebody
          title={t('pass')}
          text={t('passText')}
          act={t('pass')}
          {...among}
          done={t('passed')}
          onClose={() => setAsks(undefined)}
          onAsk={({ to, words }) => api.call('passOnReviewCase', { params, body: { to, words } })}
        />
      )}
      {asks === 'second' && (
        <AskSomebody
          title={t('second')}
          text={t('secondText')}
          act={t('openAct')}
          {...among}
          done={t('secondAsked')}
          isDated
          onClose={() => setAsks(undefined)}
          onAsk={({ to, words, dueOn }) =>
            api.call('askSecondOpinion', { params, body: { to, words, dueOn } })
          }
        />
      )}
    </>
  )
}
