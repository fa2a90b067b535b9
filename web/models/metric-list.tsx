import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DefinitionTip } from '../parts/definition-tip.tsx'
import { knownMetrics, shortFigure } from './main-metric.ts'
import type { VersionLine } from './model-queries.ts'

type Metrics = VersionLine['metrics']

interface MetricListProps {
  readonly metrics: Metrics
  readonly baseline?: Metrics
}

/** Every figure with its interval, what it means, and what guessing gives. */
export function MetricList({ metrics, baseline }: MetricListProps) {
  const t = useTranslations('models')
  const { number } = useFormat()
  return (
    <Stack gap="sm" component="section" aria-label={t('figures')}>
      <div>
        <Title order={2}>{t('figures')}</Title>
        <Text size="sm" c="dimmed">
          {t('figuresText')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        {knownMetrics.map((name) => {
          const figure = metrics[name]
          if (!figure) return null
          const guessed = baseline?.[name]?.value
          const ends = [figure.low, figure.high].filter((end) => end !== null)
          return (
            <div key={name}>
              <Group gap={4} wrap="nowrap">
                <Text c="dimmed" size="sm">
                  {t(`metrics.${name}`)}
                </Text>
                <DefinitionTip name={t(`metrics.${name}`)} meaning={t(`metricMeanings.${name}`)} />
              </Group>
              <Text fz={22} fw={650} lh={1.2} className="number">
                {shortFigure(figure.value, number)}
              </Text>
              <Text c="dimmed" size="xs" className="number">
                {ends.map((end) => shortFigure(end, number)).join('–')}
                {guessed !== undefined && ` · ${t('guessing').toLowerCase()} ${shortFigure(guessed, number)}`}
              </Text>
            </div>
          )
        })}
      </SimpleGrid>
    </Stack>
  )
}
