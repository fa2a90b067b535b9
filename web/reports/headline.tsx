import { Alert, Card, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { Statistic } from '../parts/statistic.tsx'
import { useFinding, useSignedShare } from './finding.ts'
import type { Part, Report } from './report-queries.ts'

interface HeadlineProps {
  readonly report: Report
  readonly part: Part
  readonly name: string
  /** More numbers of the same part. */
  readonly children?: ReactNode
}

/** The finding, the number that matters with its interval, and of whom and which day it is. */
export function Headline({ report, part, name, children }: HeadlineProps) {
  const t = useTranslations('reports')
  const { number, day } = useFormat()
  const share = useSignedShare()
  const finding = useFinding()(report, part)
  const { kind, asOf, method } = report
  const { value, low, high, people } = part
  const shown =
    kind === 'productivity' || kind === 'teams'
      ? share(value)
      : number(low === null ? value : Math.round(value))
  return (
    <Card withBorder component="section" aria-label={finding}>
      <Title order={2}>{finding}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {name} · {t('asOf', { day: day(asOf) })}
      </Text>
      <Group gap="xl" align="start">
        <Statistic
          label={t(`values.${kind}`)}
          value={shown}
          definition={{ meaning: t(`meanings.${kind}`), population: name, date: day(asOf) }}
          {...(low !== null &&
            high !== null && {
              hint: t('interval', { low: number(Math.round(low)), high: number(Math.round(high)) }),
            })}
        />
        <Statistic
          label={t('people')}
          value={number(people)}
          definition={{ meaning: t(`peopleMeanings.${kind}`), population: name, date: day(asOf) }}
        />
        {children}
      </Group>
      {'isBetter' in method && !method.isBetter && (
        <Alert variant="light" color="orange" mt="md" title={t('noBetter')}>
          {t(`noBetterTexts.${kind as 'attrition'}`)}
        </Alert>
      )}
    </Card>
  )
}
