import { Alert, Card, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { Statistic } from '../parts/statistic.tsx'
import { capitalised } from './capitalised.ts'
import { EffectByBand } from './effect-by-band.tsx'
import type { InterventionEffect } from './outlook-queries.ts'

interface EffectCardProps {
  readonly found: InterventionEffect
  /** Of the model. */
  readonly title: string
}

/** What went with something that was done: the finding, its figures with the warning, and who was counted. */
export function EffectCard({ found, title }: EffectCardProps) {
  const t = useTranslations('outlook.effect')
  const said = useSaid()
  const { day } = useFormat()
  const { kind, horizonDays, counts, effect, finding, warning, measuredOn, byBand } = found
  const heading = said(finding)
  return (
    <Card withBorder component="section" aria-label={heading} p="lg">
      <Stack gap="md">
        <div>
          <Title order={2}>{heading}</Title>
          <Text size="sm" c="dimmed">
            {horizonDays === null || measuredOn === null
              ? t('notYet')
              : [
                  t('about', { kind: capitalised(said(kind)), model: title, days: horizonDays }),
                  t('measuredOn', { day: day(measuredOn) }),
                ].join(' · ')}
          </Text>
        </div>
        {effect === null ? (
          measuredOn !== null && <Text size="sm">{t('tooFew')}</Text>
        ) : (
          <>
            <Figures effect={effect} />
            <Alert variant="light" color="orange" title={t('cannot')}>
              {said(warning)}
            </Alert>
            <Balance balance={effect.balance} />
            {byBand !== null && <EffectByBand byBand={byBand} />}
          </>
        )}
        {counts !== null && <Counted counts={counts} />}
      </Stack>
    </Card>
  )
}

type Effect = NonNullable<InterventionEffect['effect']>

function Figures({ effect }: { readonly effect: Effect }) {
  const t = useTranslations('outlook.effect')
  const { number, share } = useFormat()
  const { fewerOfHundred, leftTreated, leftAlike } = effect
  const { value, low, high } = fewerOfHundred
  return (
    <Group gap="xl" align="start">
      <Statistic
        label={t('fewer')}
        value={number(value)}
        hint={t('interval', { low: number(low), high: number(high) })}
        definition={{ meaning: t('fewerMeaning') }}
      />
      <Statistic
        label={t('treated')}
        value={share(leftTreated)}
        definition={{ meaning: t('treatedMeaning') }}
      />
      <Statistic label={t('alike')} value={share(leftAlike)} definition={{ meaning: t('alikeMeaning') }} />
    </Group>
  )
}

/** Scores so far apart, in standard deviations, count as alike. */
const alikeUnder = 0.1

function Balance({ balance: { before, after } }: { readonly balance: Effect['balance'] }) {
  const t = useTranslations('outlook.effect')
  const { number } = useFormat()
  const apart = (value: number): string => number(Math.abs(value))
  return (
    <div>
      <Title order={3} fz="sm">
        {t('balance')}
      </Title>
      <Text size="sm">
        {t('balanceText', { before: apart(before), after: apart(after), limit: number(alikeUnder) })}{' '}
        {Math.abs(after) >= alikeUnder && t('notAlike')}
      </Text>
    </div>
  )
}

function Counted({ counts }: { readonly counts: NonNullable<InterventionEffect['counts']> }) {
  const t = useTranslations('outlook.effect')
  const o = useTranslations('outlook')
  const { number } = useFormat()
  return (
    <Table fz="sm" verticalSpacing={6} aria-label={t('counted')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('counted')}</Table.Th>
          <Table.Th ta="end">{t('count')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {(['treated', 'unmatched', 'comparedWith', 'waiting'] as const).map((name) => {
          const count = counts[name]
          return (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {t(`counts.${name}`)}
              </Table.Th>
              <Table.Td ta="end" className="number">
                {count === null ? o('few') : number(count)}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
