import { Card, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { Statistic } from '../parts/statistic.tsx'
import { reportQuery } from './report-queries.ts'

/** How many people there may be within some months, if nobody were hired: for whoever reads of everybody. */
export function Forecast() {
  const t = useTranslations('reports')
  const { moment } = useMoment()
  const { number, day } = useFormat()
  const found = useQuery(reportQuery('attrition', moment))
  const report = found.data?.report
  if (report?.kind !== 'attrition') return null
  const part = report.parts.find(({ about }) => about === 'everybody')
  if (!part || part.low === null || part.high === null) return null
  const { asOf, method } = report
  const { people, value, low, high } = part
  const months = number(method.horizonMonths)
  const [stay, fewest, most] = [people - value, people - high, people - low].map((one) =>
    number(Math.round(one)),
  )
  const title = t('forecastFinding', { fewest: fewest!, most: most!, months })
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="md" maw={720}>
        {t('forecastText', { day: day(asOf) })}
      </Text>
      <Group gap="xl" align="start">
        <Statistic label={t('thereNow')} value={number(people)} hint={t('asOf', { day: day(asOf) })} />
        <Statistic
          label={t('values.attrition')}
          value={number(Math.round(value))}
          hint={t('interval', { low: number(Math.round(low)), high: number(Math.round(high)) })}
          definition={{ meaning: t('meanings.attrition'), population: t('everybody'), date: day(asOf) }}
        />
        <Statistic
          label={t('thereThen', { months })}
          value={stay}
          hint={t('interval', { low: fewest!, high: most! })}
        />
      </Group>
    </Card>
  )
}
