import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Table, Text } from '@mantine/core'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { capitalised } from './capitalised.ts'
import type { BandCount } from './outlook-queries.ts'

interface BandTableProps {
  readonly bands: readonly BandCount[]
  readonly asOf: string
}

/** People by band with the count that history says; bands of fewer than five say nothing. */
export function BandTable({ bands, asOf }: BandTableProps) {
  const t = useTranslations('outlook')
  const { number, day } = useFormat()
  const few = t('few')
  const shown = bands.flatMap(({ band, people }) => (people === null ? [] : [{ band, people }]))
  const option = useCallback(
    (theme: ChartTheme) =>
      rankedBars(
        bands.map(({ band, people }) => ({
          label: capitalised(t(`bands.${band}`)),
          value: people ?? 0,
          isQuiet: band === 'usual',
        })),
        { theme, format: number, labelWidth: 80 },
      ),
    [bands, t, number],
  )
  const isWhole = shown.length === bands.length
  const people = shown.reduce((sum, one) => sum + one.people, 0)
  const expected = bands.reduce((sum, one) => sum + (one.expected ?? 0), 0)
  const rows = bands.map((one) => ({
    ...one,
    shownPeople: one.people === null ? few : number(one.people),
    shownExpected: one.expected === null ? '–' : number(Math.round(one.expected)),
  }))
  return (
    <ChartFrame
      title={
        isWhole
          ? t('bandsTitle', { expected: number(Math.round(expected)), people: number(people) })
          : t('bandsSome')
      }
      definition={{ name: t('expected'), meaning: t('expectedMeaning'), date: t('asOf', { day: day(asOf) }) }}
      option={option}
      height={rankedBarsHeight(bands.length)}
      table={{
        head: [t('bandHead'), t('people')],
        rows: rows.map(({ band, shownPeople }) => [t(`bands.${band}`), shownPeople]),
      }}
    >
      <Table fz="sm" mt="sm" verticalSpacing={6} aria-label={t('tabs.bands')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('bandHead')}</Table.Th>
            <Table.Th ta="end">{t('people')}</Table.Th>
            <Table.Th ta="end">{t('expected')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ band, shownPeople, shownExpected }) => (
            <Table.Tr key={band}>
              <Table.Th scope="row" fw={550}>
                {capitalised(t(`bands.${band}`))}
                <Text size="xs" c="dimmed" fw={400}>
                  {t(`bandTexts.${band}`)}
                </Text>
              </Table.Th>
              <Table.Td ta="end" className="number">
                {shownPeople}
              </Table.Td>
              <Table.Td ta="end" className="number">
                {shownExpected}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ChartFrame>
  )
}
