import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { usePurposes } from '../models/use-purposes.ts'
import classes from './feature-facts.module.css'
import type { Feature } from './feature-queries.ts'
import { useFeatureWords } from './use-feature-words.ts'

/** What is declared of a feature. */
export function FeatureFacts({ feature }: { readonly feature: Feature }) {
  const t = useTranslations('features')
  const purposeOf = usePurposes()
  const words = useFeatureWords()
  const facts = [
    [t('sources'), words.list(feature.sources)],
    [t('window'), words.window(feature)],
    [t('sensitivity'), words.list(feature.sensitivity)],
    [t('purposes'), feature.purposes.map(purposeOf).join(', ')],
    [t('owner'), words.owner(feature)],
  ] as const
  return (
    <dl className={classes['facts']}>
      {facts.map(([term, text]) => (
        <div key={term}>
          <Text component="dt" size="xs" c="dimmed">
            {term}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {text === '' ? '–' : text}
          </Text>
        </div>
      ))}
    </dl>
  )
}
