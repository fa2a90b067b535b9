import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { DefinitionTip } from '../parts/definition-tip.tsx'
import { PageLoading } from '../parts/states.tsx'
import { figureQuery } from './overview-queries.ts'
import { useCurrency } from './use-currency.tsx'

/** Yearly base pay by grade: quartiles, and the middle set against that of everybody. */
export function PayByUnit({ month }: { readonly month: string }) {
  const t = useTranslations('overview')
  const { money, number, month: monthName } = useFormat()
  const { currency, isNone, choice } = useCurrency()
  const pay = useQuery({
    ...figureQuery({
      measure: 'pay_quartiles',
      by: 'grade',
      from: month,
      to: month,
      ...(currency !== undefined && { currency }),
    }),
    enabled: currency !== undefined,
  })
  if (isNone || pay.isError) return null
  if (!pay.data || currency === undefined) return <PageLoading />
  const cells = pay.data.months[0]?.cells ?? []
  const middle = cells.find(({ group }) => group['grade'] === undefined)?.quartiles?.middle
  const rows = cells
    .filter(({ group }) => group['grade'] !== undefined)
    .map((cell) => ({ ...cell, name: pay.data.names[cell.group['grade'] ?? ''] ?? t('unknown') }))
    .toSorted((a, b) => (a.quartiles?.middle ?? 0) - (b.quartiles?.middle ?? 0))
  const amount = (minor: number | undefined): string =>
    minor === undefined ? '' : money({ minor: Math.round(minor / 100) * 100, currency })
  const quartile = (id: 'low' | 'middle' | 'high') => ({
    id,
    title: t(`quartiles.${id}`),
    isNumber: true,
    sortBy: (row: (typeof rows)[number]) => row.quartiles?.[id],
    cell: (row: (typeof rows)[number]) =>
      row.isHidden
        ? id === 'middle' && (
            <Text span size="xs" c="dimmed">
              {t('hidden')}
            </Text>
          )
        : amount(row.quartiles?.[id]),
  })
  return (
    <section aria-label={t('payTitle')}>
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'end', marginBottom: 8 }}>
        <div>
          <div style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
            <Title order={2}>{t('payTitle')}</Title>
            <DefinitionTip
              name={t('payTitle')}
              meaning={t('payMeaning')}
              population={t('payReach')}
              date={monthName(month)}
            />
          </div>
          <Text size="xs" c="dimmed">
            {middle === undefined
              ? monthName(month)
              : t('payMiddle', { middle: amount(middle), month: monthName(month) })}
            {' · '}
            {t(pay.data.isExact ? 'exact' : 'disguised')}
          </Text>
        </div>
        {choice}
      </div>
      <DataTable
        label={t('payTitle')}
        rows={rows}
        idOf={({ group }) => String(group['grade'])}
        columns={[
          {
            id: 'name',
            title: t('by.grade'),
            width: 'minmax(8rem, 1.5fr)',
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
          quartile('low'),
          quartile('middle'),
          quartile('high'),
          {
            id: 'ratio',
            title: t('ratio'),
            isNumber: true,
            sortBy: ({ quartiles }) => quartiles?.middle,
            cell: ({ quartiles }) =>
              quartiles === undefined || middle === undefined
                ? ''
                : number(Math.round((quartiles.middle / middle) * 100) / 100),
          },
        ]}
      />
    </section>
  )
}
