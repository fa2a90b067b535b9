import { Alert, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import type { InterventionEffect } from './outlook-queries.ts'

type ByBand = NonNullable<InterventionEffect['byBand']>

/** What went with it by the band of the score before, each with its interval, whether bands differ, and what that cannot say. */
export function EffectByBand({ byBand: { bands, apart, warning } }: { readonly byBand: ByBand }) {
  const t = useTranslations('outlook.effect')
  const o = useTranslations('outlook')
  const said = useSaid()
  const { number, share } = useFormat()
  return (
    <Stack gap="sm" component="section" aria-label={t('byBand')}>
      <div>
        <Title order={3} fz="sm">
          {apart === null ? t('byBand') : <Apart apart={apart} />}
        </Title>
        <Text size="sm" c="dimmed">
          {t('byBandMeaning')}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={420}>
        <Table fz="sm" verticalSpacing={6} aria-label={t('byBand')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('band')}</Table.Th>
              <Table.Th ta="end">{t('matched')}</Table.Th>
              <Table.Th ta="end">{t('fewer')}</Table.Th>
              <Table.Th ta="end">{t('treated')}</Table.Th>
              <Table.Th ta="end">{t('alike')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bands.map(({ band, matched, effect }) => (
              <Table.Tr key={band}>
                <Table.Th scope="row" fw={400}>
                  {o(`bands.${band}`)}
                </Table.Th>
                <Table.Td ta="end" className="number">
                  {matched === null ? o('few') : number(matched)}
                </Table.Td>
                {effect === null ? (
                  <Table.Td colSpan={3} c="dimmed">
                    {t('tooFewInBand')}
                  </Table.Td>
                ) : (
                  <>
                    <Table.Td ta="end" className="number">
                      {number(effect.fewerOfHundred.value)}{' '}
                      <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                        {t('range', {
                          low: number(effect.fewerOfHundred.low),
                          high: number(effect.fewerOfHundred.high),
                        })}
                      </Text>
                    </Table.Td>
                    <Table.Td ta="end" className="number">
                      {share(effect.leftTreated)}
                    </Table.Td>
                    <Table.Td ta="end" className="number">
                      {share(effect.leftAlike)}
                    </Table.Td>
                  </>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Alert variant="light" color="orange">
        {said(warning)}
      </Alert>
    </Stack>
  )
}

/** Whether it went with more in one band than in another, beyond chance. */
function Apart({
  apart: { higher, lower, moreOfHundred },
}: {
  readonly apart: NonNullable<ByBand['apart']>
}) {
  const t = useTranslations('outlook.effect')
  const o = useTranslations('outlook')
  const { number } = useFormat()
  const { value, low, high } = moreOfHundred
  const bands = { higher: o(`bands.${higher}`), lower: o(`bands.${lower}`) }
  if (low <= 0 && high >= 0) return t('bandsAlike', bands)
  const [least, most] = value > 0 ? [low, high] : [-high, -low]
  const of = { value: number(Math.abs(value)), low: number(least), high: number(most) }
  return value > 0 ? t('bandsMore', { ...bands, ...of }) : t('bandsLess', { ...bands, ...of })
}
