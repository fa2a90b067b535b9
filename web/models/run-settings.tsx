import { Anchor, Code, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import type { Run, RunFigures } from './model-queries.ts'
import { writeSetting } from './write-setting.ts'
import classes from './version-card.module.css'

/** What a training was asked for, from which content it learned, and the parameters that were chosen for each learner. */
export function RunSettings({ run }: { readonly run: Run }) {
  const t = useTranslations('models')
  const f = useTranslations('features.set')
  const { dataSet, dataSequence, dataHash, result } = run
  return (
    <Stack gap="sm" component="section" aria-label={t('settings.title')}>
      <Title order={2}>{t('settings.title')}</Title>
      <dl className={classes['card']}>
        <Item term={f('trained')}>
          <Anchor
            component={Link}
            to="/models/data-sets/$"
            params={{ _splat: dataSet } as never}
            size="sm"
            underline="always"
          >
            {dataSet}
          </Anchor>
          {dataSequence !== null && ` · ${f('version')} ${dataSequence}`}
        </Item>
        {dataHash !== null && (
          <Item term={f('hash')}>
            <Code style={{ overflowWrap: 'anywhere' }}>{dataHash}</Code>
          </Item>
        )}
        <Options run={run} />
        {result && <Parameters leaderboard={result.leaderboard} />}
      </dl>
    </Stack>
  )
}

/** What was asked for: what is left out here was left to the training. */
function Options({ run: { options, result } }: { readonly run: Run }) {
  const t = useTranslations('models')
  const said = useSaid()
  const labels = new Map(result?.leaderboard.map(({ learner, label }) => [learner, said(label)]))
  return Object.entries((options ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== null && writeSetting(value) !== '')
    .map(([name, value]) => {
      const term = `training.${name}`
      const words = `budgets.${String(value)}`
      const asked =
        name === 'learners' && Array.isArray(value) ? value.map((one) => labels.get(one) ?? one) : value
      return (
        <Item key={name} term={t.has(term as never) ? t(term as never) : name}>
          {name === 'budget' && t.has(words as never) ? t(words as never) : writeSetting(asked)}
        </Item>
      )
    })
}

/** What the search chose for each learner; those that were tried as they come are named together. */
function Parameters({ leaderboard }: Pick<RunFigures, 'leaderboard'>) {
  const t = useTranslations('models.settings')
  const said = useSaid()
  const { number } = useFormat()
  const tried = leaderboard.filter(({ isBaseline }) => !isBaseline)
  const isChanged = ({ params = {} }: (typeof tried)[number]): boolean => Object.keys(params).length > 0
  const asTheyCome = tried.filter((one) => !isChanged(one))
  const nameOf = ({ label, isRecommended }: (typeof tried)[number]): string =>
    isRecommended ? `${said(label)} (${t('chosen')})` : said(label)
  return (
    <>
      {tried.filter(isChanged).map((one) => (
        <Item key={one.learner} term={t('of', { learner: nameOf(one) })}>
          {Object.entries(one.params ?? {})
            .map(
              ([name, value]) => `${name} ${typeof value === 'number' ? number(value) : writeSetting(value)}`,
            )
            .join(' · ')}
        </Item>
      ))}
      {asTheyCome.length > 0 && <Item term={t('asTheyCome')}>{asTheyCome.map(nameOf).join(', ')}</Item>}
    </>
  )
}

function Item({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <Text component="dt" size="sm" fw={600}>
        {term}
      </Text>
      <Text component="dd" size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </>
  )
}
