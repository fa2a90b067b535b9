import { SimpleGrid } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { Statistic } from '../parts/statistic.tsx'
import type { Feature, Figures } from './feature-queries.ts'

interface FeatureStandingProps {
  readonly figures: Figures
  readonly history: Feature['history']
}

/** How many have a value, what is missing, and whether it has changed. */
export function FeatureStanding({ figures, history }: FeatureStandingProps) {
  const t = useTranslations('features')
  const { number, share, day, fine } = useFormat()
  const drift = history.at(-1)?.drift
  const date = day(figures.asOf)
  return (
    <SimpleGrid cols={{ base: 2, xs: 3 }}>
      <Statistic
        label={t('one.known')}
        value={number(figures.known)}
        hint={t('one.knownHint', { people: number(figures.people) })}
        definition={{ meaning: t('one.spreadText'), date }}
      />
      <Statistic
        label={t('missing')}
        value={share(figures.missing)}
        definition={{ meaning: t('one.missingText'), date }}
      />
      <Statistic
        label={t('change')}
        value={drift ? t(`verdicts.${drift.verdict}`) : '–'}
        hint={
          drift
            ? t('one.changeHint', { index: fine(drift.index), chance: fine(drift.chance) })
            : t('one.noEarlier')
        }
        definition={{ meaning: t('one.changeText'), date: drift ? `${day(drift.against)} – ${date}` : date }}
      />
    </SimpleGrid>
  )
}
