import { Card, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'

const words = {
  attrition: ['interval', 'concordance', 'auc', 'brier', 'skill', 'capture', 'calibration'],
  performance: ['interval', 'accuracy', 'auc', 'capture', 'calibration'],
  productivity: ['level', 'mae', 'r2'],
  teams: ['mae', 'r2'],
  wellbeing: ['strain', 'strained'],
} as const

/** What the words of a report mean. */
export function Definitions({ kind }: { readonly kind: keyof typeof words }) {
  const t = useTranslations('reports')
  return (
    <Card withBorder component="section" id="definitions" aria-label={t('definitions')}>
      <Title order={2} mb="xs">
        {t('definitions')}
      </Title>
      <dl style={{ margin: 0, display: 'grid', gap: 8 }}>
        {words[kind].map((word) => (
          <div key={word}>
            <Text component="dt" size="sm" fw={600}>
              {t(`words.${word}`)}
            </Text>
            <Text component="dd" size="sm" c="dimmed" m={0} maw={720}>
              {t(`wordMeanings.${word}`)}
            </Text>
          </div>
        ))}
      </dl>
    </Card>
  )
}
