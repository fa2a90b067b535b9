import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '@cadre/contract/client'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import type { Money } from '../language/use-format.ts'
import { DefinitionTip } from '../parts/definition-tip.tsx'
import { RangeLine, RangeSign } from '../parts/range-line.tsx'
import { LoadFailed } from '../parts/states.tsx'
import { marketPayQuery } from './people-queries.ts'

type MarketPay = AnswerOf<'personMarketPay'>
type Survey = NonNullable<MarketPay['survey']>

/** Base pay of a person beside what others pay for the job: a range as a line with a dot, with its source. */
export function MarketPayCard({ id }: { readonly id: string }) {
  const t = useTranslations('person.market')
  const { day } = useFormat()
  const { moment } = useMoment()
  const found = useQuery(marketPayQuery(id, moment))
  if (found.isError) return <LoadFailed error={found.error} />
  // Who is not paid is not compared, and needs no card to say so.
  if (!found.data || found.data.comparison === 'no base pay') return null
  const { survey, pay, asOf } = found.data
  return (
    <Card withBorder padding="md" component="section" aria-label={t('title')}>
      <Group gap={4} mb={4}>
        <Title order={2}>{t('title')}</Title>
        <DefinitionTip name={t('title')} meaning={t('meaning')} date={day(asOf)} />
      </Group>
      <Finding found={found.data} />
      {survey && pay && found.data.comparison === 'compared' && <Range survey={survey} pay={pay} />}
      {survey && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('source', { source: survey.source, day: day(survey.surveyedOn), from: day(survey.validFrom) })}
        </Text>
      )}
    </Card>
  )
}

function Finding({ found: { comparison, ratio, survey } }: { readonly found: MarketPay }) {
  const t = useTranslations('person.market')
  const { share } = useFormat()
  if (comparison === 'another currency')
    return <Text size="sm">{t('anotherCurrency', { currency: survey?.median.currency ?? '' })}</Text>
  if (ratio === null) return <Text size="sm">{t('noSurvey')}</Text>
  const off = Math.abs(ratio - 1)
  const way = off < 0.005 ? 'level' : ratio > 1 ? 'above' : 'below'
  return <Text size="sm">{t(way, { share: share(off) })}</Text>
}

function Range({ survey, pay }: { readonly survey: Survey; readonly pay: Money }) {
  const t = useTranslations('person.market')
  const { money } = useFormat()
  const { percentile10, percentile25, median, percentile75, percentile90 } = survey
  const lowest = (percentile10 ?? percentile25).minor
  const highest = (percentile90 ?? percentile75).minor
  const figures: readonly (readonly [string, Money, ('mark' | 'dot')?])[] = [
    [t('quarter'), percentile25],
    [t('half'), median, 'mark'],
    [t('threeQuarters'), percentile75],
    [t('pay'), pay, 'dot'],
  ]
  return (
    <Stack gap={6} mt="xs">
      <RangeLine
        label={figures.map(([name, amount]) => `${name}: ${money(amount)}`).join('; ')}
        scale={[Math.min(lowest, pay.minor), Math.max(highest, pay.minor)]}
        range={[percentile25.minor, percentile75.minor]}
        ends={[lowest, highest]}
        mark={median.minor}
        dot={pay.minor}
      />
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" verticalSpacing="sm" component="dl" m={0}>
        {figures.map(([name, amount, sign]) => (
          <div key={name}>
            <Text size="xs" c="dimmed" component="dt">
              {sign && <RangeSign sign={sign} />}
              {name}
            </Text>
            <Text size="sm" component="dd" m={0} className="number">
              {money(amount)}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Stack>
  )
}
