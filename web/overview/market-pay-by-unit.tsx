import { Anchor, Group, Select, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { DefinitionTip } from '../parts/definition-tip.tsx'
import { RangeLine } from '../parts/range-line.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { figureQuery, newestSurveyQuery } from './overview-queries.ts'
import type { Cell } from './overview-queries.ts'
import { useCurrency } from './use-currency.tsx'

const dimensions = ['grade', 'job_family', 'country', 'department'] as const
type Dimension = (typeof dimensions)[number]

/** Base pay in percent of what others pay for the same jobs: where the middle half of each group stands, and its middle. */
export function MarketPayByUnit({ month }: { readonly month: string }) {
  const t = useTranslations('overview')
  const [by, setBy] = useState<Dimension>('grade')
  const { month: monthName, day, share } = useFormat()
  const { currency, isNone, choice } = useCurrency()
  const newest = useQuery(newestSurveyQuery)
  const ratios = useQuery({
    ...figureQuery({
      measure: 'market_pay_quartiles',
      by,
      from: month,
      to: month,
      ...(currency !== undefined && { currency }),
    }),
    enabled: currency !== undefined,
  })
  if (isNone) return null
  if (ratios.isError) return <LoadFailed error={ratios.error} />
  if (!ratios.data || currency === undefined) return <PageLoading />
  const cells = ratios.data.months[0]?.cells ?? []
  const middle = cells.find(({ group }) => group[by] === undefined)?.quartiles?.middle
  const rows = rowsOf(cells, (group) =>
    group[by] === null || group[by] === undefined
      ? t('unknown')
      : (ratios.data.names[group[by]] ?? group[by]),
  )
  return (
    <section aria-label={t('market.title')}>
      <Group justify="space-between" align="end" mb="xs">
        <div>
          <Group gap={4}>
            <Title order={2}>{t('market.title')}</Title>
            <DefinitionTip
              name={t('market.title')}
              meaning={t('market.meaning')}
              population={t('market.reach', { currency })}
              date={monthName(month)}
            />
          </Group>
          <Text size="xs" c="dimmed">
            {middle === undefined
              ? monthName(month)
              : t('market.middle', { share: share(middle / 100), month: monthName(month) })}
            {newest.data && ` · ${t('market.newest', { ...newest.data, day: day(newest.data.surveyedOn) })}`}
            {' · '}
            {t(ratios.data.isExact ? 'exact' : 'disguised')}
          </Text>
        </div>
        <Group gap="xs" className="no-print">
          <Select
            aria-label={t('byLabel')}
            allowDeselect={false}
            w={150}
            data={dimensions.map((value) => ({ value, label: t(`by.${value}`) }))}
            value={by}
            onChange={(value) => value !== null && setBy(value)}
          />
          {choice}
        </Group>
      </Group>
      {rows.length === 0 || newest.data === null ? (
        <NoSurvey currency={currency} />
      ) : (
        <>
          <RatioTable rows={rows} by={by} />
          <Text size="xs" c="dimmed" mt={4}>
            {t('market.legend')}
          </Text>
        </>
      )}
    </section>
  )
}

type Row = Cell & { readonly name: string }

function rowsOf(cells: readonly Cell[], nameOf: (group: Cell['group']) => string): readonly Row[] {
  return cells
    .filter(({ group, isHidden, people }) => Object.keys(group).length > 0 && (isHidden || (people ?? 0) > 0))
    .map((cell) => ({ ...cell, name: nameOf(cell.group) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
}

function NoSurvey({ currency }: { readonly currency: string }) {
  const t = useTranslations('overview.market')
  const me = useMe()
  return (
    <Text size="sm" c="dimmed">
      {t('none', { currency })}{' '}
      {reaches(me, 'market pay', 'write') && (
        <Anchor component={Link} to="/imports" size="sm">
          {t('bring')}
        </Anchor>
      )}
    </Text>
  )
}

function RatioTable({ rows, by }: { readonly rows: readonly Row[]; readonly by: Dimension }) {
  const t = useTranslations('overview')
  const { number, share } = useFormat()
  const told = rows.flatMap(({ quartiles }) => (quartiles ? [quartiles.low, quartiles.high] : []))
  const scale = [Math.min(95, ...told), Math.max(105, ...told)] as const
  const percent = (value: number | undefined): string => (value === undefined ? '' : share(value / 100))
  const quartile = (id: 'low' | 'middle' | 'high') => ({
    id,
    title: t(`quartiles.${id}`),
    isNumber: true,
    sortBy: (row: Row) => row.quartiles?.[id],
    cell: (row: Row) => percent(row.quartiles?.[id]),
  })
  return (
    <DataTable
      label={t('market.title')}
      rows={rows}
      idOf={({ group }) => String(group[by])}
      columns={[
        {
          id: 'name',
          title: t(`by.${by}`),
          width: 'minmax(8rem, 1.2fr)',
          sortBy: ({ name }) => name,
          cell: ({ name }) => name,
        },
        {
          id: 'people',
          title: t('people'),
          isNumber: true,
          sortBy: ({ people }) => people,
          cell: ({ people }) => (people === null ? '–' : number(people)),
        },
        {
          id: 'range',
          title: t('market.range'),
          width: 'minmax(9rem, 2fr)',
          cell: ({ name, quartiles }) =>
            quartiles ? (
              <RangeLine
                label={t('market.line', {
                  name,
                  low: percent(quartiles.low),
                  middle: percent(quartiles.middle),
                  high: percent(quartiles.high),
                })}
                scale={scale}
                range={[quartiles.low, quartiles.high]}
                mark={100}
                dot={quartiles.middle}
              />
            ) : (
              <Text span size="xs" c="dimmed">
                {t('hidden')}
              </Text>
            ),
        },
        quartile('low'),
        quartile('middle'),
        quartile('high'),
      ]}
    />
  )
}
