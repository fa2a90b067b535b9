import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Table, Text } from '@mantine/core'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import type { Band } from './report-queries.ts'

interface BandChartProps {
  readonly kind: 'attrition' | 'performance'
  readonly bands: readonly Band[]
  readonly people: number
  readonly name: string
  readonly date: string
}

/** Everybody in scope by band, with the count that history says: no list of anybody. */
export function BandChart({ kind, bands, people, name, date }: BandChartProps) {
  const t = useTranslations('reports')
  const { number, share } = useFormat()
  const option = useCallback(
    (theme: ChartTheme) =>
      rankedBars(
        bands.map((one) => ({
          label: t(`bands.${one.band}`),
          value: one.people,
          isQuiet: one.band === 'low' || one.band === 'usual',
        })),
        { theme, format: number, labelWidth: 80 },
      ),
    [bands, t, number],
  )
  const top = bands.at(-1)
  if (!top) return <Text size="sm">{t('noBands')}</Text>
  const rows = bands.map(({ band, people: own, expected, before }) => ({
    band,
    cells: [
      number(own),
      number(Math.round(expected * 10) / 10),
      before === null ? '–' : share(before),
      before === null ? '–' : number(Math.round(before * own)),
    ],
  }))
  const head = [
    t('band'),
    t('people'),
    t('expected'),
    t(kind === 'attrition' ? 'leftBefore' : 'fellBefore'),
    t('asBefore'),
  ]
  return (
    <ChartFrame
      title={
        top.before === null
          ? t('bandsFinding', { people: number(top.people), all: number(people) })
          : t(kind === 'attrition' ? 'bandsLeft' : 'bandsFell', {
              people: number(top.people),
              share: share(top.before),
            })
      }
      definition={{ name: t('band'), meaning: t('bandMeaning'), population: name, date }}
      option={option}
      height={rankedBarsHeight(bands.length)}
      table={{ head, rows: rows.map(({ band, cells }) => [t(`bands.${band}`), ...cells]) }}
    >
      <ScrollBox label={t('band')} minWidth={420}>
        <Table fz="sm" mt="sm" verticalSpacing={6} aria-label={t('band')}>
          <Table.Thead>
            <Table.Tr>
              {head.map((title, at) => (
                <Table.Th key={title} ta={at === 0 ? 'start' : 'end'}>
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ band, cells }) => (
              <Table.Tr key={band}>
                <Table.Th scope="row" fw={550}>
                  {t(`bands.${band}`)}
                </Table.Th>
                {cells.map((cell, at) => (
                  <Table.Td key={head[at + 1]} ta="end" className="number">
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
    </ChartFrame>
  )
}
