import { List, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import type { Version } from './model-queries.ts'
import classes from './version-card.module.css'

/** What a reader must know before a version is used. */
export function VersionCard({ version: { card } }: { readonly version: Version }) {
  const said = useSaid()
  const t = useTranslations('models')
  const { number } = useFormat()
  return (
    <Stack gap="sm" component="section" aria-label={t('card')}>
      <Title order={2}>{t('card')}</Title>
      <dl className={classes['card']}>
        <Item term={t('question')}>
          {said(card.question)} ({said(card.subject)})
        </Item>
        <Item term={t('whyLearner')}>
          {said(card.learner)}. {said(card.whyThisLearner)}
        </Item>
        <Item term={t('learned')}>
          {card.data.file}, {number(card.data.rows)} {t('people').toLowerCase()}. {said(card.validation)}
        </Item>
        <Item term={t('inputs')}>{card.inputs.join(', ')}</Item>
        <Item term={t('leftOut')}>
          <Sentences
            sentences={card.leftOut.map(
              ({ column, role, reason }) => `${column}: ${said(reason === '' ? role : reason)}`,
            )}
          />
        </Item>
        <Item term={t('fairness')}>
          <Sentences sentences={card.fairness.map(({ finding }) => said(finding))} />
        </Item>
        <Item term={t('limits')}>
          <Sentences sentences={card.limits.map(said)} />
        </Item>
        <Item term={t('mustNever')}>
          <Sentences sentences={card.mustNever.map(said)} />
        </Item>
        <Item term={t('review')}>{said(card.review)}</Item>
      </dl>
    </Stack>
  )
}

function Item({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <Text component="dt" size="sm" fw={600}>
        {term}
      </Text>
      <Text component="dd" size="sm">
        {children}
      </Text>
    </>
  )
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return '–'
  return (
    <List size="sm" spacing={4}>
      {[...new Set(sentences)].map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  )
}
