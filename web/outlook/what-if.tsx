import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import classes from './outlook.module.css'
import { whatIfQuery } from './outlook-queries.ts'
import type { WhatIfAnswer } from './outlook-queries.ts'
import type { ShownScore } from './score-card.tsx'
import { useInputs } from './use-inputs.ts'

/** What would move the score, on request: it is looked for, which takes a moment. */
export function WhatIf({ score }: Pick<ShownScore, 'score'>) {
  const t = useTranslations('outlook.whatIf')
  const [asks, setAsks] = useState(false)
  if (score.score === null || score.task === 'multiclass') return null
  return (
    <Stack gap="xs" align="start" component="section" aria-label={t('title')}>
      <Title order={3} fz="md">
        {t('title')}
      </Title>
      {asks ? (
        <Asked score={score} />
      ) : (
        <>
          <Text size="sm">{t('text')}</Text>
          <Button variant="default" onClick={() => setAsks(true)}>
            {t('look')}
          </Button>
        </>
      )}
    </Stack>
  )
}

function Asked({ score: { id, task } }: Pick<ShownScore, 'score'>) {
  const t = useTranslations('outlook.whatIf')
  const [toward, setToward] = useState<'lower' | 'higher'>('lower')
  const found = useQuery(whatIfQuery(id, toward))
  return (
    <>
      <SegmentedControl
        aria-label={t('toward')}
        value={toward}
        onChange={(value) => setToward(value as typeof toward)}
        data={[
          { value: 'lower', label: t('lower') },
          { value: 'higher', label: t('higher') },
        ]}
      />
      {found.isError && <LoadFailed error={found.error} />}
      {found.isPending && <PageLoading />}
      {found.data && <Found found={found.data} task={task} />}
      <Text size="xs" c="dimmed">
        {t('caution')}
      </Text>
    </>
  )
}

function Found({ found, task }: { readonly found: WhatIfAnswer; readonly task: string }) {
  const t = useTranslations('outlook.whatIf')
  const { number, share } = useFormat()
  const { nameOf, valueOf } = useInputs(found.meanings)
  const told = (score: number): string => (task === 'regression' ? number(score) : share(score))
  const changed = ({ column, from, to }: WhatIfAnswer['items'][number]['changes'][number]): string =>
    t('change', { what: nameOf(column), from: valueOf(from, column), to: valueOf(to, column) })
  if (found.items.length === 0)
    return <Text size="sm">{t(found.isComplete ? 'none' : 'notYet', { goal: told(found.goal) })}</Text>
  return (
    <>
      <Text size="sm">{t('found', { now: told(found.score), goal: told(found.goal) })}</Text>
      <Text component="ol" size="sm" className={classes['reasons']}>
        {found.items.map(({ score, changes, follows }) => (
          <li key={changes.map(changed).join()}>
            {[...changes, ...follows].map(changed).join('; ')}{' '}
            <Text span size="sm" c="dimmed">
              → {told(score)}
            </Text>
          </li>
        ))}
      </Text>
    </>
  )
}
